import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newCommandId } from '@lianyu/node'
import { startChild } from './child.ts'
import { costOf, spent } from './cost.ts'
import { type Figure, inMs, perSecond, quantile, ratio } from './figure.ts'
import { drive } from './load.ts'
import { cpuUs } from './processes.ts'
import { topOf } from './profile.ts'

interface Served {
  url: string
  cookies: string[]
  matters: string[]
  databasePid: number
}

const callers = 32
/** People, who take turns: one session may ask only so often in a minute. */
const sessions = 256
const warmReads = 2_000

/** One page read by people who are signed in, against a bare Fastify that answers with the very same content. */
function reads(
  id: string,
  name: string,
  goalPerSecond: number,
  pathOf: (matter: string) => string,
  changesPerSecond = 0,
): Figure {
  return {
    whereTimeGoes:
      'What is asked again is kept as bytes, so that most of a read is HTTP itself: compare the bare server that sends ' +
      'the same bytes. What is made anew is rows on their way from the database into words: a list of ' +
      '20 is some 560 cells to parse and 14 KB to encode.',
    name: `${name}, ${callers} callers${changesPerSecond === 0 ? '' : `, while ${changesPerSecond} steps a second change it`}`,
    goal: `≥ ${goalPerSecond.toLocaleString('en-US')}/s`,
    run: async (size, profiles) => {
      const forMs = size === 'full' ? 15_000 : 4_000
      const dataDir = path.join(tmpdir(), `lianyu-bench-${randomUUID()}`)
      const node = await startChild<Served>('serve-node.ts', [dataDir, '1', String(sessions)])
      const { url, cookies, matters, databasePid } = node.ready
      const next = (caller: number, n: number) => {
        const one = (caller + n * callers) % sessions
        return {
          method: 'GET' as const,
          path: pathOf(matters[caller] ?? ''),
          headers: { cookie: cookies[one] ?? '' },
        }
      }
      const first = next(0, 0)
      const sample = await (await fetch(url + first.path, { headers: first.headers })).text()
      await drive(url, callers, 0, next, warmReads)
      const change = async (n: number) => {
        const headers = { 'content-type': 'application/json', 'x-lianyu': '1', cookie: cookies[n % sessions] ?? '' }
        const on = `${url}/api/matters/${encodeURIComponent(matters[n % sessions] ?? '')}/steps/comment`
        const command = { 'idempotency-key': newCommandId(Date.now()) }
        const body = JSON.stringify({ data: { comment: `示例留言 ${n}` } })
        const answer = await fetch(on, { method: 'POST', headers: { ...headers, ...command }, body })
        if (!answer.ok) throw new Error(await answer.text())
      }
      const changes: Promise<void>[] = []
      const changing =
        changesPerSecond === 0
          ? undefined
          : setInterval(() => changes.push(change(changes.length)), 1000 / changesPerSecond)
      const before = spent(node.pid, databasePid)
      const load = await drive(url, callers, forMs, next)
      const cost = costOf(before, spent(node.pid, databasePid), load.times.length)
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
      clearInterval(changing)
      // The last ones are answered before the node goes.
      await Promise.all(changes)
      await node.stop()
      await rm(dataDir, { recursive: true, force: true })

      const file = path.join(tmpdir(), `lianyu-bench-${randomUUID()}.json`)
      await writeFile(file, sample)
      const bare = await startChild<{ url: string }>('serve-bare.ts', [file])
      const read = () => ({ method: 'GET' as const, path: '/sample', headers: {} })
      await drive(bare.ready.url, callers, 0, read, warmReads)
      const idle = cpuUs([bare.pid])
      const limit = await drive(bare.ready.url, callers, forMs / 2, read)
      const bareUs = Math.round((cpuUs([bare.pid]) - idle) / limit.times.length)
      await bare.stop()
      await rm(file)

      const failures = Object.keys(load.failed).length === 0 ? '' : `, refused ${JSON.stringify(load.failed)}`
      return {
        measured: `${perSecond(load.rate)}, p50 ${inMs(quantile(load.times, 0.5))}, p99 ${inMs(quantile(load.times, 0.99))}, ${(sample.length / 1024).toFixed(1)} KB${failures}\n    cpu per read  ${cost}`,
        limit: `bare Fastify ${perSecond(limit.rate)}, ${bareUs} µs a request, ratio ${ratio(load.rate, limit.rate)}`,
        met: load.rate >= goalPerSecond && failures === '',
      }
    },
  }
}

export const readMatter = reads(
  'read-one',
  'one matter read over HTTP',
  3_000,
  (id) => `/api/matters/${encodeURIComponent(id)}`,
)
export const readList = reads(
  'read-list',
  'a list of 20, filtered and sorted, read over HTTP',
  1_500,
  () => '/api/matters?kind=project&stage=talks&sort=-changed&limit=20',
  // Between changes a list is kept, so that one that never changes would measure something else.
  20,
)
