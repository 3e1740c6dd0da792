import { Input } from 'antd'
import { Spoken } from '../../marks/sample.tsx'
import type { Widget } from '../widget.ts'

export const paragraph: Widget<'paragraph'> = {
  wide: true,
  Input: ({ id, value, onChange, spec, disabled, describedBy, invalid }) => (
    <Input.TextArea
      id={id}
      value={value ?? ''}
      maxLength={spec.maxLength ?? 4000}
      autoSize={{ minRows: 3, maxRows: 12 }}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  ),
  View: ({ value }) => (
    <span className="field-paragraph">
      <Spoken>{value}</Spoken>
    </span>
  ),
  format: (value) => value,
}
