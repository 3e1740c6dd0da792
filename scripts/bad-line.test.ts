import { describe, expect, it } from 'vitest'
import { heldUpMs } from './bad-line.ts'

describe('a bad line', () => {
  it('holds a request up alike in every run of one seed, differently by seed, address and time asked', () => {
    const held = heldUpMs('1', '/api/menu', 1, 800)
    expect(heldUpMs('1', '/api/menu', 1, 800)).toBe(held)
    const others = [
      heldUpMs('2', '/api/menu', 1, 800),
      heldUpMs('1', '/api/me', 1, 800),
      heldUpMs('1', '/api/menu', 2, 800),
    ]
    expect(new Set([held, ...others]).size).toBe(4)
  })
  it('holds none up longer than asked, and they come all over that time', () => {
    const all = Array.from({ length: 500 }, (_, n) => heldUpMs('1', '/api/menu', n, 800))
    expect(Math.max(...all)).toBeLessThanOrEqual(800)
    expect(Math.max(...all)).toBeGreaterThan(750)
    expect(Math.min(...all)).toBeLessThan(50)
  })
})
