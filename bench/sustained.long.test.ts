import { setTimeout as wait } from 'node:timers/promises'
import { newCommandId, verifyData } from '@lianyu/node'
import { expect, it } from 'vitest'
import { caseIds, type OpeningWindow, openingAt, sessionsFor } from './case-load.ts'
import { openLoad } from './open-load.ts'
import { hereParty, thereParty } from './pair.ts'
import { startServingPair } from './serving-pair.ts'

const seconds = Number(process.env.LIANYU_SUSTAINED_SECONDS ?? 300)
const perSecond = 200
const killEveryMs = 15_000
/** Until the two have the same, after the last case was answered. */
const evenMs = 300_000

interface Opening {
  n: number
  command: string
  at: 0 | 1
  /** What its caller was told: the case's id. */
  told?: string
}

it('200 cases a second over two nodes, each killed -9 in turn: nothing acknowledged is lost or doubled', async () => {
  const pair = await startServingPair((what) => process.stderr.write(`… ${what}\n`))
  try {
    const parties = [hereParty, thereParty] as const
    const windows = await Promise.all(
      parties.map(async (party, at): Promise<OpeningWindow> => {
        const { url } = (pair.serving[at] as (typeof pair.serving)[0]).ready
        const cookies: string[] = []
        while (cookies.length < sessionsFor(perSecond)) cookies.push(await pair.signIn(url, party))
        return { url, cookies, handler: parties[1 - at] as string }
      }),
    )
    const openings: Opening[] = []
    const sent = (opening: Opening, n = opening.n) => ({
      ...openingAt(windows[opening.at] as OpeningWindow, pair.agreement, n, opening.command),
      took: (text: string) => {
        const { matter } = JSON.parse(text) as { matter: string }
        // Asked again, it is the same answer.
        if (opening.told !== undefined && opening.told !== matter) twice.push(`${opening.told} and ${matter}`)
        opening.told = matter
      },
    })
    const twice: string[] = []

    let over = false
    const restartMs: number[] = []
    const killer = (async () => {
      for (let n = 0; ; n++) {
        for (const until = performance.now() + killEveryMs; performance.now() < until && !over; ) await wait(100)
        if (over) return
        const killedAt = performance.now()
        await pair.killAndStart((n % 2) as 0 | 1)
        restartMs.push(performance.now() - killedAt)
      }
    })()
    // Windows take turns; what found its node dead is asked again below, as a telephone would.
    const load = await openLoad(perSecond, seconds * 1000, (n) => {
      const opening: Opening = { n, command: newCommandId(Date.now()), at: (n % 2) as 0 | 1 }
      openings.push(opening)
      return sent(opening)
    })
    over = true
    await killer
    expect(restartMs.length).toBeGreaterThan(1)
    const untold = () => openings.filter(({ told }) => told === undefined)
    const unheard = untold().length
    const heard = openings.length - unheard
    for (let round = 0; round < 20 && untold().length > 0; round++) {
      const left = untold()
      await openLoad(perSecond, (left.length * 1000) / perSecond, (n) => sent(left[n % left.length] as Opening))
    }
    process.stderr.write(
      `${openings.length} cases in ${seconds} s, ${heard} answered at once, ${unheard} when asked again; ` +
        `${restartMs.length} times killed, back after ${restartMs.map((ms) => (ms / 1000).toFixed(1)).join(', ')} s; ` +
        `${JSON.stringify(load.failed)}\n`,
    )
    expect(untold()).toEqual([])
    expect(twice).toEqual([])

    const told = openings.flatMap(({ told }) => told ?? [])
    expect(new Set(told).size).toBe(told.length)
    // The first case of all was there before.
    const expected = new Set([...told, pair.first])
    const watchers = await Promise.all(windows.map(({ url }, at) => pair.signIn(url, parties[at] as string)))
    const seen = async (at: number) => (await caseIds(windows[at]?.url ?? '', watchers[at] as string)).sort()
    const wanted = [...expected].sort()
    for (const at of [0, 1]) {
      const until = performance.now() + evenMs
      while ((await seen(at)).length < wanted.length && performance.now() < until) await wait(5_000)
      expect(await seen(at)).toEqual(wanted)
    }
    await pair.stop('keep')
    for (const [at, dataDir] of pair.folders.entries()) {
      const faults: unknown[] = []
      for await (const found of verifyData({ dataDir })) if ('fault' in found) faults.push(found)
      expect({ party: parties[at], faults }).toEqual({ party: parties[at], faults: [] })
    }
  } finally {
    await pair.stop()
  }
})
