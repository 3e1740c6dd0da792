import { describe, expect, it } from 'vitest'
import { isRefusal } from '../refusal/refusal.ts'
import { isDivisionCode, parseDivision } from './division.ts'

describe('a division code', () => {
  it('has six digits, and a zone two letters more', () => {
    expect(isDivisionCode('360322')).toBe(true)
    expect(isDivisionCode('361100-JK')).toBe(true)
    for (const text of ['36032', '3603220', '361100-J', '361100JK', '361100-jk', 360322]) {
      expect(isDivisionCode(text)).toBe(false)
    }
    expect(parseDivision('36032')).toMatchObject({ refusal: 'code.division-shape' })
  })

  it('is a province, prefecture, county or zone', () => {
    expect(parseDivision('360000')).toMatchObject({ level: 'province', province: '江西省' })
    expect(parseDivision('361100')).toMatchObject({ level: 'prefecture', prefecture: '上饶市' })
    expect(parseDivision('430281')).toMatchObject({ level: 'county', prefecture: '株洲市', county: '醴陵市' })
    expect(parseDivision('361100-JK')).toMatchObject({ level: 'zone', zone: 'JK', prefecture: '上饶市' })
  })

  it('holds in the years it was in use: 万载 has had two', () => {
    expect(parseDivision('362227', 1999)).toMatchObject({ county: '万载县' })
    expect(parseDivision('362227', 2005)).toMatchObject({ refusal: 'code.division-year' })
    expect(parseDivision('360922', 2005)).toMatchObject({ county: '万载县' })
    expect(parseDivision('360922', 1999)).toMatchObject({ refusal: 'code.division-year' })
    expect(parseDivision('362227')).toMatchObject({ county: '万载县' })
  })

  it('keeps its code under a new name', () => {
    expect(parseDivision('120110', 1985)).toMatchObject({ county: '东郊区' })
    expect(parseDivision('120110', 2020)).toMatchObject({ county: '东丽区' })
  })

  it('is refused where the table is complete and does not have it', () => {
    for (const code of ['990000', '369900', '110150', '360001']) {
      expect(parseDivision(code)).toMatchObject({ refusal: 'code.division-unknown' })
    }
    expect(parseDivision('500000', 1990)).toMatchObject({ refusal: 'code.division-year' })
  })

  it('is let through as uncertain where the table does not reach', () => {
    expect(parseDivision('330205')).toMatchObject({ province: '浙江省', certain: false })
    expect(parseDivision('360426')).toMatchObject({ prefecture: '九江市', certain: false })
    expect(parseDivision('360322')).toMatchObject({ certain: true })
  })

  it('knows every region of the demo today', () => {
    for (const code of '360313 360322 360922 361100 361100-JK 361103 430181 430281 431003 440311'.split(' ')) {
      const division = parseDivision(code, 2026)
      expect([code, isRefusal(division) ? division.refusal : division.certain]).toEqual([code, true])
    }
  })
})
