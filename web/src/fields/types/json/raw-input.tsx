import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputProps } from '../../widget.ts'

/** A value as the text that is kept; what is no whole JSON yet is marked and not handed on. */
export function RawInput({ id, value, onChange, disabled, describedBy }: InputProps<unknown>) {
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
