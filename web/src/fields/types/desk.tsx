import { useLookups } from '../lookups.tsx'
import { PickInput } from '../pick-input.tsx'
import type { Widget } from '../widget.ts'

export const desk: Widget<'desk'> = {
  Input: (props) => <PickInput {...props} options={useLookups().desks} />,
  View: ({ value }) => <>{useLookups().nameOf(value)}</>,
  format: (value, _spec, { nameOf }) => nameOf(value),
}
