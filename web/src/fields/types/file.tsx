import type { Widget } from '../widget.ts'
import { FileLink, FilesInput } from './files.tsx'

export const file: Widget<'file'> = {
  Input: ({ value, onChange, ...props }) => (
    <FilesInput {...props} single value={value && [value]} onChange={(next) => onChange(next?.[0])} />
  ),
  View: ({ value }) => <FileLink file={value} />,
  format: (value) => value.name,
}
