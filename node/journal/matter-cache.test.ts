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
