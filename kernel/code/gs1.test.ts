import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../refusal/refusal.ts'
import { gs1Check, parseGln, parseGtin, parseSscc } from './gs1.ts'
import { parseProjectCode } from './project-code.ts'

fc.configureGlobal({ seed: 14 })

describe('a GS1 key', () => {
  it('is a trade item of 8, 12, 13 or 14 digits, padded to 14 for EPCIS', () => {
    expect(parseGtin('96385074')).toEqual({ kind: 'GTIN', code: '96385074', gtin14: '00000096385074' })
    expect(parseGtin('036000291452')).toMatchObject({ gtin14: '00036000291452' })
    expect(parseGtin('4006381333931')).toMatchObject({ gtin14: '04006381333931' })
    expect(parseGtin('10614141000415')).toMatchObject({ gtin14: '10614141000415' })
  })

  it('is a place of 13 digits or a logistic unit of 18', () => {
    expect(parseGln('0614141000036')).toMatchObject({ kind: 'GLN' })
    expect(parseSscc('106141412345678908')).toMatchObject({ kind: 'SSCC' })
  })

  it('is refused by shape and by check digit, with the field', () => {
    expect(parseGtin('400638133393', 'data.gtin')).toMatchObject({ refusal: 'code.gs1-check', field: 'data.gtin' })
    expect(parseGtin('40063813339')).toMatchObject({ refusal: 'code.gs1-shape' })
    expect(parseGln('96385074')).toMatchObject({ refusal: 'code.gs1-shape' })
    expect(parseSscc('10614141234567890X')).toMatchObject({ refusal: 'code.gs1-shape' })
    expect(parseGtin('4006381333932')).toMatchObject({ refusal: 'code.gs1-check' })
  })

  it('shows every change of a single digit', () => {
    const lengths = fc.constantFrom(8, 12, 13, 14)
    const keys = lengths.chain((n) =>
      fc.array(fc.nat(9), { minLength: n - 1, maxLength: n - 1 }).map((d) => d.join('') + gs1Check(d.join(''))),
    )
    fc.assert(
      fc.property(keys, fc.nat(), fc.nat(9), (key, place, digit) => {
        const at = place % key.length
        fc.pre(key[at] !== String(digit))
        expect(isRefusal(parseGtin(key))).toBe(false)
        expect(isRefusal(parseGtin(key.slice(0, at) + digit + key.slice(at + 1)))).toBe(true)
      }),
    )
  })
})

describe('a project code', () => {
  it('has 24 characters in five groups', () => {
    const parsed = parseProjectCode('2101-360322-04-01-123456')
    expect(parsed).toEqual({
      code: '2101-360322-04-01-123456',
      period: '2101',
      area: '360322',
      department: '04',
      type: '01',
      serial: '123456',
    })
    expect('code' in parsed && parsed.code).toHaveLength(24)
  })

  it('is put into the one form when its hyphens are missing or long', () => {
    expect(parseProjectCode('21013603220401123456')).toMatchObject({ code: '2101-360322-04-01-123456' })
    expect(parseProjectCode('2101–360322–04–01–123456')).toMatchObject({ code: '2101-360322-04-01-123456' })
  })

  it('began with the year before it began with year and month', () => {
    expect(parseProjectCode('2017-360322-38-03-012345')).toMatchObject({ period: '2017' })
    expect(parseProjectCode('2113-360322-04-01-123456')).toMatchObject({ refusal: 'code.project-code' })
  })

  it('is refused by length and shape only', () => {
    for (const text of ['', '2101-360322-04-01-12345', '2101-36032-04-01-123456', 'no code yet']) {
      expect(parseProjectCode(text, 'data.code')).toMatchObject({ refusal: 'code.project-code', field: 'data.code' })
    }
  })
})
