import { describe, expect, it } from 'vitest'
import { parseDecimal, parseMoney, sayDecimal, sayInteger, typedMoney } from './parse-decimal.ts'

describe('a typed number', () => {
  it('keeps exactly the digits that the field holds', () => {
    expect(parseDecimal('12.5', 2)).toBe('12.50')
    expect(parseDecimal('12.500', 2)).toBe('12.50')
    expect(parseDecimal('007', 0)).toBe('7')
    expect(parseDecimal('.5', 1)).toBe('0.5')
  })
  it('reads full-width digits and thousands as people type them', () => {
    expect(parseDecimal('１，２３４．５', 1)).toBe('1234.5')
    expect(parseDecimal('1 234 567', 0)).toBe('1234567')
  })
  it('refuses what is finer than the field, and what is no number', () => {
    expect(parseDecimal('1.234', 2)).toBeUndefined()
    expect(parseDecimal('12a', 2)).toBeUndefined()
    expect(parseDecimal('', 2)).toBeUndefined()
    expect(parseDecimal('1e5', 2)).toBeUndefined()
  })
  it('has no minus zero', () => {
    expect(parseDecimal('-0.00', 2)).toBe('0.00')
    expect(parseDecimal('-0.01', 2)).toBe('-0.01')
  })
})

describe('typed money', () => {
  it('is integer fen whatever unit it was typed in', () => {
    expect(parseMoney('3.2', 'yi')).toBe(32_000_000_000)
    expect(parseMoney('32000', 'wan')).toBe(32_000_000_000)
    expect(parseMoney('0.07', 'yuan')).toBe(7)
  })
  it('refuses what is finer than a fen or larger than a safe integer', () => {
    expect(parseMoney('0.001', 'yuan')).toBeUndefined()
    expect(parseMoney('99999999999', 'yi')).toBeUndefined()
  })
  it('goes back to what was typed', () => {
    expect(typedMoney(32_000_000_000, 'yi')).toBe('3.2')
    expect(typedMoney(7, 'yuan')).toBe('0.07')
    expect(typedMoney(-1_500_000, 'wan')).toBe('-1.5')
    expect(typedMoney(0, 'wan')).toBe('0')
  })
})

describe('a whole number as it is shown', () => {
  it('parts thousands from five digits on: a year is no amount', () => {
    expect([2026, 9_999, 10_000, -12_345].map(sayInteger)).toEqual(['2026', '9999', '10,000', '-12,345'])
  })
})

describe('a decimal as it is shown', () => {
  it('parts thousands and drops empty digits', () => {
    expect(sayDecimal('1234567.50')).toBe('1,234,567.5')
    expect(sayDecimal('100.00')).toBe('100')
    expect(sayDecimal('-0.25')).toBe('-0.25')
  })
})
