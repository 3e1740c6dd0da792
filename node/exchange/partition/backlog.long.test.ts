import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type AwayAndBack, awayAndBack, inWords } from './backlog.ts'

const entries = Number(process.env.BACKLOG ?? 100_000)
let pair: AwayAndBack

beforeAll(async () => {
  pair = await awayAndBack(inject)
})
afterAll(() => pair.close())

describe(`a backlog of ${entries} entries is taken over within a minute`, () => {
  it.each([
    ['on many matters', 'onManyMatters'],
    ['on one matter', 'onOneMatter'],
  ] as const)(
    '%s',
    async (_name, where) => {
      await pair.leave()
      await pair[where](entries)
      const taken = await pair.comeBack()
      console.log(`  ${where}: ${inWords(taken)}`)
      expect(taken.ms).toBeLessThan(60_000)
      expect(await pair.same()).toBe(true)
      expect(pair.errors()).toEqual([])
    },
    1_800_000,
  )
})
