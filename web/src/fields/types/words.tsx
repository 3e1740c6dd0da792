import { Spoken } from '../../marks/sample.tsx'
import { TextInput } from '../text-input.tsx'
import type { Widget } from '../widget.ts'

export const words: Widget<'words'> = {
  Input: (props) => <TextInput {...props} />,
  View: ({ value }) => <Spoken>{value}</Spoken>,
  format: (value) => value,
}
