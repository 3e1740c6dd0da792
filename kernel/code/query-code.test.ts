import { describe, expect, it } from 'vitest'
import { sha256Noble } from '../log/suite.ts'
import { queryCodeHash, queryCodeOf, readQueryCode } from './query-code.ts'

const random = Uint8Array.from({ length: 16 }, (_, n) => n * 17)

describe('a public query code', () => {
  it('is 26 letters in groups that can be read aloud', () => {
    expect(queryCodeOf(random)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{1,5}){5}$/)
  })
  it('is made of 128 random bits, and never of fewer', () => {
    for (const length of [0, 8, 15, 17]) expect(() => queryCodeOf(new Uint8Array(length))).toThrow()
    expect(queryCodeOf(new Uint8Array(16).fill(255))).not.toBe(queryCodeOf(new Uint8Array(16).fill(254)))
  })
  it('forgives small letters, spaces, and the letters that look like digits', () => {
    const code = queryCodeOf(random)
    const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')}`
    expect(queryCodeHash(sha256Noble, typed)).toBe(queryCodeHash(sha256Noble, code))
  })
  it('is told from what cannot be one', () => {
    expect(readQueryCode('7F3K')).toBeUndefined()
    expect(readQueryCode(`${'A'.repeat(25)}U`)).toBeUndefined()
    expect(queryCodeHash(sha256Noble, 'anything')).toBeUndefined()
  })
})
