import { describe, expect, it } from 'vitest'
import { faults } from './faults.ts'
import { keptSeeds, playAll, playSeeds } from './shards.ts'

const seeds = Number(process.env.LIANYU_SEEDS ?? 10_000)
const minutes = 60_000

describe('parties, a network that loses, doubles, delays and parts, and processes that die', () => {
  it('keep every promise in every seed that broke one before', { timeout: 10 * minutes }, async () => {
    for (const seed of keptSeeds()) {
      expect((await playSeeds(['--from', `${seed}`, '--count', '1'])).failed).toEqual([])
    }
  })

  it('end with one shared state, one content of each log, and all that was acknowledged', {
    timeout: 60 * minutes,
  }, async () => {
    const tally = await playAll(0, seeds, 2)
    expect(tally.failed).toEqual([])
    expect(tally.played).toBe(seeds)
    // Otherwise the seeds would say nothing: things are done, processes die, fences overtake.
    expect(tally.acknowledged).toBeGreaterThan(2 * seeds)
    expect(tally.crashes).toBeGreaterThan(seeds / 3)
    expect(tally.overtaken).toBeGreaterThan(seeds / 100)
  })

  it('do the same again with the same seed', { timeout: 5 * minutes }, async () => {
    const once = await playSeeds(['--from', '500', '--count', '20'])
    const again = await playSeeds(['--from', '500', '--count', '20'])
    expect(again.traces).toEqual(once.traces)
    expect((await playSeeds(['--from', '501', '--count', '20'])).traces).not.toEqual(once.traces)
  })

  // Each is found within a handful of seeds; the room above that is for changes to the stories.
  it.each(Object.entries(faults))(
    'notice a known fault within 200 seeds: %s',
    { timeout: 5 * minutes },
    async (name) => {
      const { failed } = await playSeeds(['--count', '200', '--fault', name, '--stop'])
      expect(failed).toHaveLength(1)
    },
  )
})
