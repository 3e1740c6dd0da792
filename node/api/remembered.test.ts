import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Remembered } from './remembered.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => vi.useRealTimers())

describe('what is remembered', () => {
  it('is made once for all who ask meanwhile, and again after its time', async () => {
    let times = 0
    const counts = new Remembered<number>(1_000)
    const ask = () => counts.of('a', async () => ++times)
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
    vi.advanceTimersByTime(999)
    expect(await ask()).toBe(1)
    vi.advanceTimersByTime(1)
    expect(await ask()).toBe(2)
  })
  it('is made again at once where it failed', async () => {
    const counts = new Remembered<number>(1_000)
    await expect(counts.of('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await counts.of('a', async () => 1)).toBe(1)
  })
  it('is so much and no more: the oldest goes', async () => {
    const counts = new Remembered<string>(1_000, 2)
    for (const key of ['a', 'b', 'c']) await counts.of(key, async () => `${key}1`)
    expect(await counts.of('b', async () => 'b2')).toBe('b1')
    expect(await counts.of('a', async () => 'a2')).toBe('a2')
  })
})
