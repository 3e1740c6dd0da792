import { ChoiceButtons } from '../choice-buttons.tsx'
import { PickInput } from '../pick-input.tsx'
import type { FieldSpec, Widget } from '../widget.ts'

/** Up to this many stand side by side. */
export const mostButtons = 7

export function optionsOf(spec: FieldSpec): { id: string; name: string }[] {
  return (spec.choices ?? []).map((id) => ({ id, name: spec.options?.[id] ?? id }))
}

export const choice: Widget<'choice'> = {
  Input: (props) => {
    const options = optionsOf(props.spec)
    if (options.length > mostButtons) return <PickInput {...props} options={options} />
    return (
      <ChoiceButtons
        id={props.id}
        name={props.spec.label}
        options={options}
        chosen={props.value === undefined ? [] : [props.value]}
        disabled={props.disabled}
        describedBy={props.describedBy}
        onPress={props.onChange}
      />
    )
  },
  View: ({ value, spec }) => <>{spec.options?.[value] ?? value}</>,
  format: (value, spec) => spec.options?.[value] ?? value,
}
