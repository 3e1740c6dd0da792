/** Money as people say it. Integer fen in, digits and a unit out; never through floating point. */
export type MoneyUnit = 'yuan' | 'wan' | 'yi'

const fenOf: Record<MoneyUnit, bigint> = { yuan: 100n, wan: 1_000_000n, yi: 10_000_000_000n }

/** Half away from zero, two places, without trailing zeros, with thousands parted. */
function digits(fen: bigint, unit: bigint): string {
  const hundredths = (fen * 100n + unit / 2n) / unit
  const whole = (hundredths / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = (hundredths % 100n).toString().padStart(2, '0').replace(/0+$/, '')
  return rest ? `${whole}.${rest}` : whole
}

function checked(fen: number): bigint {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`money is a whole number of fen, not ${fen}`)
  return BigInt(fen)
}

/**
 * Below 1 万元 in 元 with its fen, below 1 亿元 in 万元, from there in 亿元; at most two decimals.
 * The unit is chosen after rounding, so that nobody reads 10000 万元.
 */
export function sayMoney(fen: number): { digits: string; unit: MoneyUnit } {
  const exact = checked(fen)
  const sign = exact < 0n ? '-' : ''
  const size = exact < 0n ? -exact : exact
  const unit: MoneyUnit = size < fenOf.wan ? 'yuan' : size < fenOf.yi - fenOf.wan / 200n ? 'wan' : 'yi'
  return { digits: sign + digits(size, fenOf[unit]), unit }
}

/** For English, which has no 万 and no 亿: in yuan below a million, else in millions. */
export function sayMoneyEnglish(fen: number): { digits: string; unit: MoneyUnit } {
  const exact = checked(fen)
  const sign = exact < 0n ? '-' : ''
  const size = exact < 0n ? -exact : exact
  const million = 100_000_000n
  return size < million
    ? { digits: sign + digits(size, 100n), unit: 'yuan' }
    : { digits: sign + digits(size, million), unit: 'yi' }
}

/** `320,000,000.00`: to the fen, for hovering, print and Excel. */
export function exactMoney(fen: number): string {
  const exact = checked(fen)
  const size = exact < 0n ? -exact : exact
  const whole = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return `${exact < 0n ? '-' : ''}${whole}.${(size % 100n).toString().padStart(2, '0')}`
}
