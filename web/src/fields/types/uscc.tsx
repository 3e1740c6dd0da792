import { TextInput } from '../text-input.tsx'
import type { Widget } from '../widget.ts'

const clean = (typed: string) => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

export const uscc: Widget<'uscc'> = {
  Input: (props) => <TextInput {...props} clean={clean} autoComplete="off" spellCheck={false} />,
  View: ({ value }) => <code className="code">{value}</code>,
  format: (value) => value,
}
