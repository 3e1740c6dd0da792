import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newCommandId } from '@lianyu/node'
import { startChild } from './child.ts'
import { costOf, spent } from './cost.ts'
import { type Figure, inMs, perSecond, quantile, ratio } from './figure.ts'
import { drive, type Shot } from './load.ts'
import { cpuUs } from './processes.ts'

interface Served {
  url: string
  cookies: string[]
  matters: string[]
  databasePid: number
}

const callers = 128
const warmMs = 2_000
/** Compiled code needs so many steps to get as fast as it stays. */
const warmSteps = 6_000

/** Steps over HTTP, each answered after it is durable, against a bare Fastify that is driven the same way. */
function httpSteps(name: string, parties: number): Figure {
  return {
    name: `steps over HTTP, ${callers} callers, ${name}`,
    goal: '≥ 3,000/s (aim 5,000), p99 ≤ 100 ms',
    run: async (size) => {
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
      const node = await startChild<Served>('serve-node.ts', [dataDir, String(parties), String(callers)])
      const { url, cookies, matters } = node.ready
      const next = (caller: number): Shot => ({
        path: `/api/matters/${encodeURIComponent(matters[caller] ?? '')}/steps/comment`,
        headers: { ...headers, cookie: cookies[caller] ?? '', 'idempotency-key': newCommandId(Date.now()) },
        body,
      })
      await drive(url, callers, warmMs, next, warmSteps)
      const before = spent(node.pid, node.ready.databasePid)
      const load = await drive(url, callers, forMs, next)
      const cost = costOf(before, spent(node.pid, node.ready.databasePid), load.times.length)
      await node.stop()
      await rm(dataDir, { recursive: true, force: true })

      const [p50, p99] = [quantile(load.times, 0.5), quantile(load.times, 0.99)]
      const failures = Object.keys(load.failed).length === 0 ? '' : `, refused ${JSON.stringify(load.failed)}`
      return {
        measured: `${perSecond(load.rate)}, p50 ${inMs(p50)}, p99 ${inMs(p99)}${failures}\n    cpu per step  ${cost}`,
        limit: `bare Fastify ${perSecond(limit.rate)}, ${bareUs} µs a request, ratio ${ratio(load.rate, limit.rate)}`,
        met: load.rate >= 3_000 && p99 <= 100 && failures === '',
      }
    },
  }
}

export const hotLog = httpSteps('one hot log', 1)
export const twentyLogs = httpSteps('20 logs', 20)
