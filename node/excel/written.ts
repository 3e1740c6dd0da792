import { isPlainDay, type PlainDay } from '@lianyu/kernel'

/** Full-width letters and digits as narrow ones, odd spaces away: what people meant to type. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * A day as people write it: 2026年3月1日, 2026/3/1, 2026-03-01, 2026.3.1, 20260301; a time behind it is left out.
 *
 * @returns undefined where it is no whole day: a year is never guessed
 */
export function dayWritten(text: string): PlainDay | undefined {
  const plain = plainText(text)
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (parts === null) return undefined
  const [, year, month = '', day = ''] = parts
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDay(found) ? found : undefined
}

/** `2026-03` of 2026年3月, 2026-03, 2026.3, 202603, or of a whole day. */
export function monthWritten(text: string): string | undefined {
  const plain = plainText(text)
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份)?$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain)
  if (parts === null) return dayWritten(plain)?.slice(0, 7)
  const found = `${parts[1]}-${(parts[2] as string).padStart(2, '0')}`
  return isPlainDay(`${found}-01`) ? found : undefined
}

/** The day of an Excel serial number in a cell that was not formatted as a date; only for years that anybody means. */
export function dayOfSerial(serial: number): PlainDay | undefined {
  // 1980-01-01 to 2100-01-01; the 1900 leap year that never was lies before.
  if (serial < 29_221 || serial > 73_051) return undefined
  return new Date(Math.round((Math.floor(serial) - 25_569) * 86_400_000)).toISOString().slice(0, 10)
}

export interface NumberWritten {
  /** Digits with at most one point: `-1234.5`. */
  digits: string
  /** What stood behind it, e.g. `万元`, `%`. */
  unit: string
}

/** `1,234.5万元`, `￥1200`, `12%`, `（300）` as a negative: the number and its unit; undefined for anything with words in it. */
export function numberWritten(text: string): NumberWritten | undefined {
  const plain = plainText(text).replace(/^[¥￥]\s*/, '')
  const bracketed = /^\((\d[\d,]*(?:\.\d+)?)\)$/.exec(plain)
  const whole = bracketed ? `-${bracketed[1]}` : plain
  const parts = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(\D*)$/.exec(whole)
  if (parts === null) return undefined
  const [, sign = '', digits = '', fraction = '', unit = ''] = parts
  return { digits: `${sign === '-' ? '-' : ''}${digits.replaceAll(',', '')}${fraction}`, unit: unit.trim() }
}

/**
 * A decimal times a factor as a whole number, rounded half away from zero.
 *
 * @param digits  `-12.345`
 * @param of      the factor as a fraction: 亩 in square metres is 2000/3
 */
export function scaled(
  digits: string,
  [numerator, denominator]: readonly [bigint, bigint],
): { whole: bigint; exact: boolean } {
  const negative = digits.startsWith('-')
  const [whole = '0', fraction = ''] = digits.replace('-', '').split('.')
  const above = BigInt(whole + fraction) * numerator
  const below = denominator * 10n ** BigInt(fraction.length)
  const rounded = (2n * above + below) / (2n * below)
  return { whole: negative ? -rounded : rounded, exact: above % below === 0n }
}
