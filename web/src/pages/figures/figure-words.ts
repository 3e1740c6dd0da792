import type { TFunction } from 'i18next'
import type { FigureAnswer } from '../../api/types.ts'

type Words = TFunction<'figures'>

/** Units under which the reports print a share or a change: said as per cent, never with the word. */
const shares = new Set(['比率', '同比', '平均'])

export interface FigureSaid {
  /** 近, before the number. */
  before?: string
  /** As people read it: 8.03, 315,000, +32%. */
  value: string
  /** 余, between number and unit. */
  after?: string
  unit?: string
  /** 以上, after the unit. */
  tail?: string
}

/** A printed figure in the words it was printed with: 50余家, 近 3 万元, +32%. Nothing is computed but per cent. */
export function sayFigure(t: Words, { value, unit, bound, kind }: FigureAnswer): FigureSaid | undefined {
  if (value === undefined || value === '') return undefined
  const words = {
    ...(bound === 'under' ? { before: t('nearly') } : {}),
    ...(bound === 'over' ? { after: t('over') } : {}),
  }
  if (shares.has(unit)) return { ...words, value: percent(value, kind === 'change') }
  // 家以上: the unit itself says that it is a lower bound.
  const above = /^(.+)以上$/.exec(unit)?.[1]
  const said = t(`units.${above ?? unit}`, { defaultValue: above ?? unit })
  return { ...words, value: plain(value), ...(above ? { unit: said, tail: t('atLeast') } : { unit: said }) }
}

/** A share as stored (0.304) in per cent, without the dust of binary fractions; `signed` for a change. */
export function percent(value: number | string, signed: boolean): string {
  const hundredfold = shift(String(value), 2)
  const minus = hundredfold.startsWith('-')
  const size = plain(minus ? hundredfold.slice(1) : hundredfold)
  return `${minus ? '−' : signed ? '+' : ''}${size}%`
}

/** Moves the decimal point of a plain decimal to the right. */
function shift(text: string, places: number): string {
  const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [undefined, '', text]
  const digits = rest.padEnd(places, '0')
  return `${sign}${(whole + digits.slice(0, places)).replace(/^0+(?=\d)/, '')}.${digits.slice(places) || '0'}`
}

/** Thousands parted, no surplus zeros. */
export function plain(value: number | string): string {
  const [whole = '', rest = ''] = String(value).split('.')
  const kept = rest.replace(/0+$/, '')
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return kept ? `${parted}.${kept}` : parted
}

/** 2026年10月, Oct 2026: `month` as `2026-10`. */
export const monthWords = (t: Words, month: string) =>
  t('month', { year: month.slice(0, 4), month: Number(month.slice(5, 7)), monthName: monthName(month) })

/** Oct: a month's English name, `2026-10` or a day in it. */
export const monthName = (month: string) =>
  new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month.slice(0, 7)}-01T00:00:00Z`),
  )

/** 2023年, 2024年一季度, 2019年1月至11月, 截至 2024年1月; what has no known form stays as printed. */
export function sayPeriod(t: Words, { period, asOf }: Pick<FigureAnswer, 'period' | 'asOf'>): string {
  if (asOf !== undefined && period === undefined) return t('asOf', { when: sayTime(t, asOf) })
  return period === undefined ? '' : sayTime(t, period)
}

function sayTime(t: Words, text: string): string {
  if (/^\d{4}$/.test(text)) return t('year', { year: text })
  const year = text.slice(0, 4)
  const quarter = /^\d{4}-Q([1-4])$/.exec(text)
  if (quarter) return t(`quarter${quarter[1] as '1'}`, { year })
  const half = /^\d{4}-H([12])$/.exec(text)
  if (half) return t(`half${half[1] as '1'}`, { year })
  if (/^\d{4}-\d{2}$/.test(text)) return monthWords(t, text)
  const day = /^\d{4}-(\d{2})-(\d{2})$/.exec(text)
  if (day) return t('day', { year, month: Number(day[1]), day: Number(day[2]), monthName: monthName(text) })
  const range = /^(\d{4}-\d{2})\.\.(\d{4}-\d{2})$/.exec(text)
  if (!range) return text
  const [, from = '', to = ''] = range
  if (from.slice(0, 4) !== to.slice(0, 4)) return t('range', { from: monthWords(t, from), to: monthWords(t, to) })
  return t('rangeInYear', { year, from: Number(from.slice(5)), to: Number(to.slice(5)) })
}

/** The parts of a remark that are in this reader's writing: whoever entered it may have mixed two. */
export function noteFor(note: string | undefined, english: boolean): string | undefined {
  if (note === undefined || english) return note
  const read = note.split(/; ?/).filter((part) => /\p{Script=Han}/u.test(part) && !/[A-Za-z]{3}/.test(part))
  return read.length > 0 ? read.join('；') : undefined
}
