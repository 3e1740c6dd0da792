import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { costOf, spent } from './cost.ts'
import { type Figure, inMs, quantile } from './figure.ts'
import { drive } from './load.ts'
import { firstNumber, words } from './size-fill.ts'

interface Served {
  url: string
  cookies: string[]
  party: string
  databasePid: number
}

/** What was measured of one sort of request at one size. */
interface Measured {
  matters: number
  p50: number
  p95: number
  cost: string
  /** The slowest of the requests by what it asks, with its p95. */
  worst: string
  failed: string
}

const [small, large] = [10_000, Number(process.env.LIANYU_BENCH_MATTERS ?? 1_000_000)]
const goal = { p50: 10, p95: 30, growth: 2 }
/** As many at once as there are processors: what is asked is how long one answer takes, not how many fit in a second. */
const callers = 2

const list = (query: string) => `/api/matters?kind=project&limit=20${query}`
const search = (q: string) => `/api/search?q=${encodeURIComponent(q)}`
const { common, middling, rare } = words
/** Requests by name of the figure; the parameter numbers the request, so that no two in a row ask the same. */
const asked: Record<string, (n: number) => string[]> = {
  list: (n) => [
    list(''),
    list('&sort=title'),
    list('&sort=-title'),
    list('&sort=due'),
    list('&sort=opened'),
    list('&sort=-investmentFen'),
    list('&stage=talks&sort=-changed'),
    list('&stage=landed&sort=due'),
    list('&stage=signed&sort=title'),
    list('&light=late&sort=-due'),
    list('&light=on-time&sort=-changed'),
    list('&holder=my-desk&running=1'),
    list('&track=land&stage=not-started'),
    list(`&f.town=${encodeURIComponent('金山镇')}&sort=-opened`),
    list(`&f.investmentFen.from=${5_000_000_00 + n}&sort=investmentFen`),
  ],
  search: (n) => [
    search(rare),
    search(middling[n % 500] as string),
    search(common[n % 10] as string),
    search(`${common[n % 10]} ${middling[n % 500]}`),
    search(`${common[n % 10]} 示例`),
    search(`${common[0]} ${common[5]}`),
    search(`${common[n % 10]} ${rare}`),
    search(String(firstNumber + (n % small))),
  ],
  workbench: () => ['all', 'mine', 'late', 'waiting'].map((show) => `/api/workbench?show=${show}&limit=20`),
}

let measuring: Promise<Record<string, Measured[]>> | undefined

/** All four figures come from one database that grows, so the first to be asked measures for the others. */
function measure(): Promise<Record<string, Measured[]>> {
  measuring ??= measureSizes()
  return measuring
}

async function measureSizes(): Promise<Record<string, Measured[]>> {
  const dataDir = `/tmp/lianyu-bench-${randomUUID().slice(0, 8)}`
  const program = fileURLToPath(new URL('serve-size.ts', import.meta.url))
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const found: Record<string, Measured[]> = {}
  try {
    for (const matters of [small, large]) {
      process.stderr.write(`  … ${matters.toLocaleString('en-US')} matters\n`)
      child.stdin.write(`${matters}\n`)
      const line = await lines.next()
      if (line.done) throw new Error('the node ended before it was ready')
      const served = JSON.parse(line.value) as Served
      for (const [name, requests] of Object.entries(asked)) {
        found[name] = [...(found[name] ?? []), await ask(child, served, matters, requests)]
      }
      const id = (n: number) => ((n * 7919) % matters).toString(16).padStart(12, '0')
      const matter = (n: number) => [`/api/matters/${served.party}:01930000-0000-7000-8000-${id(n)}`]
      found.matter = [...(found.matter ?? []), await ask(child, served, matters, matter)]
    }
  } finally {
    child.stdin.end()
    await new Promise<void>((settle) => child.once('close', () => settle()))
    await rm(dataDir, { recursive: true, force: true })
  }
  return found
}

async function ask(
  { pid }: ChildProcess,
  { url, cookies, databasePid }: Served,
  matters: number,
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
  const before = spent(pid as number, databasePid)
  const { times, failed } = await drive(url, callers, 6_000, next, 20 * kinds)
  const cost = costOf(before, spent(pid as number, databasePid), times.length)
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

function sizeFigure(name: string, what: string): Figure {
  return {
    name: `${what}, ${small.toLocaleString('en-US')} and ${large.toLocaleString('en-US')} matters`,
    goal: `p50 ≤ ${goal.p50} ms, p95 ≤ ${goal.p95} ms, growth ≤ ${goal.growth}×`,
    fullOnly: true,
    run: async () => {
      const [before, after] = (await measure())[name] as [Measured, Measured]
      const growth = after.p50 / before.p50
      const line = ({ matters, p50, p95, cost, worst, failed }: Measured) =>
        `${matters.toLocaleString('en-US')}: p50 ${inMs(p50)}, p95 ${inMs(p95)}${failed}\n      cpu per request  ${cost}\n      slowest  ${worst}`
      return {
        measured: `growth ${growth.toFixed(2)}×\n    ${line(before)}\n    ${line(after)}`,
        met:
          after.p50 <= goal.p50 &&
          after.p95 <= goal.p95 &&
          growth <= goal.growth &&
          before.failed + after.failed === '',
      }
    },
  }
}

export const sizeList = sizeFigure('list', 'lists of 20, filtered and sorted')
export const sizeSearch = sizeFigure('search', 'search by words')
export const sizeWorkbench = sizeFigure('workbench', "a desk's workbench")
export const sizeMatter = sizeFigure('matter', 'one matter that nobody has open')
