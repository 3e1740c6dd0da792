import type { JudgedLine, LineUnit } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useMoneyWords } from '../../../marks/money.tsx'

/** A number of a line as people say it, by what it counts. */
export function useLineWords(): {
  value: (value: JudgedLine['has'], unit: LineUnit) => string
  asked: (line: JudgedLine) => string
  short: (line: JudgedLine) => string
} {
  const { t } = useTranslation('outlook')
  const money = useMoneyWords()
  const number = (value: number, unit: LineUnit) =>
    unit === 'fen' ? money(value) : t(`unit.${unit}`, { n: String(value) })
  const value = (found: JudgedLine['has'], unit: LineUnit) => {
    if (found === undefined) return t('notGiven')
    if (typeof found === 'number') return number(found, unit)
    if (typeof found === 'boolean') return t(found ? 'yes' : 'no')
    return found
  }
  return {
    value,
    asked: ({ compare, asked, unit }) =>
      typeof asked === 'number' ? t(compare === 'at-most' ? 'atMost' : 'atLeast', { value: number(asked, unit) }) : '',
    short: ({ met, has, short, unit, compare }) => {
      if (met) return ''
      if (has === undefined) return t('toGive')
      if (short === undefined) return t('lacks')
      const by = unit === 'percent' ? t('points', { n: String(short) }) : number(short, unit)
      return t(compare === 'at-most' ? 'over' : 'short', { by })
    },
  }
}
