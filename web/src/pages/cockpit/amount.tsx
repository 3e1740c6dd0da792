import type { IndicatorUnit } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useMoneyWords } from '../../marks/money.tsx'
import { exactMoney, sayMoney, sayMoneyEnglish } from '../../marks/money-words.ts'

/** An amount of an indicator in words, by its unit: 8.2 亿元, 46 件, 86.3%. */
export function useAmountWords(): (value: number, unit: IndicatorUnit | undefined) => string {
  const { t } = useTranslation('cockpit')
  const money = useMoneyWords()
  return (value, unit) => {
    const n = grouped(value)
    switch (unit) {
      case 'fen':
        return money(Math.round(value))
      case 'percent':
        return sharePercent(value)
      case 'hundredths':
        return grouped(value / 100)
      case 'square-metres':
        return t('units.area', { n })
      case 'matters':
      case 'firms':
      case 'persons':
      case 'days':
        return t(`units.${unit}`, { n })
      default:
        return n
    }
  }
}

export function sharePercent(ratio: number): string {
  return `${grouped(Math.round(ratio * 1000) / 10)}%`
}

/** A change with its sign: +12.5%, −3%. */
export function changePercent(ratio: number): string {
  return `${ratio > 0 ? '+' : ratio < 0 ? '−' : ''}${sharePercent(Math.abs(ratio))}`
}

export function grouped(value: number): string {
  const [whole = '', rest] = String(Math.abs(value)).split('.')
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '−' : ''}${parted}${rest ? `.${rest}` : ''}`
}

/** Large number, small unit, on one baseline; money to the fen on hover. */
export function BigAmount({ value, unit }: { value: number; unit: IndicatorUnit | undefined }) {
  const { i18n } = useTranslation()
  const say = useAmountWords()
  const said = say(value, unit)
  const digits =
    unit === 'fen'
      ? (i18n.language === 'en' ? sayMoneyEnglish : sayMoney)(Math.round(value)).digits
      : (/[\d.,−]+/.exec(said)?.[0] ?? said)
  const [before = '', after = ''] = said.split(digits)
  return (
    <span className="figure-with-unit" title={unit === 'fen' ? exactMoney(Math.round(value)) : undefined}>
      {before}
      <b className="figure">{digits}</b>
      <span className="second">{after}</span>
    </span>
  )
}
