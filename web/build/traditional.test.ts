import { Converter } from 'opencc-js/cn2t'
import { describe, expect, it } from 'vitest'
import { convertDeep, signed } from './traditional.ts'

const convert = signed(Converter({ from: 'cn', to: 'tw' }))

describe('traditional words', () => {
  it('are made from the simplified ones, keys untouched', () => {
    expect(convertDeep({ due: { left: '剩 {{count}} 个工作日' }, list: ['联域'] }, convert)).toEqual({
      due: { left: '剩 {{count}} 個工作日' },
      list: ['聯域'],
    })
  })
  it('write a signature as 簽 and a label as 標籤', () => {
    expect(convert('自签')).toBe('自簽')
    expect(convert('签约')).toBe('簽約')
    expect(convert('标签')).toBe('標籤')
  })
})
