import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { MatterId } from '@lianyu/kernel'
import { newCommandId } from '@lianyu/node'
import { ByTheMinute } from './by-the-minute.ts'
import { startChild } from './child.ts'
import { type Figure, inMs, quantile, ratio } from './figure.ts'
import { caseData } from './fill.ts'
import { type OpenLoad, openLoad, type Sent } from './open-load.ts'
import { hereParty, thereParty } from './pair.ts'
import { topOf } from './profile.ts'
import { type Serving, type ServingPair, startServingPair } from './serving-pair.ts'

const perSecond = 500
const warmMs = 5_000
const sampleMs = 2_000
/** Cases that there are when the day begins: nobody's day begins with hundreds of people at one case. */
const shelf = 4_000
const openedPerSecond = 200
/** Sessions at each node, which take turns: one session may ask only so often in a minute. */
const sessions = 16

export interface Memory {
  /** Of both nodes, in bytes; of the heap what the last whole collection of garbage left. */
  rss: number
  heapUsed: number
}

interface Run {
  load: OpenLoad
  bare: OpenLoad
  memory: Memory[]
  seconds: number
}

/** How long the load lasts, in minutes; by default a minute in the full run and a quarter otherwise. */
export const length: { minutes: number | undefined } = { minutes: undefined }
const runs = new Map<number, Promise<Run>>()

/** Both figures of one length come from one run. */
function runOf(size: 'short' | 'full', profiles?: string): Promise<Run> {
  const seconds = Math.round((length.minutes ?? (size === 'full' ? 1 : 0.25)) * 60)
  if (profiles !== undefined) return measure(Math.min(seconds, 60), profiles)
  const run = runs.get(seconds) ?? measure(seconds)
  runs.set(seconds, run)
  return run
}

/** Reads, lists, searches, steps and openings of an ordinary day, over two nodes that exchange what is written. */
export const mixed: Figure = {
  name: `mixed load over two nodes, ${perSecond} requests/s whether answered or not`,
  goal: 'p99 ≤ 300 ms, no error',
  run: async (size, profiles) => {
    const { load, bare, seconds } = await runOf(size, profiles)
    const [p50, p99] = [quantile(load.times, 0.5), quantile(load.times, 0.99)]
    const barest = quantile(bare.times, 0.99)
    const failed = Object.entries(load.failed).map(([what, times]) => `${times} × ${what}`)
    return {
      measured: `p50 ${inMs(p50)}, p99 ${inMs(p99)}, longest ${inMs(quantile(load.times, 1))} of ${load.times.length.toLocaleString('en-US')} in ${seconds} s, ${failed.length === 0 ? 'no error' : failed.slice(0, 5).join('; ')}`,
      limit: `bare Fastify under the same load p99 ${inMs(barest)}, ratio ${ratio(p99, barest)}`,
      met: p99 <= 300 && failed.length === 0,
    }
  },
}

export const memory: Figure = {
  name: 'memory of two nodes under the mixed load: the last third against the middle one',
  goal: 'drift ≤ 5 %',
  run: async (size, profiles) => {
    const { memory: samples, seconds } = await runOf(size, profiles)
    const third = Math.floor(samples.length / 3)
    const [middle, last] = [samples.slice(third, 2 * third), samples.slice(-third)]
    const drift = (key: keyof Memory) => {
      const [before, after] = [middle, last].map((some) =>
        quantile(
          some.map((one) => one[key]),
          0.5,
        ),
      ) as [number, number]
      return { percent: (after / before - 1) * 100, mb: after / 2 ** 20 }
    }
    const [heap, rss] = [drift('heapUsed'), drift('rss')]
    return {
      measured: `heap ${heap.percent.toFixed(1)} % (${heap.mb.toFixed(0)} MB), resident ${rss.percent.toFixed(1)} % (${rss.mb.toFixed(0)} MB), ${samples.length} samples in ${seconds} s`,
      met: heap.percent <= 5 && rss.percent <= 5,
    }
  },
}

