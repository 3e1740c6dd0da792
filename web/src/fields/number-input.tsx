import { Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { InputProps } from './widget.ts'

interface NumberLike<V> extends InputProps<V> {
  parse: (typed: string) => V | undefined
  typed: (value: V) => string
  suffix?: ReactNode
  /** What is wrong with what was typed, and what to type instead. */
  wants: (typed: string) => string
}

/**
 * Keeps what was typed while it is being typed (`1.` is on the way to 1.5) and hands on only what is a number. A bad
 * one is not kept silently: the field stays marked until it is put right.
 */
export function NumberInput<V>({
  id,
  value,
  onChange,
  disabled,
  describedBy,
  invalid,
  parse,
  typed,
  suffix,
  wants,
}: NumberLike<V>) {
  const [text, setText] = useState(value === undefined ? '' : typed(value))
  const bad = text.trim() !== '' && parse(text) === undefined
  useEffect(() => {
    setText((now) => {
      const parsed = parse(now)
      const same = value === undefined ? parsed === undefined : parsed !== undefined && typed(parsed) === typed(value)
      return same ? now : value === undefined ? '' : typed(value)
    })
  }, [value, parse, typed])
  return (
    <>
      <Input
        id={id}
        value={text}
        inputMode="decimal"
        autoComplete="off"
        className="field-narrow"
        disabled={disabled}
        suffix={suffix && <span className="second">{suffix}</span>}
        status={invalid || bad ? 'error' : undefined}
        aria-invalid={invalid || bad}
        aria-describedby={bad ? `${id}-unread` : describedBy}
        onChange={(event) => {
          setText(event.target.value)
          onChange(parse(event.target.value))
        }}
        onBlur={() => value !== undefined && !bad && setText(typed(value))}
      />
      {bad && (
        <p id={`${id}-unread`} className="field-wrong field-unread" role="status">
          {wants(text.trim())}
        </p>
      )}
    </>
  )
}
