import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../refusal/refusal.ts'
import { parseUscc, usccCheck } from './uscc.ts'

fc.configureGlobal({ seed: 32100 })

const vectors = new URL('../../../shared/conformance/ids/uscc.json', import.meta.url)
const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const character = fc.constantFrom(...alphabet)
const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 6 })
const codes = fc
  .tuple(fc.tuple(character, character), digits, fc.array(character, { minLength: 9, maxLength: 9 }))
  .map((parts) => parts.flat().join(''))
  .map((first) => first + usccCheck(first))

describe('a unified social credit code', () => {
  it('is taken apart', () => {
    expect(parseUscc('91340600MA2PBN188W')).toEqual({
      code: '91340600MA2PBN188W',
      authority: '9',
      sort: '1',
      division: '340600',
      organisation: 'MA2PBN188',
      organisationCheck: true,
    })
  })

  it('is put right when typed with spaces, small or full-width letters', () => {
    expect(parseUscc(' 9134 0600 ma2pbn188ｗ')).toMatchObject({ code: '91340600MA2PBN188W' })
  })

  it('may begin with letters: N is an economic collective, A a unit of the army', () => {
    for (const first of ['N2430281MF1234567', 'A1100000MB1234567', 'YY100000MA1234567']) {
      expect(parseUscc(first + usccCheck(first))).toMatchObject({ authority: first.charAt(0) })
    }
  })

  it('is refused with the field: wrong length, letter that is not used, letter in the division, wrong check', () => {
    for (const text of ['', '91340600MA2PBN188', '9111000060003IOZSV', '91B40600MA2PBN188W']) {
      expect(parseUscc(text, 'data.investor')).toMatchObject({ refusal: 'code.uscc-shape', field: 'data.investor' })
    }
    expect(parseUscc('91340600MA2PBN188X')).toMatchObject({ refusal: 'code.uscc-check' })
  })

  it('shows every change of a single character', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), character, (code, at, other) => {
        fc.pre(code[at] !== other)
        expect(isRefusal(parseUscc(code))).toBe(false)
        expect(isRefusal(parseUscc(code.slice(0, at) + other + code.slice(at + 1)))).toBe(true)
      }),
    )
  })
})

describe.skipIf(!existsSync(vectors))('published codes (shared/conformance/ids/uscc.json)', () => {
  it('are judged as published', () => {
    const { cases } = JSON.parse(readFileSync(vectors, 'utf8')) as {
      cases: { in: string; valid: boolean; normal?: string; org_code_check_ok?: boolean; error?: string }[]
    }
    expect(cases.length).toBeGreaterThan(60)
    for (const { in: text, valid, normal, org_code_check_ok } of cases) {
      const parsed = parseUscc(text)
      if (!valid) expect(parsed).toMatchObject({ refusal: 'code.uscc-shape' })
      else expect(parsed).toMatchObject({ code: normal, ...(org_code_check_ok && { organisationCheck: true }) })
    }
  })
})
