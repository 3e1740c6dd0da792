import path from 'node:path'
import { createInterface } from 'node:readline'
import { introduceParty, newCommandId, startNode } from '@lianyu/node'
import pg from 'pg'
import { configOf } from '../node/store/connection.ts'
import { startOwnPostgres } from '../node/store/own-postgres.ts'
import { caseData } from './fill.ts'
import { done } from './pair.ts'
import { fill } from './size-fill.ts'

// A process of its own: a node whose one party gets as many matters as a line of its standard input says (and `counted`
// where its indicators are wanted too), each time answering with a line of JSON. Ends with its standard input.
const [dataDir, kind, history] = process.argv.slice(2) as [string, 'project' | 'service-case', 'history' | undefined]
const party = '360322'
const password = '量一量 用的 一句 话'
const duty = { desk: kind === 'project' ? 'project-office' : 'service-window', role: 'officer' }
const dayMs = 24 * 60 * 60_000

const server = await startOwnPostgres({ dataDir: path.join(dataDir, 'postgres'), settings: { max_wal_size: '8GB' } })
const { host, port, user, database } = server.connection
let behindMs = 0
const node = await startNode({
  dataDir: path.join(dataDir, 'node'),
  host: '127.0.0.1',
  port: 0,
  database: `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`,
  allowPrivatePeers: true,
  logLevel: 'silent',
  now: () => Date.now() - behindMs,
})
const { journal, people } = node.deps
await introduceParty(node.deps, {
  party,
  name: { zh: '示例县', en: 'Sample county' },
  level: 'county',
  form: 'government',
  node: node.url,
  departments: ['project-office', 'ecology', 'natural-resources', 'service-window'].map((id) => ({
    id,
    name: { zh: id, en: id },
    desks: [{ id, label: { zh: id, en: id } }],
  })),
  people: [{ username: 'caller', title: '示例经办', password, duties: [duty] }],
})
const actor = { party, ...duty, officer: (await people.list(party))[0]?.id ?? '' }
const dataOf = {
  project: (n: number) => ({
    name: '示例 样本',
    investor: `示例投资方${n % 9}`,
    chain: ['电子信息', '烟花爆竹', '食品加工'][n % 3],
    town: ['金山镇', '桐木镇', '上栗镇', '赤山镇'][n % 4],
    investmentFen: 1_000_000_00 * (1 + (n % 17)),
    place: { lon: 113.7 + (n % 8) * 0.03, lat: 27.7 + (n % 5) * 0.05 },
    sample: true,
  }),
  'service-case': (n: number) => ({ ...caseData(n), itemName: '示例 样本' }),
}
/** Facts of one project with a history: months planned and reported in a year, and what was said meanwhile. */
const factsEach = Number(process.env.LIANYU_BENCH_FACTS ?? 50)
async function addHistory(n: number, step: (name: string, given: Record<string, unknown>) => Promise<unknown>) {
  let left = factsEach - 1 - Math.max(0, (n % 5) - 2)
  const months = n % 5 >= 3 ? 10 : 0
  for (let month = 1; month <= months && left >= 2; month++, left -= 2) {
    const name = `2026-${String(month).padStart(2, '0')}`
    await step('plan-month', { planMonth: name, planFen: 1_000_000_00 })
    await step('report-month', { month: name, doneFen: 1_000_000_00 * (1 + (n % 3)), progressPercent: month })
  }
  for (; left > 0; left--) await step('comment', { comment: `示例 第 ${left} 次走访` })
}

const templates: string[] = []
for (let n = 0; n < 40; n++) {
  behindMs = (300 - n * 7) * dayMs
  const command = () => newCommandId(Date.now() - behindMs)
  const { matter } = done(await journal.open({ party, actor, command: command(), kind, data: dataOf[kind](n) }))
  templates.push(matter)
  const day = new Date(Date.now() - behindMs).toISOString().slice(0, 10)
  const step = async (name: string, given: Record<string, unknown>) =>
    done(await journal.step({ party, actor, command: command(), matter, step: name, data: given }))
  if (kind === 'service-case') {
    if (n % 5 >= 3) await step('check', { formComplete: true, identitySeen: 'original' })
    continue
  }
  if (n % 5 >= 3) await step('sign-contract', { contractFen: 900_000_00, signedOn: day })
  if (n % 5 === 4) await step('land', { landedOn: day, landedAt: '示例地块' })
  if (history) await addHistory(n, step)
}
behindMs = 0
const cookies: string[] = []
// A session may ask 3,000 times a minute.
while (cookies.length < 12) {
  const signedIn = await fetch(`${node.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-lianyu': '1' },
    body: JSON.stringify({ party, username: 'caller', password }),
  })
  if (!signedIn.ok) throw new Error(await signedIn.text())
  cookies.push(signedIn.headers.get('set-cookie')?.split(';', 1)[0] ?? '')
}

let filled = 0
for await (const line of createInterface({ input: process.stdin })) {
  const [matters, counted] = line.split(' ')
  const owner = new pg.Client(configOf(server.connection))
  await owner.connect()
  await fill(owner, { party, kind, templates, from: filled, to: Number(matters) })
  if (counted !== undefined) {
    for await (const _ of journal.rebuild(party));
    await owner.query('vacuum analyze')
  }
  await owner.end()
  filled = Number(matters)
  process.stdout.write(`${JSON.stringify({ url: node.url, cookies, party, databasePid: server.pid })}\n`)
}
await node.stop()
await server.stop()
process.exit(0)
