import { between } from '../../i18n/between.ts'
import { useLookups } from '../lookups.tsx'
import { PickInput } from '../pick-input.tsx'
import type { Widget } from '../widget.ts'

export const parties: Widget<'parties'> = {
  Input: (props) => <PickInput {...props} options={useLookups().parties} several />,
  View: ({ value }) => {
    const { nameOf } = useLookups()
    return <>{value.map(nameOf).join(between('、'))}</>
  },
  format: (value, _spec, { nameOf }) => value.map(nameOf).join(between('、')),
}
