/** Money in words: below 1 万元 in 元, below 1 亿元 in 万元, from there in 亿元; English has neither and says yuan. */
export function sayMoney(fen: number, language: 'zh' | 'en'): string {
  const sign = fen < 0 ? '-' : ''
  const size = BigInt(Math.abs(fen))
  if (language === 'en') {
    return size < 100_000_000n ? `¥${sign}${digits(size, 100n)}` : `¥${sign}${digits(size, 100_000_000n)} million`
  }
  // The unit is chosen after rounding, so that nobody reads 10000 万元.
  if (size < 1_000_000n) return `${sign}${digits(size, 100n)}元`
  if (size < 10_000_000_000n - 5_000n) return `${sign}${digits(size, 1_000_000n)}万元`
  return `${sign}${digits(size, 10_000_000_000n)}亿元`
}

/** Two places, half up, without trailing zeros; thousands parted. */
function digits(fen: bigint, unit: bigint): string {
  const hundredths = (fen * 100n + unit / 2n) / unit
  const whole = (hundredths / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = (hundredths % 100n).toString().padStart(2, '0').replace(/0+$/, '')
  return rest === '' ? whole : `${whole}.${rest}`
}
