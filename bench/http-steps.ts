import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newCommandId } from '@lianyu/node'
import { startChild } from './child.ts'
import { costOf, spent } from './cost.ts'
import { type Figure, inMs, perSecond, quantile, ratio } from './figure.ts'
import { drive, type Load, type Shot } from './load.ts'
import { cpuUs } from './processes.ts'
import { topOf } from './profile.ts'

interface Served {
  url: string
  cookies: string[]
  matters: string[]
  databasePid: number
}

interface Asked {
  id: string
  callers: number
  parties: number
  name: string
  goal: string
  measured(load: Load): string
  met(load: Load): boolean
}

const warmMs = 2_000
/** Sessions, and open matters: few callers take turns at them, since a session may ask only so often in a minute. */
const sessions = 128
/** Compiled code needs so many steps to get as fast as it stays. */
const warmSteps = 6_000

/** Steps over HTTP, each answered after it is durable, against a bare Fastify that is driven the same way. */
function httpSteps({ id, callers, parties, name, goal, measured, met }: Asked): Figure {
  return {
    name: `steps over HTTP, ${callers} callers, ${name}`,
    goal,
    whereTimeGoes:
      'One process does all of a step but its rows: reading the request, the session, the decision, canonical bytes, hashes, ' +
      'the answer. At 200 µs a step it keeps one core busy with 5,000 a second, and only while that core is its own: ' +
      'PostgreSQL and the load generator share the two there are. No single function stands out; writing to sockets is ' +
      'the largest. A p99 far above the p50 has been matters that gave way in the cache and were read again, all of them.',
    run: async (size, profiles) => {
      const forMs = size === 'full' ? 30_000 : 6_000
      const bare = await startChild<{ url: string }>('serve-bare.ts', [])
      const headers = { 'content-type': 'application/json', 'x-lianyu': '1' }
      const body = JSON.stringify({ data: { comment: '示例：现场已看过，进度正常。' } })
      const step: Shot = { path: '/api/matters/x/steps/comment', headers, body }
      await drive(bare.ready.url, callers, 0, () => step, warmSteps)
      const idle = cpuUs([bare.pid])
      const limit = await drive(bare.ready.url, callers, forMs / 2, () => step)
      const bareUs = Math.round((cpuUs([bare.pid]) - idle) / limit.times.length)
      await bare.stop()

      // Made by the node itself, so that the user that runs the database can get there.
      const dataDir = path.join(tmpdir(), `lianyu-bench-${randomUUID()}`)
      const node = await startChild<Served>('serve-node.ts', [dataDir, String(parties), String(sessions)])
      const { url, cookies, matters } = node.ready
      const next = (caller: number, n: number): Shot => {
        const one = (caller + n * callers) % sessions
        return {
          path: `/api/matters/${encodeURIComponent(matters[one] ?? '')}/steps/comment`,
          headers: { ...headers, cookie: cookies[one] ?? '', 'idempotency-key': newCommandId(Date.now()) },
          body,
        }
      }
      await drive(url, callers, warmMs, next, warmSteps)
      const before = spent(node.pid, node.ready.databasePid)
      const load = await drive(url, callers, forMs, next)
      const cost = costOf(before, spent(node.pid, node.ready.databasePid), load.times.length)
      // After the figures: whoever is watched is slower.
      if (profiles !== undefined) {
        const file = path.join(profiles, `${id}.cpuprofile`)
        await mkdir(profiles, { recursive: true })
        await node.say('profile')
        const watched = await drive(url, callers, forMs, next)
        await node.say(`profile ${file}`)
        const top = topOf(JSON.parse(await readFile(file, 'utf8')), watched.times.length, 40)
        await writeFile(path.join(profiles, `${id}.txt`), `${top}\n`)
      }
      await node.stop()
      await rm(dataDir, { recursive: true, force: true })

      const failures = Object.keys(load.failed).length === 0 ? '' : `, refused ${JSON.stringify(load.failed)}`
      return {
        measured: `${measured(load)}${failures}\n    cpu per step  ${cost}`,
        limit: `bare Fastify ${perSecond(limit.rate)}, ${bareUs} µs a request, ratio ${ratio(load.rate, limit.rate)}`,
        met: met(load) && failures === '',
      }
    },
  }
}

const manyCallers = {
  callers: 128,
  goal: '≥ 5,000/s, p99 ≤ 100 ms',
  measured: ({ rate, times }: Load) =>
    `${perSecond(rate)}, p50 ${inMs(quantile(times, 0.5))}, p99 ${inMs(quantile(times, 0.99))}`,
  met: ({ rate, times }: Load) => rate >= 5_000 && quantile(times, 0.99) <= 100,
}

export const hotLog = httpSteps({ ...manyCallers, id: 'http-hot', parties: 1, name: 'one hot log' })
export const twentyLogs = httpSteps({ ...manyCallers, id: 'http-20', parties: 20, name: '20 logs' })
/** An office's ordinary day: what one person waits for. */
export const fewCallers = httpSteps({
  id: 'http-16',
  callers: 16,
  parties: 1,
  name: 'one hot log',
  goal: 'p50 ≤ 5 ms, p95 ≤ 15 ms',
  measured: ({ rate, times }) =>
    `p50 ${inMs(quantile(times, 0.5))}, p95 ${inMs(quantile(times, 0.95))}, ${perSecond(rate)}`,
  met: ({ times }) => quantile(times, 0.5) <= 5 && quantile(times, 0.95) <= 15,
})
