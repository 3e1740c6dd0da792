import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberInput } from '../number-input.tsx'
import { parseDecimal, sayDecimal } from '../parse-decimal.ts'
import type { InputProps, Widget } from '../widget.ts'

const asIs = (value: string) => value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')

/** Digits after the point where a field does not say. */
const usualScale = 2

/** A decimal with its unit after it; area, energy and percent are this with a unit of their own. */
export function DecimalInput({ suffix, ...props }: InputProps<string> & { suffix?: string }) {
  const { t } = useTranslation('fields')
  const scale = props.spec.scale ?? usualScale
  const parse = useCallback((typed: string) => parseDecimal(typed, scale), [scale])
  const wants = (typed: string) => t('wantsDecimal', { typed, scale })
  return <NumberInput {...props} parse={parse} typed={asIs} suffix={suffix} wants={wants} />
}

export const decimal: Widget<'decimal'> = {
  Input: (props) => <DecimalInput {...props} />,
  View: ({ value }) => <>{sayDecimal(value)}</>,
  format: sayDecimal,
}
