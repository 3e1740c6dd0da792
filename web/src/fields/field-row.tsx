import type { FieldType } from '@lianyu/kernel'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { widgetOf } from './registry.ts'
import type { ValueOf } from './value.ts'
import type { FieldSpec } from './widget.ts'

export interface FieldRowProps<T extends FieldType> {
  type: T
  spec: FieldSpec
  value: ValueOf<T> | undefined
  onChange: (value: ValueOf<T> | undefined) => void
  required?: boolean
  disabled?: boolean
  /** What is wrong with it, as the kernel's refusal says it in the reader's language. */
  wrong?: string
  /** What stands under the input to compare with: last month's value, the plan. */
  beside?: ReactNode
}

/** A field in a form: its label, its input, what it is for, and what is wrong with it. */
export function FieldRow<T extends FieldType>({
  type,
  spec,
  value,
  onChange,
  required,
  disabled,
  wrong,
  beside,
}: FieldRowProps<T>) {
  const { t } = useTranslation('fields')
  const id = useId()
  const { Input, wide } = widgetOf(type)
  const about = wrong || spec.hint ? `${id}-about` : undefined
  return (
    <div className={wide ? 'field field-wide' : 'field'}>
      <label htmlFor={id} className="field-label">
        {spec.label} {!required && <span className="second meta">{t('optional')}</span>}
      </label>
      <div>
        <Input
          id={id}
          value={value}
          onChange={onChange}
          spec={spec}
          disabled={disabled}
          invalid={wrong !== undefined}
          describedBy={about}
        />
        {beside && <div className="field-beside meta">{beside}</div>}
        {about && (
          <p id={about} className={wrong ? 'field-wrong' : 'second meta'} role={wrong ? 'alert' : undefined}>
            {wrong ?? spec.hint}
          </p>
        )}
      </div>
    </div>
  )
}

/** A field as it is read; `value` undefined says so in words. */
export function FieldView<T extends FieldType>({
  type,
  spec,
  value,
}: {
  type: T
  spec: FieldSpec
  value: ValueOf<T> | undefined
}) {
  const { t } = useTranslation('marks')
  const { View } = widgetOf(type)
  return value === undefined ? <span className="second">{t('filled.none')}</span> : <View value={value} spec={spec} />
}
