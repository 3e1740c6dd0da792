import { describe, expect, it } from 'vitest'
import { PerMinute } from './per-minute.ts'

describe('so many requests in a minute', () => {
  it('are allowed to each name for itself', () => {
    const limit = new PerMinute(2)
    expect(['a', 'a', 'a', 'b'].map((name) => limit.allows(name, 0))).toEqual([true, true, false, true])
  })
  it('are counted from the first, and anew a minute after it', () => {
    const limit = new PerMinute(2)
    expect([1000, 60_999, 60_999, 61_000].map((now) => limit.allows('a', now))).toEqual([true, true, false, true])
  })
  it('forgets the name that came first once there are too many to keep', () => {
    const limit = new PerMinute(1)
    for (let n = 0; n <= 20_000; n++) limit.allows(`address ${n}`, 0)
    expect([limit.allows('address 20000', 0), limit.allows('address 0', 0)]).toEqual([false, true])
  })
})
