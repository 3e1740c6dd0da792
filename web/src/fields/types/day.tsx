import { DayText } from '../../marks/day.tsx'
import { dayWords } from '../../marks/day-words.ts'
import { TextInput } from '../text-input.tsx'
import type { Widget } from '../widget.ts'

export const day: Widget<'day'> = {
  // The browser's own picker: on a phone nothing is better under a thumb.
  Input: (props) => <TextInput {...props} type="date" narrow min={props.spec.min} max={props.spec.max} />,
  View: ({ value }) => <DayText day={value} />,
  format: (value, _spec, { words, today }) => dayWords(words, value, today),
}
