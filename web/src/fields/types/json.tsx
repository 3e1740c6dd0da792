import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputProps, Widget } from '../widget.ts'

function JsonInput({ id, value, onChange, disabled, describedBy }: InputProps<unknown>) {
  const { t } = useTranslation('fields')
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2))
  const [bad, setBad] = useState(false)
  return (
    <>
      <Input.TextArea
        id={id}
        className="code"
        value={text}
        autoSize={{ minRows: 4, maxRows: 20 }}
        spellCheck={false}
        disabled={disabled}
        status={bad ? 'error' : undefined}
        aria-invalid={bad}
        aria-describedby={describedBy}
        onChange={(event) => {
          setText(event.target.value)
          try {
            onChange(event.target.value.trim() ? JSON.parse(event.target.value) : undefined)
            setBad(false)
          } catch {
            setBad(true)
          }
        }}
      />
      {bad && <span className="field-wrong">{t('badJson')}</span>}
    </>
  )
}

/** For whoever checks it: what a program wrote down is not a page's text. */
function JsonView({ value }: { value: unknown }) {
  const { t } = useTranslation('fields')
  return (
    <details>
      <summary className="link">{t('rawData')}</summary>
      <pre className="code">{JSON.stringify(value, null, 2)}</pre>
    </details>
  )
}

export const json: Widget<'json'> = {
  wide: true,
  Input: JsonInput,
  View: JsonView,
  format: (value) => JSON.stringify(value),
}
