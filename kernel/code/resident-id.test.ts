import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../refusal/refusal.ts'
import { maskResidentId, parseResidentId, residentIdCheck } from './resident-id.ts'

fc.configureGlobal({ seed: 11643 })

const vectors = new URL('../../../shared/conformance/ids/resident-id.json', import.meta.url)
/** Made up in the test: the number of nobody, with a check character that agrees. */
const made = (first17: string) => first17 + residentIdCheck(first17)

describe('a resident id', () => {
  it('is taken apart', () => {
    expect(parseResidentId(made('36032220050229012'.replace('0229', '0228')))).toMatchObject({
      birth: '2005-02-28',
      sex: 'female',
      division: { code: '360322', province: '江西省', prefecture: '萍乡市', county: '上栗县', certain: true },
    })
  })

  it('ends in an X that may be typed small', () => {
    const id = parseResidentId('44011320141005001x')
    expect(id).toMatchObject({ id: '44011320141005001X', sex: 'male', division: { county: '番禺区' } })
  })

  it('is refused by shape, date, division and check, each by its own code', () => {
    expect(parseResidentId('360322200502280')).toMatchObject({ refusal: 'code.resident-id-shape' })
    expect(parseResidentId(made('36032220050229012'))).toMatchObject({ refusal: 'code.resident-id-date' })
    expect(parseResidentId(made('99032220050228012'))).toMatchObject({ refusal: 'code.resident-id-division' })
    const right = made('36032220050228012')
    const wrong = right.slice(0, 17) + (right[17] === '1' ? '2' : '1')
    expect(parseResidentId(wrong, {}, 'data.id')).toMatchObject({ refusal: 'code.resident-id-check', field: 'data.id' })
  })

  it('cannot be of somebody born after today', () => {
    const id = made('36032220270101012')
    expect(parseResidentId(id, { today: '2026-11-22' })).toMatchObject({ refusal: 'code.resident-id-date' })
    expect(isRefusal(parseResidentId(id))).toBe(false)
  })

  it('names a division of the year of birth: 上栗县 is one since 1997', () => {
    const before = made('36032219850228012')
    expect(parseResidentId(before)).toMatchObject({ refusal: 'code.resident-id-division' })
    expect(parseResidentId(before, { division: 'any-year' })).toMatchObject({ division: { county: '上栗县' } })
  })

  it('of somebody born before the table begins has a division of the eighties', () => {
    expect(parseResidentId(made('11022119500228012'))).toMatchObject({ division: { county: '昌平县' } })
    expect(parseResidentId(made('11011419500228012'))).toMatchObject({ refusal: 'code.resident-id-division' })
  })

  it('of a residence permit holds whatever the year of birth', () => {
    expect(parseResidentId(made('81000019700101012'))).toMatchObject({ division: { province: '香港特别行政区' } })
    expect(parseResidentId(made('83000019700101012'))).toMatchObject({ division: { province: '台湾省' } })
  })

  it('is never repeated by its refusal', () => {
    const right = made('36032220050228012')
    const refusal = parseResidentId(right.slice(0, 17) + (right[17] === '1' ? '2' : '1'))
    expect(isRefusal(refusal)).toBe(true)
    expect(JSON.stringify(refusal)).not.toContain('0322200502')
  })

  it('is shown masked, and hidden whole where it is not one', () => {
    expect(maskResidentId('44011320141005001x')).toBe('440***********001X')
    expect(maskResidentId('4401132014')).toBe('**********')
  })

  it('shows every change of a single digit', () => {
    const numbers = fc
      .tuple(fc.constantFrom('360313', '430281', '440300'), fc.integer({ min: 2001, max: 2025 }), fc.nat(999))
      .map(([d, y, n]) => made(`${d}${y}0615${String(n).padStart(3, '0')}`))
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.nat(9), (id, at, digit) => {
        fc.pre(id[at] !== String(digit))
        expect(isRefusal(parseResidentId(id))).toBe(false)
        expect(isRefusal(parseResidentId(id.slice(0, at) + digit + id.slice(at + 1)))).toBe(true)
      }),
    )
  })
})

describe.skipIf(!existsSync(vectors))('published examples (shared/conformance/ids/resident-id.json)', () => {
  const { cases } = existsSync(vectors)
    ? (JSON.parse(readFileSync(vectors, 'utf8')) as {
        cases: {
          in: string
          valid: boolean
          normal?: string
          birth?: string
          province?: string
          county?: string
          error?: string
        }[]
      })
    : { cases: [] }
  const codes: Record<string, string> = { location: 'code.resident-id-division', date: 'code.resident-id-date' }
  for (const c of cases) {
    it(`${c.in} is ${c.valid ? 'accepted' : `refused for its ${c.error}`}`, () => {
      const parsed = parseResidentId(c.in)
      if (!c.valid) {
        expect(parsed).toMatchObject({ refusal: codes[c.error as string] })
      } else {
        expect(parsed).toMatchObject({
          id: c.normal ?? c.in,
          birth: c.birth,
          division: { province: c.province, county: c.county },
        })
      }
    })
  }
})
