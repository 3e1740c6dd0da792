import { isInstant, type Text } from '@lianyu/kernel'
import { sayInstant } from './say-value.ts'

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A day, month or instant as a sentence says it: 2026年11月23日, 23 Nov 2026. Lists and sheets keep the plain form, which sorts
 * and can be read in again.
 *
 * @returns undefined where the value is none of them
 */
export function sayDay(value: unknown, offsetMinutes: number): Text | undefined {
  if (typeof value !== 'string') return undefined
  if (isInstant(value)) {
    const [day = '', time = ''] = sayInstant(value, offsetMinutes).split(' ')
    const said = sayDay(day, offsetMinutes)
    return said && { zh: `${said.zh} ${time}`, en: `${said.en}, ${time}` }
  }
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value) ?? []
  const name = monthNames[Number(month) - 1]
  if (year === undefined || name === undefined) return undefined
  if (day === undefined) return { zh: `${year}年${Number(month)}月`, en: `${name} ${year}` }
  return { zh: `${year}年${Number(month)}月${Number(day)}日`, en: `${Number(day)} ${name} ${year}` }
}
