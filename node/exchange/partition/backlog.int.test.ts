import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type AwayAndBack, awayAndBack, inWords } from './backlog.ts'

let pair: AwayAndBack

beforeAll(async () => {
  pair = await awayAndBack(inject)
})
afterAll(() => pair.close())

describe('a backlog of a node that was away', () => {
  it.each([
    ['on one matter', 'onOneMatter'],
    ['on many matters', 'onManyMatters'],
  ] as const)(
    '%s costs each entry no more when it is longer',
    async (_name, where) => {
      const taken = []
      for (const size of [400, 400, 2_400, 2_400]) {
        await pair.leave()
        await pair[where](size)
        taken.push(await pair.comeBack())
        console.log(`  ${where}: ${inWords(taken.at(-1) as (typeof taken)[number])}`)
      }
      const [, short, ...long] = taken.map(({ cpuUs, entries }) => cpuUs / entries) as [number, number, number, number]
      // What a start costs falls on the short one too; a cost that grows with the length would be six times as much, and
      // so both times: the processor's time is that of the whole process, which may have had something else to do once.
      expect(Math.min(...long)).toBeLessThan(short * 2)
      expect(taken[2]?.ms).toBeLessThan(60_000)
      expect(await pair.same()).toBe(true)
      expect(pair.errors()).toEqual([])
    },
    120_000,
  )
})
