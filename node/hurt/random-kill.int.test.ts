import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { killAtRandom, tooSlow } from './random-kill.ts'

describe.skipIf(!existsSync('/proc/self'))(
  'kill -9 of a node, its PostgreSQL or one backend under load (needs /proc)',
  () => {
    it('20 times: all that was acknowledged is there once, no fork, ready again', { timeout: 900_000 }, async () => {
      const found = await killAtRandom({ kills: 20, callers: 6, seed: 20261122 })
      expect(found.broken).toEqual([])
      expect(found.acknowledged).toBeGreaterThan(100)
      expect(found.settled).toBeGreaterThan(0)
      expect(found.checkpoints).toBeGreaterThan(5)
      for (const times of Object.values(found.kills)) expect(times).toBeGreaterThan(1)
      expect(tooSlow(found)).toEqual([])
    })
  },
)
