import { type PlainDay, parseDay, weekday } from '@lianyu/kernel'
import type { TFunction } from 'i18next'

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Words = TFunction<'marks'>
export type DayForm = 'full' | 'short' | 'month'

/** 11月21日 周六, or 11月21日; with the year when it is not this one. */
export function dayWords(t: Words, day: PlainDay, today: PlainDay, form: DayForm = 'full'): string {
  const parts = parseDay(day)
  const year = parts.year !== parseDay(today).year
  // The kernel counts Monday 1 to Sunday 7; the words begin with Sunday 0.
  const key = `d${weekday(day) % 7}` as 'd0'
  const facts = { ...parts, monthName: monthNames[parts.month - 1] ?? '', weekday: t(`day.weekdays.${key}`) }
  if (form === 'month') return t(year ? 'day.monthYear' : 'day.month', facts)
  if (form === 'short') return t(year ? 'day.shortYear' : 'day.short', facts)
  return t(year ? 'day.fullYear' : 'day.full', facts)
}
