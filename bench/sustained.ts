import { setTimeout as wait } from 'node:timers/promises'
import { caseIds, hasAll, openingAt, sessionsFor } from './case-load.ts'
import { costOf, spent } from './cost.ts'
import { type Figure, inMs, quantile } from './figure.ts'
import { openLoad } from './open-load.ts'
import { hereParty, thereParty } from './pair.ts'
import { type ServingPair, startServingPair } from './serving-pair.ts'

const perSecond = 200
const warmMs = 5_000
/** After the last case was opened. */
const arriveMs = 30_000

/** Cases opened at one window when they are due, whether answered or not; every one of them counted at the other's. */
export const sustained: Figure = {
  name: `${perSecond} cases a second over two nodes, opened here and counted over there`,
  goal: 'all opened, all over there within 30 s of the last',
  run: async (size) => {
    const pair = await startServingPair((what) => process.stderr.write(`… sustained: ${what}\n`))
    try {
      return await measure(pair, size === 'full' ? 60 : 10)
    } finally {
      await pair.stop()
    }
  },
}

async function measure({ serving, agreement, signIn }: ServingPair, seconds: number) {
  const [here, there] = serving
  const cookies: string[] = []
  while (cookies.length < sessionsFor(perSecond)) cookies.push(await signIn(here.ready.url, hereParty))
  const watcher = await signIn(there.ready.url, thereParty)
  const window = { url: here.ready.url, cookies, handler: thereParty }
  const told: string[] = []
  const opens = (n: number) => ({
    ...openingAt(window, agreement, n),
    took: (text: string) => void told.push((JSON.parse(text) as { matter: string }).matter),
  })
  const warm = await openLoad(perSecond / 2, warmMs, opens)
  const before = [spent(here.pid, here.ready.databasePid), spent(there.pid, there.ready.databasePid)] as const
  const load = await openLoad(perSecond, seconds * 1000, opens)
  const failed = Object.entries({ ...warm.failed, ...load.failed }).map(([what, times]) => `${times} × ${what}`)
  // The first case of all was there before.
  const expected = 1 + warm.times.length + load.times.length
  const ended = performance.now()
  // One log, in order: with those that were answered last all are there, and then they are counted.
  const last = told.slice(-100)
  while (!(await hasAll(there.ready.url, watcher, last)) && performance.now() - ended < arriveMs) await wait(100)
  const behindMs = performance.now() - ended
  const [sender, receiver] = [
    costOf(before[0], spent(here.pid, here.ready.databasePid), load.times.length),
    costOf(before[1], spent(there.pid, there.ready.databasePid), load.times.length),
  ]
  const seen = new Set(await caseIds(there.ready.url, watcher)).size
  const p = (share: number) => inMs(quantile(load.times, share))
  return {
    measured:
      `${load.times.length.toLocaleString('en-US')} in ${seconds} s, p50 ${p(0.5)}, p99 ${p(0.99)}, ` +
      `${failed.length === 0 ? 'none refused' : failed.slice(0, 5).join('; ')}; over there ${seen.toLocaleString('en-US')} of ${expected.toLocaleString('en-US')}, the last ${inMs(behindMs)} after its answer` +
      `\n    cpu per case here   ${sender}\n    cpu per case there  ${receiver}`,
    met: failed.length === 0 && seen === expected,
  }
}
