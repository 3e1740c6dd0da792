import { describe, expect, it } from 'vitest'
import { identityOf, identityTerm, personTerm } from './identity-token.ts'
import { queryTokens, searchTokens } from './search-tokens.ts'

describe('what identifies', () => {
  it('is the same however a firm’s name was typed', () => {
    const same = [
      '示例电子（江西）有限公司',
      '示例电子(江西)有限责任公司',
      '示例电子 江西 股份有限公司',
      '示例電子江西'.replace('電', '电'),
    ]
    expect(new Set(same.map(identityOf))).toEqual(new Set(['示例电子江西']))
    expect(identityOf('Sample Electronics Co., Ltd.')).toBe(identityOf('ＳＡＭＰＬＥ electronics'))
    expect(identityOf('91360322MA35X0000X')).toBe('91360322ma35x0000x')
  })
  it('does not take a firm for another that shares a part of its name', () => {
    expect(identityOf('示例电子有限公司')).not.toBe(identityOf('示例电子江西有限公司'))
    expect(identityOf('公司')).toBe('公司')
  })
  it('is no term for what is too short, empty, or no text', () => {
    for (const value of ['', '（）', '甲', undefined, null, 7, ['示例电子']]) {
      expect(identityTerm('firm', value)).toBeUndefined()
    }
  })
  it('is never met by a search for words', () => {
    const term = identityTerm('firm', '示例电子') as string
    expect(searchTokens(term)).not.toContain(term)
    expect(queryTokens(term)).not.toContain(term)
  })
  it('finds a person by a number without having it in clear, and nobody by none', () => {
    const term = personTerm('11010519491231002X') as string
    expect(personTerm(' 11010519491231002x')).toBe(term)
    expect(term).not.toContain('11010519491231002')
    expect(personTerm('91360322MA35X0000X')).not.toBe(term)
    for (const value of ['', ' ', undefined, null, 7]) expect(personTerm(value)).toBeUndefined()
  })
})
