import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { killAtRandom } from './random-kill.ts'

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
      // On a machine that is busy with other things a first start takes longer too.
      const most = Math.max(10_000, 3 * found.firstStartMs)
      const inOrder = [...found.readyMs].sort((a, b) => a - b)
      expect(inOrder[Math.floor(inOrder.length / 2)]).toBeLessThan(most)
    })
  },
)