async function measure(seconds: number, profiles?: string): Promise<Run> {
  const say = (what: string) => process.stderr.write(`… mixed: ${what}\n`)
  const pair = await startServingPair(say)
  const { serving } = pair
  const bareNode = await startChild<{ url: string }>('serve-bare.ts', [])
  try {
    say('people sign in')
    const { next, open } = await dayOf(pair)
    say(`${shelf} cases of the days before`)
    const before = await openLoad(openedPerSecond, (shelf / openedPerSecond) * 1000, open)
    if (Object.keys(before.failed).length > 0) throw new Error(JSON.stringify(before.failed))
    say('warming up')
    await openLoad(perSecond / 2, warmMs, next)
    for (const node of profiles === undefined ? [] : serving) await node.say('profile')
    say(`${seconds} s of load`)
    const samples: Memory[] = []
    const sampling = profiles === undefined ? setInterval(() => void sample(serving, samples), sampleMs) : undefined
    const minutes = new ByTheMinute(watched(serving), say)
    const load = await openLoad(perSecond, seconds * 1000, next, (what, ms) => minutes.took(what, ms))
    minutes.stop()
    clearInterval(sampling)
    if (profiles !== undefined) await writeProfiles(serving, profiles, load.times.length)
    const bareShot = (): Sent => ({
      url: bareNode.ready.url,
      method: 'POST',
      path: '/api/matters/x/steps/comment',
      headers: { 'content-type': 'application/json' },
      body: '{"data":{"comment":"示例"}}',
      what: 'bare',
    })
    const bare = await openLoad(perSecond, Math.min(10, seconds) * 1000, bareShot)
    return { load, bare, memory: samples, seconds }
  } finally {
    await Promise.all([pair.stop(), bareNode.stop()])
  }
}

const watched = (serving: ServingPair['serving']) =>
  serving.map(({ pid, ready }, n) => ({ name: n === 0 ? 'here' : 'there', pid, databasePid: ready.databasePid }))

async function sample(serving: readonly Serving[], into: Memory[]): Promise<void> {
  const both = await Promise.all(serving.map(async (node) => JSON.parse(await node.say('memory')) as Memory))
  const sum = (key: keyof Memory) => both.reduce((all, one) => all + one[key], 0)
  into.push({ rss: sum('rss'), heapUsed: sum('heapUsed') })
}

async function writeProfiles([here]: readonly [Serving, Serving], folder: string, requests: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, 'mixed.cpuprofile')
  await here.say(`profile ${file}`)
  const top = topOf(JSON.parse(await readFile(file, 'utf8')), requests, 40)
  for (const name of ['mixed', 'memory']) await writeFile(path.join(folder, `${name}.txt`), top)
}

interface Day {
  /** The nth request of it. */
  next: (n: number) => Sent
  /** The nth case that is opened. */
  open: (n: number) => Sent
}

/** In a hundred requests: 40 pages of a matter, 15 lists, 10 searches, 27 comments, 8 openings; every fourth over there. */
async function dayOf({ serving, agreement, first, signIn }: ServingPair): Promise<Day> {
  const places = await Promise.all(
    serving.map(async ({ ready: { url } }, n) => ({
      url,
      cookies: await signInAll(() => signIn(url, n === 0 ? hereParty : thereParty)),
    })),
  )
  const known: MatterId[] = [first]
  /** Those that have had time to get over there. */
  const old = (n: number) => known[(n * 7919) % Math.max(1, known.length - 400)] as MatterId
  const at = (n: number, place: 0 | 1) => {
    const { url, cookies } = places[place] as (typeof places)[number]
    const cookie = cookies[(n >> 2) % sessions] as string
    const get = (what: string, path: string): Sent => ({ url, method: 'GET', path, headers: { cookie }, what })
    const post = (what: string, path: string, body: unknown): Sent => ({
      url,
      method: 'POST',
      path,
      headers: {
        cookie,
        'content-type': 'application/json',
        'x-lianyu': '1',
        'idempotency-key': newCommandId(Date.now()),
      },
      body: JSON.stringify(body),
      what,
    })
    return { get, post }
  }
  const open = (n: number): Sent => ({
    ...at(n, 0).post('open', '/api/matters', { kind: 'service-case', agreement, data: caseData(n) }),
    took: (text) => known.push((JSON.parse(text) as { matter: MatterId }).matter),
  })
  const next = (n: number): Sent => {
    const { get, post } = at(n, n % 4 === 3 ? 1 : 0)
    const share = (n * 37) % 100
    const one = `/api/matters/${encodeURIComponent(old(n))}`
    if (share < 40) return get('page', one)
    if (share < 55) return get('list', '/api/matters?kind=service-case&limit=20')
    if (share < 65) return get('search', `/api/search?q=${encodeURIComponent('营业执照')}`)
    if (share < 92) return post('comment', `${one}/steps/comment`, { data: { comment: `示例留言 ${n}` } })
    return open(n)
  }
  return { next, open }
}

/** One after another: many attempts at once on one name look like guessing. */
async function signInAll(signIn: () => Promise<string>): Promise<string[]> {
  const cookies: string[] = []
  while (cookies.length < sessions) cookies.push(await signIn())
  return cookies
}
