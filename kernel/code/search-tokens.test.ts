import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_QUERY_TERMS, MOST_TERMS, queryTokens, searchTokens } from './search-tokens.ts'

fc.configureGlobal({ seed: 2 })

describe('search terms', () => {
  it('are every two neighbouring Han characters', () => {
    expect(searchTokens('上栗县烟花')).toEqual(['上栗', '栗县', '县烟', '烟花'])
  })

  it('are whole Latin words and numbers, whatever their case and width', () => {
    expect(searchTokens('示例项目A３ ＰＨＯＴＯ-voltaic 2026')).toEqual([
      '示例',
      '例项',
      '项目',
      'a3',
      'photo',
      'voltaic',
      '2026',
    ])
  })

  it('are a single Han character only where it stands alone', () => {
    expect(searchTokens('甲')).toEqual(['甲'])
    expect(searchTokens('A座')).toEqual(['a', '座'])
  })

  it('do not break a rare character outside the first plane', () => {
    expect(searchTokens('𠮷野家')).toEqual(['𠮷野', '野家'])
  })

  it('do not run over punctuation, and are empty where there is nothing to find', () => {
    expect(searchTokens('湘东，醴陵')).toEqual(['湘东', '醴陵'])
    expect(searchTokens(' -- ！')).toEqual([])
  })

  it('come once each and are capped', () => {
    expect(searchTokens('项目项目')).toEqual(['项目', '目项'])
    const long = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('')
    expect(searchTokens(long)).toHaveLength(MOST_TERMS)
    expect(queryTokens(long)).toHaveLength(MOST_QUERY_TERMS)
    expect(searchTokens('x'.repeat(1000))).toEqual(['x'.repeat(40)])
  })

  it('of any two or more characters of a name are terms of the name', () => {
    const name = '湘东区与醴陵市异地代收代办示例件'
    fc.assert(
      fc.property(fc.nat(name.length - 2), fc.nat(name.length), (from, length) => {
        const query = name.slice(from, from + 2 + length)
        const terms = new Set(searchTokens(name))
        expect(queryTokens(query).every((t) => terms.has(t))).toBe(true)
      }),
    )
  })

  it('have no capitals, no repeats and no more than the cap, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const terms = searchTokens(text)
        expect(new Set(terms).size).toBe(terms.length)
        expect(terms.length).toBeLessThanOrEqual(MOST_TERMS)
        expect(terms.every((t) => t === t.toLowerCase() && t !== '')).toBe(true)
      }),
    )
  })
})
