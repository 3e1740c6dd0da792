import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { costOf, spent } from './cost.ts'
import { inMs, quantile } from './figure.ts'
import { drive } from './load.ts'

/** A node whose one party has so many matters, ready to be asked. */
export interface Sized {
  pid: number
  matters: number
  url: string
  cookies: string[]
  party: string
  databasePid: number
}

/** What was measured of one sort of request at one size. */
export interface Measured {
  matters: number
  p50: number
  p95: number
  cost: string
  /** The slowest of the requests by what it asks, with its p95. */
  worst: string
  failed: string
}

/** As many at once as there are processors: what is asked is how long one answer takes, not how many fit in a second. */
const callers = 2
/** A session may ask a route three thousand times a minute; some of them are the first rounds'. */
const mostOfASession = 2_000

/**
 * One database that grows through these sizes.
 *
 * @param counted  indicators are counted over the matters too, by making every projection again; each matter then has a
 *                 year's history of facts
 * @param kind     what the matters are
 */
export async function eachSize(
  sizes: readonly number[],
  counted: boolean,
  measure: (sized: Sized) => Promise<void>,
  kind: 'project' | 'service-case' = 'project',
): Promise<void> {
  const dataDir = `/tmp/lianyu-bench-${randomUUID().slice(0, 8)}`
  const program = fileURLToPath(new URL('serve-size.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [program, dataDir, kind, ...(counted ? ['history'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((settle) => child.once('close', () => settle()))
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  try {
    for (const matters of sizes) {
      process.stderr.write(`  … ${matters.toLocaleString('en-US')} matters\n`)
      child.stdin?.write(`${matters}${counted ? ' counted' : ''}\n`)
      const line = await lines.next()
      if (line.done) throw new Error('the node ended before it was ready')
      await measure({ ...JSON.parse(line.value), matters, pid: child.pid as number })
    }
  } finally {
    child.stdin?.end()
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** @param requests  the number says which one of them is asked, so that no two in a row ask the same */
export async function ask(
  { pid, matters, url, cookies, databasePid }: Sized,
  requests: (n: number) => string[],
): Promise<Measured> {
  let sent = 0
  const headers = () => ({ cookie: cookies[sent % cookies.length] as string })
  const kinds = requests(0).length
  const next = () => {
    const n = sent++
    return { method: 'GET' as const, path: requests(Math.floor(n / kinds))[n % kinds] as string, headers: headers() }
  }
  await drive(url, callers, 0, next, 20 * kinds)
  const before = spent(pid, databasePid)
  const { times, failed } = await drive(url, callers, 6_000, next, 20 * kinds, cookies.length * mostOfASession)
  const cost = costOf(before, spent(pid, databasePid), times.length)
  let worst = { p95: 0, path: '' }
  for (const path of requests(1)) {
    const alone = await drive(url, 1, 0, () => ({ method: 'GET' as const, path, headers: headers() }), 20)
    const p95 = quantile(alone.times, 0.95)
    if (p95 > worst.p95) worst = { p95, path: decodeURIComponent(path) }
  }
  return {
    matters,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    cost,
    worst: `${worst.path} ${inMs(worst.p95)}`,
    failed: Object.keys(failed).length === 0 ? '' : `, refused ${JSON.stringify(failed)}`,
  }
}

export const growthText = (before: Measured, after: Measured): string =>
  `growth ${(after.p50 / before.p50).toFixed(2)}×\n    ${line(before)}\n    ${line(after)}`

const line = ({ matters, p50, p95, cost, worst, failed }: Measured) =>
  `${matters.toLocaleString('en-US')}: p50 ${inMs(p50)}, p95 ${inMs(p95)}${failed}\n      cpu per request  ${cost}\n      slowest  ${worst}`
