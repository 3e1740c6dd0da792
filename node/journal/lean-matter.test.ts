import type { Indicator } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { KindIndicators } from './counted.ts'
import { leanOf } from './lean-matter.ts'
import { type HeldMatter, MatterCache } from './matter-cache.ts'
import { sampleIndicators, sampleKind } from './sample-kind.ts'

const entries = (count: number) => Array.from({ length: count }, (_, index) => ({ index, fields: {} }))
const withAdds = (adds: Record<string, unknown[]>, weight: number) =>
  ({
    kind: sampleKind,
    folded: { shared: { adds }, overlay: { adds: {} }, memory: {} },
    weight,
    whole: true,
  }) as unknown as HeldMatter
const lean = (held: HeldMatter, indicators: readonly Indicator[] = sampleIndicators) =>
  leanOf(held, new KindIndicators(indicators))

describe('a lean matter', () => {
  it('leaves out entries that only readers ask for, and keeps what steps and indicators look at', () => {
    const held = withAdds({ comment: entries(100), pay: entries(3), erase: entries(1) }, 90_000)
    const left = lean(held)
    expect(left).toMatchObject({ whole: false, weight: 4000 + 4 * 800 })
    expect(Object.keys(left?.folded.shared.adds ?? {})).toEqual(['pay', 'erase'])
    expect(held.folded.shared.adds.comment).toHaveLength(100)
  })
  it('is made only where those are many, and more than the others', () => {
    expect(lean(withAdds({ comment: entries(3) }, 7_000))).toBeUndefined()
    expect(lean(withAdds({ pay: entries(100), comment: entries(20) }, 90_000))).toBeUndefined()
  })
})

describe('the cache of matters', () => {
  it('makes the least recently used lean before it drops any', () => {
    const cache = new MatterCache(200_000, (held) => lean(held))
    for (const matter of ['a', 'b', 'c']) {
      cache.put('360322', matter, withAdds({ comment: entries(100) }, 90_000))
    }
    expect(['a', 'b', 'c'].map((matter) => cache.get('360322', matter)?.whole)).toEqual([false, true, true])
    expect(cache.size).toEqual({ matters: 3, bytes: 184_000 })
  })
})
