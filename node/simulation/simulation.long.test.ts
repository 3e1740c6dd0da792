import { mkdirSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { playAll } from './shards.ts'

const seeds = Number(process.env.LIANYU_SEEDS ?? 1_000_000)
/** A run that was broken off goes on where it was, from the same folder. */
const state = process.env.LIANYU_SEEDS_STATE ?? join(tmpdir(), `lianyu-simulation-${seeds}`)

it(`${seeds} simulated worlds keep every promise`, { timeout: 24 * 3_600_000 }, async () => {
  mkdirSync(state, { recursive: true })
  const tally = await playAll(0, seeds, availableParallelism(), state)
  expect(tally.failed).toEqual([])
})
