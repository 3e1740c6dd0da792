import { describe, expect, it } from 'vitest'
import { MatterLocks } from './matter-locks.ts'

describe('the lock of a matter', () => {
  it('is one holder’s at a time, who may take it twice', () => {
    const locks = new MatterLocks()
    const [a, b] = [{}, {}]
    expect([locks.take(['m'], a), locks.take(['m'], a), locks.take(['m'], b)]).toEqual([true, true, false])
    locks.release(['m'], b)
    expect(locks.take(['m'], b)).toBe(false)
    locks.release(['m'], a)
    expect(locks.take(['m'], b)).toBe(true)
  })
  it('is all of several, or none', () => {
    const locks = new MatterLocks()
    const [a, b] = [{}, {}]
    expect(locks.take(['one'], a)).toBe(true)
    expect(locks.take(['two', 'one'], b)).toBe(false)
    expect(locks.isBusy('two')).toBe(false)
    expect(locks.take(['one', 'two'], a)).toBe(true)
  })
  it('calls whoever was turned away once, at the next release', () => {
    const locks = new MatterLocks()
    const a = {}
    locks.take(['m'], a)
    let calls = 0
    locks.atRelease(() => {
      calls += 1
    })
    locks.release(['m'], a)
    locks.release(['m'], a)
    expect(calls).toBe(1)
  })
  it('is taken with others all at once or not at all, so that nobody waits in a ring', async () => {
    const locks = new MatterLocks()
    const [a, b] = [{}, {}]
    locks.take(['one'], a)
    const both = locks.takeAll(['one', 'two'], b)
    expect(locks.isBusy('two')).toBe(false)
    locks.take(['two'], a)
    locks.release(['one'], a)
    locks.release(['two'], a)
    await both
    expect([locks.take(['one'], a), locks.take(['two'], a)]).toEqual([false, false])
  })
})
