import { describe, expect, it } from 'vitest'
import { exactMoney, sayMoney, sayMoneyEnglish } from './money-words.ts'

describe('money as people say it', () => {
  it('says 亿元 from a hundred million yuan', () => {
    expect(sayMoney(32_000_000_000)).toEqual({ digits: '3.2', unit: 'yi' })
  })
  it('says 万元 from ten thousand yuan', () => {
    expect(sayMoney(850_000_000)).toEqual({ digits: '850', unit: 'wan' })
    expect(sayMoney(1_000_000)).toEqual({ digits: '1', unit: 'wan' })
  })
  it('says 元 with its fen below ten thousand yuan', () => {
    expect(sayMoney(999_999)).toEqual({ digits: '9,999.99', unit: 'yuan' })
    expect(sayMoney(5)).toEqual({ digits: '0.05', unit: 'yuan' })
    expect(sayMoney(0)).toEqual({ digits: '0', unit: 'yuan' })
  })
  it('chooses the unit after rounding, so that nobody reads 10,000 万元', () => {
    expect(sayMoney(9_999_994_999)).toEqual({ digits: '9,999.99', unit: 'wan' })
    expect(sayMoney(9_999_995_000)).toEqual({ digits: '1', unit: 'yi' })
  })
  it('rounds half up in size and keeps the sign', () => {
    expect(sayMoney(-13_000_000_000)).toEqual({ digits: '-1.3', unit: 'yi' })
    expect(sayMoney(1_234_500)).toEqual({ digits: '1.23', unit: 'wan' })
    expect(sayMoney(1_235_000)).toEqual({ digits: '1.24', unit: 'wan' })
  })
  it('is exact where floating point is not', () => {
    expect(exactMoney(9_007_199_254_740_991)).toBe('90,071,992,547,409.91')
    expect(exactMoney(-5)).toBe('-0.05')
  })
  it('refuses what is not a whole number of fen', () => {
    expect(() => sayMoney(1.5)).toThrow(RangeError)
  })
  it('has no 万 in English', () => {
    expect(sayMoneyEnglish(32_000_000_000)).toEqual({ digits: '320', unit: 'yi' })
    expect(sayMoneyEnglish(85_000_00)).toEqual({ digits: '85,000', unit: 'yuan' })
  })
})
