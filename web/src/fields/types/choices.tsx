import { between } from '../../i18n/between.ts'
import { ChoiceButtons } from '../choice-buttons.tsx'
import { PickInput } from '../pick-input.tsx'
import type { Widget } from '../widget.ts'
import { mostButtons, optionsOf } from './choice.tsx'

export const choices: Widget<'choices'> = {
  wide: true,
  Input: (props) => {
    const options = optionsOf(props.spec)
    const chosen = props.value ?? []
    if (options.length > mostButtons) return <PickInput {...props} options={options} several />
    // Kept in the order of the screen, so that the same choice is the same bytes.
    const press = (pressed: string) => {
      const next = options.map((one) => one.id).filter((id) => chosen.includes(id) !== (id === pressed))
      props.onChange(next.length > 0 ? next : undefined)
    }
    return (
      <ChoiceButtons
        id={props.id}
        name={props.spec.label}
        options={options}
        chosen={chosen}
        several
        disabled={props.disabled}
        describedBy={props.describedBy}
        onPress={press}
      />
    )
  },
  View: ({ value, spec }) => <>{value.map((one) => spec.options?.[one] ?? one).join(between('、'))}</>,
  format: (value, spec) => value.map((one) => spec.options?.[one] ?? one).join(between('、')),
}
