import { Select } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Money } from '../../marks/money.tsx'
import { exactMoney, sayMoney } from '../../marks/money-words.ts'
import { NumberInput } from '../number-input.tsx'
import { parseMoney, type TypedUnit, typedMoney } from '../parse-decimal.ts'
import type { InputProps, Widget } from '../widget.ts'

/** People type in the unit they speak in; the fact carries fen. The exact amount stands beside it while one types. */
function MoneyInput(props: InputProps<number>) {
  const { t } = useTranslation('fields')
  const [unit, setUnit] = useState<TypedUnit>(() => (props.value === undefined ? 'wan' : sayMoney(props.value).unit))
  const parse = useCallback((typed: string) => parseMoney(typed, unit), [unit])
  const typed = useCallback((fen: number) => typedMoney(fen, unit), [unit])
  return (
    <span className="field-together">
      <NumberInput {...props} parse={parse} typed={typed} wants={(bad) => t('wantsMoney', { typed: bad })} />
      <Select
        className="field-unit"
        value={unit}
        aria-label={t('moneyUnit')}
        disabled={props.disabled}
        options={(['yuan', 'wan', 'yi'] as const).map((one) => ({ value: one, label: t(`units.${one}`) }))}
        onChange={(next) => setUnit(next)}
      />
      {props.value !== undefined && (
        <span className="second meta whole">= {t('exact', { n: exactMoney(props.value) })}</span>
      )}
    </span>
  )
}

export const money: Widget<'money'> = {
  Input: MoneyInput,
  View: ({ value }) => <Money fen={value} />,
  format: (fen, _spec, { t }) => t('exact', { n: exactMoney(fen) }),
}
