import { TextInput } from '../text-input.tsx'
import type { Widget } from '../widget.ts'

const clean = (typed: string) => typed.normalize('NFKC').replace(/[^\d+-]/g, '')

export const phone: Widget<'phone'> = {
  Input: (props) => <TextInput {...props} type="tel" inputMode="tel" autoComplete="off" clean={clean} narrow />,
  View: ({ value }) => (
    <a className="code" href={`tel:${value}`}>
      {value}
    </a>
  ),
  format: (value) => value,
}
