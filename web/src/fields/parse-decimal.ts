/** Typed numbers into the strings and integers that facts carry; never through floating point. */

const shape = /^([+-]?)(\d*)(?:\.(\d*))?$/

/** Full-width digits, thousands separators and spaces as people type them. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[,，\s]/g, '')
    .replace(/。/g, '.')
}

/**
 * @param scale  digits after the point, 0 or more
 * @returns `12.50` for scale 2; undefined when it is not a number or has more digits than the scale holds
 */
export function parseDecimal(typed: string, scale: number): string | undefined {
  const found = shape.exec(plain(typed))
  if (!found) return undefined
  const [, sign = '', whole = '', rest = ''] = found
  if (whole === '' && rest === '') return undefined
  if (rest.replace(/0+$/, '').length > scale) return undefined
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const fraction = rest.slice(0, scale).padEnd(scale, '0')
  const zero = !/[1-9]/.test(digits + fraction)
  return `${sign === '-' && !zero ? '-' : ''}${digits}${scale > 0 ? `.${fraction}` : ''}`
}

/** Fen in one of each unit, as a power of ten. */
export const moneyUnits = { yuan: 2, wan: 6, yi: 10 } as const
export type TypedUnit = keyof typeof moneyUnits

/** What was typed in 元, 万元 or 亿元 as integer fen; undefined when it is not money or finer than a fen. */
export function parseMoney(typed: string, unit: TypedUnit): number | undefined {
  const digits = parseDecimal(typed, moneyUnits[unit])
  if (digits === undefined) return undefined
  const fen = Number(digits.replace('.', ''))
  return Number.isSafeInteger(fen) ? fen : undefined
}

/** The reverse: integer fen as it is typed in a unit, without trailing zeros. */
export function typedMoney(fen: number, unit: TypedUnit): string {
  const places = moneyUnits[unit]
  const digits = Math.abs(fen)
    .toString()
    .padStart(places + 1, '0')
  const whole = digits.slice(0, -places)
  const rest = digits.slice(-places).replace(/0+$/, '')
  return `${fen < 0 ? '-' : ''}${whole}${rest ? `.${rest}` : ''}`
}

/** `1234567.50` as `1,234,567.5`. */
export function sayDecimal(value: string): string {
  const [whole = '', rest = ''] = value.split('.')
  const fraction = rest.replace(/0+$/, '')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '')
}

/** A whole number: 12,345, but 2026: four digits are read at a glance, and a year is never written in groups. */
export function sayInteger(value: number): string {
  return Math.abs(value) < 10_000 ? String(value) : sayDecimal(String(value))
}
