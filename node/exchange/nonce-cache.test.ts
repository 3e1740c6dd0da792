import { describe, expect, it } from 'vitest'
import { NonceCache } from './nonce-cache.ts'

const start = 1_795_000_000

describe('the nonces of signed requests', () => {
  it('are good once', () => {
    const cache = new NonceCache(start)
    expect(cache.accepts('a/1', 'n', start, start)).toBe('ok')
    expect(cache.accepts('a/1', 'n', start, start + 1)).toBe('replayed')
    expect(cache.accepts('b/1', 'n', start, start + 1)).toBe('ok')
  })
  it('are remembered as long as the signature is good, even one made ahead of this clock', () => {
    const cache = new NonceCache(start)
    expect(cache.accepts('a/1', 'n', start + 300, start)).toBe('ok')
    for (let now = start; now <= start + 600; now += 50) {
      expect(cache.accepts('a/1', 'n', start + 300, now)).toBe('replayed')
    }
    expect(cache.accepts('a/1', 'n', start + 300, start + 601)).toBe('stale')
  })
  it('of signatures more than five minutes off are refused', () => {
    const cache = new NonceCache(start)
    expect(cache.accepts('a/1', 'n', start + 1000 - 301, start + 1000)).toBe('stale')
    expect(cache.accepts('a/1', 'n', start + 1301, start + 1000)).toBe('stale')
  })
  it('from before the process began are refused, since they may have been answered', () => {
    expect(new NonceCache(start).accepts('a/1', 'n', start - 1, start)).toBe('stale')
  })
  it('are answered again soon after a clock that was a day ahead is put right', () => {
    const day = 86_400
    const cache = new NonceCache(start + day)
    expect(cache.accepts('a/1', 'n', start, start)).toBe('ok')
    expect(cache.accepts('a/1', 'n', start, start + 1)).toBe('replayed')
  })
  it('stay used when the clock jumps a day ahead and back', () => {
    const day = 86_400
    const cache = new NonceCache(start)
    expect(cache.accepts('a/1', 'n', start + 10, start + 10)).toBe('ok')
    expect(cache.accepts('b/1', 'n', start + day, start + day)).toBe('ok')
    expect(cache.accepts('a/1', 'n', start + 10, start + 20)).not.toBe('ok')
    expect(cache.accepts('a/1', 'm', start + 25, start + 25)).toBe('ok')
  })
  it('do not fill the memory', () => {
    const cache = new NonceCache(start, 300, 2)
    cache.accepts('a/1', '1', start, start)
    cache.accepts('a/1', '2', start, start)
    expect(cache.accepts('a/1', '3', start, start)).toBe('full')
    expect(cache.accepts('a/1', '4', start + 600, start + 600)).toBe('ok')
  })
  it('of one key do not turn another away', () => {
    const cache = new NonceCache(start, 300, 2)
    for (const nonce of ['1', '2', '3']) cache.accepts('a/1', nonce, start, start)
    expect(cache.accepts('b/1', '1', start, start)).toBe('ok')
  })
})
