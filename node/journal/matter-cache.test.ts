import { describe, expect, it } from 'vitest'
import { type HeldMatter, MatterCache } from './matter-cache.ts'

const party = '360322'
const held = (weight: number, changedAt = '') => ({ weight, changedAt }) as HeldMatter

describe('the cache of matters', () => {
  it('drops those least recently used once they weigh too much', () => {
    const cache = new MatterCache(100)
    for (const matter of ['a', 'b', 'c']) {
      cache.put(party, matter, held(30))
    }
    cache.get(party, 'a')
    cache.put(party, 'd', held(30))
    expect(['a', 'b', 'c', 'd'].filter((matter) => cache.get(party, matter))).toEqual(['a', 'c', 'd'])
    cache.put(party, 'a', held(10))
    expect(cache.size).toEqual({ matters: 3, bytes: 70 })
    cache.dropParty(party)
    expect(cache.size).toEqual({ matters: 0, bytes: 0 })
  })
  it('keeps the one just put, however large, alone', () => {
    const cache = new MatterCache(100)
    cache.put(party, 'a', held(30))
    cache.put(party, 'large', held(300))
    expect(cache.size).toEqual({ matters: 1, bytes: 300 })
    cache.put(party, 'large', held(400))
    expect(cache.get(party, 'large')?.weight).toBe(400)
    cache.put(party, 'b', held(30))
    expect(cache.size).toEqual({ matters: 1, bytes: 30 })
  })
  it('holds the many remarks of lean matters no longer than their step, so that none gives way to another', () => {
    // Of each matter 5 is needed by the next step, the rest only by readers.
    const leanOf = (held: HeldMatter) =>
      held.weight > 9 ? ({ ...held, weight: 5, whole: false } as HeldMatter) : undefined
    const cache = new MatterCache(200, leanOf)
    const matters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
    for (const matter of matters) cache.put(party, matter, { ...held(30), whole: true })
    for (let round = 0; round < 20; round++) {
      for (const matter of round % 2 ? matters : matters.toReversed()) {
        const before = cache.get(party, matter)
        expect(before, `${matter} in round ${round}`).toBeDefined()
        cache.put(party, matter, { ...(before as HeldMatter), weight: (before?.weight ?? 0) + (round % 3 ? 3 : 12) })
      }
    }
    expect(cache.size.bytes).toBeLessThanOrEqual(200)
  })
  it('keeps what was committed while an older state was being read', async () => {
    const cache = new MatterCache(100)
    const read = await cache.reading(party, async () => {
      cache.put(party, 'a', held(1, 'new'))
      return new Map([
        ['a', held(1, 'old')],
        ['b', held(1, 'read')],
      ])
    })
    expect(read.get('a')?.changedAt).toBe('old')
    expect([cache.get(party, 'a')?.changedAt, cache.get(party, 'b')?.changedAt]).toEqual(['new', 'read'])
  })
})
