import { expect, it } from 'vitest'
import { killAtRandom } from './random-kill.ts'

it('1,000 times kill -9 under load: nothing acknowledged is lost or doubled', { timeout: 8 * 3_600_000 }, async () => {
  for (let round = 0; round < 20; round++) {
    const found = await killAtRandom({ kills: 50, callers: 12, seed: 1000 + round })
    expect(found.broken).toEqual([])
    expect(Math.max(...found.readyMs)).toBeLessThan(Math.max(10_000, 3 * found.firstStartMs))
    process.stderr.write(`${(round + 1) * 50} of 1000 kills, ${found.acknowledged} commands acknowledged\n`)
  }
})
