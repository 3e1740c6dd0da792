import { useTranslation } from 'react-i18next'
import { NumberInput } from '../number-input.tsx'
import { parseDecimal, sayInteger } from '../parse-decimal.ts'
import type { InputProps, Widget } from '../widget.ts'

function parse(typed: string): number | undefined {
  const digits = parseDecimal(typed, 0)
  const value = digits === undefined ? undefined : Number(digits)
  return Number.isSafeInteger(value) ? value : undefined
}

function IntegerInput(props: InputProps<number>) {
  const { t } = useTranslation('fields')
  const { max } = props.spec
  // 0.4 of something that goes to 100 is how a spreadsheet writes 40 per cent.
  const wants = (typed: string) => {
    const share = max === 100 ? Number(parseDecimal(typed, 4)) : Number.NaN
    const n = Math.round(share * 100)
    return share > 0 && share < 1 ? t('wantsPercent', { typed, n }) : t('wantsWhole', { typed })
  }
  return <NumberInput {...props} parse={parse} typed={String} wants={wants} />
}

export const integer: Widget<'integer'> = {
  Input: IntegerInput,
  View: ({ value }) => <>{sayInteger(value)}</>,
  format: (value) => value,
}
