import { useLookups } from '../lookups.tsx'
import { PickInput } from '../pick-input.tsx'
import type { Widget } from '../widget.ts'

export const indicator: Widget<'indicator'> = {
  Input: (props) => <PickInput {...props} options={useLookups().indicators} />,
  View: ({ value }) => <span title={value}>{useLookups().nameOf(value)}</span>,
  format: (value, _spec, { nameOf }) => nameOf(value),
}
