import { Input } from 'antd'
import type { HTMLInputTypeAttribute, InputHTMLAttributes } from 'react'
import type { InputProps } from './widget.ts'

type Extra = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'inputMode' | 'autoComplete' | 'spellCheck' | 'min' | 'max'
> & {
  type?: HTMLInputTypeAttribute
  /** Applied to what is typed before it is kept. */
  clean?: (typed: string) => string
  narrow?: boolean
}

/** One line of text; empty is no value. */
export function TextInput({
  id,
  value,
  onChange,
  spec,
  disabled,
  describedBy,
  invalid,
  clean,
  narrow,
  ...extra
}: InputProps<string> & Extra) {
  return (
    <Input
      {...extra}
      id={id}
      value={value ?? ''}
      maxLength={spec.maxLength ?? 200}
      disabled={disabled}
      status={invalid ? 'error' : undefined}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      className={narrow ? 'field-narrow' : undefined}
      onChange={(event) => onChange((clean ? clean(event.target.value) : event.target.value) || undefined)}
    />
  )
}
