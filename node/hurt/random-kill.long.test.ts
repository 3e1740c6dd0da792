import { expect, it } from 'vitest'
import { killAtRandom, tooSlow } from './random-kill.ts'

/** Where to go on, of twenty rounds of fifty: a run of hours may be taken in pieces. */
const from = Number(process.env.LIANYU_KILLS_FROM ?? 0) / 50

it('1,000 times kill -9 under load: nothing acknowledged is lost or doubled', { timeout: 8 * 3_600_000 }, async () => {
  for (let round = from; round < 20; round++) {
    const found = await killAtRandom({ kills: 50, callers: 12, seed: 1000 + round })
    expect(found.broken).toEqual([])
    expect(tooSlow(found)).toEqual([])
    process.stderr.write(`${(round + 1) * 50} of 1000 kills, ${found.acknowledged} commands acknowledged\n`)
  }
})
