import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { GatheredReads } from './gathered-reads.ts'

/** A database in which each read waits until it is let go. */
function slowReads(broken: readonly string[] = []) {
  const trips: { matters: readonly string[]; letGo: () => void }[] = []
  const apart: string[] = []
  let version = 0
  const found = (matters: readonly string[], at: number) =>
    new Map(matters.filter((one) => one !== 'none').map((matter) => [matter, `${matter} v${at}`]))
  const reads = new GatheredReads<string>(
    (_party, matters) =>
      new Promise((settle, fail) => {
        const at = version
        trips.push({
          matters,
          letGo: () =>
            matters.some((one) => broken.includes(one)) ? fail(new Error('spoilt')) : settle(found(matters, at)),
        })
      }),
    async (_party, matters) => {
      apart.push(...matters)
      if (matters.some((one) => broken.includes(one))) throw new Error(`spoilt: ${matters.join()}`)
      return found(matters, version)
    },
  )
  return {
    reads,
    trips,
    apart,
    changes: () => {
      version += 1
    },
  }
}

describe('reads that several ask for', () => {
  it('go at once while few are under way, and together once there are more', async () => {
    const { reads, trips } = slowReads()
    const asked = ['a', 'b', 'c', 'd', 'e'].map((matter) => reads.of('360313', [matter]))
    expect(trips.map(({ matters }) => matters)).toEqual([['a'], ['b']])
    trips[0]?.letGo()
    await asked[0]
    await nextTurn()
    expect(trips.map(({ matters }) => matters)).toEqual([['a'], ['b'], ['c', 'd', 'e']])
    for (const trip of trips) trip.letGo()
    expect((await Promise.all(asked)).map((found) => [...found.keys()])).toEqual([['a'], ['b'], ['c'], ['d'], ['e']])
  })

  it('of one party do not wait for those of another', () => {
    const { reads, trips } = slowReads()
    for (const matter of ['a', 'b', 'c']) void reads.of('360313', [matter])
    void reads.of('430281', ['d'])
    expect(trips.map(({ matters }) => matters)).toEqual([['a'], ['b'], ['d']])
  })

  it('answer with what was there when they were asked for, or later', async () => {
    const { reads, trips, changes } = slowReads()
    const first = reads.of('360313', ['a'])
    changes()
    const second = reads.of('360313', ['a'])
    for (const trip of trips) trip.letGo()
    expect((await first).get('a')).toBe('a v0')
    expect((await second).get('a')).toBe('a v1')
  })

  it('ask for each matter once, and give each caller its own', async () => {
    const { reads, trips } = slowReads()
    const waiting = [reads.of('p', ['x']), reads.of('p', ['y'])]
    const both = [reads.of('p', ['a', 'b']), reads.of('p', ['b', 'none'])]
    for (const trip of trips) trip.letGo()
    await Promise.all(waiting)
    await nextTurn()
    expect(trips[2]?.matters).toEqual(['a', 'b', 'none'])
    trips[2]?.letGo()
    expect((await Promise.all(both)).map((found) => [...found.keys()])).toEqual([['a', 'b'], ['b']])
  })

  it('are not endlessly many together', async () => {
    const { reads, trips } = slowReads()
    const asked = Array.from({ length: 202 }, (_, n) => reads.of('p', [`m${n}`]))
    for (let done = 0; done < trips.length; done++) {
      trips[done]?.letGo()
      await nextTurn()
    }
    await Promise.all(asked)
    expect(Math.max(...trips.map(({ matters }) => matters.length))).toBe(64)
    expect(trips).toHaveLength(2 + 4)
  })

  it('are made again apart where they failed, so that one matter fails for whoever asked for it and for nobody else', async () => {
    const { reads, trips, apart } = slowReads(['bad'])
    const waiting = [reads.of('p', ['x']), reads.of('p', ['y'])]
    const [good, bad, other] = [reads.of('p', ['a']), reads.of('p', ['bad']), reads.of('p', ['b'])]
    const failed = expect(bad).rejects.toThrow('spoilt: bad')
    for (const trip of trips) trip.letGo()
    await Promise.all(waiting)
    await nextTurn()
    trips[2]?.letGo()
    await failed
    expect([...(await good).keys(), ...(await other).keys()]).toEqual(['a', 'b'])
    expect(apart).toEqual(['a', 'bad', 'b'])
    const after = reads.of('p', ['z'])
    await nextTurn()
    trips.at(-1)?.letGo()
    expect((await after).get('z')).toBe('z v0')
  })
})
