import ExcelJS from 'exceljs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { configOf } from '../../store/connection.ts'
import { inParty } from '../../store/transaction.ts'
import { type Caller, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'
import { indicatorById } from './measure.ts'
import { readTotals } from './read-totals.ts'

/* The node's clock stands at 2026-11-22: eleven months of this year, all of the last. */
const now = Date.parse('2026-11-22T02:00:00Z')
const office = { party: shangli, desk: 'project-office', role: 'approver' }
const leader = { party: shangli, desk: 'leader', role: 'leader' }
const window = { party: shangli, desk: 'service-window', role: 'officer' }
const neighbour = { party: xiangdong, desk: 'project-office', role: 'approver' }
const proposer = { party: shangli, desk: 'administration', role: 'officer' }
const approver = { ...proposer, role: 'approver' }

let db: FreshDatabase
let node: TestNode
let own: Caller
const matters: Record<string, string> = {}

/** Signed in a month for so many million yuan. */
async function signed(name: string, chain: string, town: string, on: string, million: number, sample = false) {
  const data = { name: `示例${name}`, investor: `示例投资方${name}`, chain, town, ...(sample ? { sample } : {}) }
  const opened = await own.send('POST', '/api/matters', { kind: 'project', data })
  expect(opened.body).toMatchObject({ replayed: false })
  const { matter } = opened.body
  matters[name] = matter
  const contract = { contractFen: million * 100_000_000, signedOn: on }
  const step = await own.send('POST', `/api/matters/${matter}/steps/sign-contract`, { data: contract })
  expect(step.body).toMatchObject({ replayed: false })
}

async function opened(kind: string, data: Record<string, unknown>, by: Caller, ...steps: [string, Caller][]) {
  const { body } = await by.send('POST', '/api/matters', { kind, data })
  expect(body).toMatchObject({ replayed: false })
  for (const [step, who] of steps) {
    const answer = await who.send('POST', `/api/matters/${body.matter}/steps/${step}`, { data: {} })
    expect(answer.body).toMatchObject({ replayed: false })
  }
  return body.matter as string
}

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, leader, window, neighbour, proposer, approver], { now: () => now })
  own = await node.as(office)
  await signed('甲', '电子信息', '金山镇', '2026-03-02', 100)
  await signed('乙', '电子信息', '桐木镇', '2026-11-05', 50)
  await signed('丙', '烟花爆竹', '金山镇', '2026-10-30', 30)
  await signed('丁', '烟花爆竹', '金山镇', '2025-03-10', 90)
  await signed('戊', '烟花爆竹', '金山镇', '2025-12-10', 1000)
  await signed('样', '电子信息', '金山镇', '2026-03-02', 7, true)
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const yuan = (million: number) => million * 100_000_000

describe('an indicator', () => {
  it('is listed with its scope, unit and dimensions in words', async () => {
    const { body } = await own.get('/api/indicators')
    const contracted = body.find(({ id }: { id: string }) => id === 'project.contracted')
    expect(contracted).toMatchObject({ unit: 'fen', standing: false, of: 'project', label: { zh: '协议投资额' } })
    expect(contracted.scope.zh).not.toBe('')
    const by = contracted.dimensions.map(({ id }: { id: string }) => id)
    expect(by).toEqual(['stage', 'desk', 'chain', 'town', 'grade', 'batch'])
  })
  it('gives this year up to now beside the same months of last year, without 样例', async () => {
    const { body } = await own.get('/api/indicators/project.contracted')
    expect(body).toMatchObject({ period: '2026', through: '2026-11', sample: false })
    expect(body).toMatchObject({ value: yuan(180), before: yuan(90), growth: 1 })
    expect(body.months).toHaveLength(12)
    expect(body.months[2]).toMatchObject({ month: '2026-03', value: yuan(100), before: yuan(90) })
    expect(body.months[11]).toMatchObject({ month: '2026-12', value: null, before: yuan(1000) })
    const samples = await own.get('/api/indicators/project.contracted?sample=1')
    expect(samples.body).toMatchObject({ value: yuan(7), before: null, growth: null, sample: true })
  })
  it('is split by a dimension, the largest first', async () => {
    const { body } = await own.get('/api/indicators/project.contracted?by=chain&period=2026')
    expect(body.split.rows.map(({ key, value, before }: Record<string, unknown>) => [key, value, before])).toEqual([
      ['电子信息', yuan(150), null],
      ['烟花爆竹', yuan(30), yuan(90)],
    ])
    expect(body.split.label.zh).toBe('产业链')
  })
  it('that stands now has no months; a distinct one counts each value once', async () => {
    const { body } = await own.get('/api/indicators/project.standing?by=stage')
    expect(body).toMatchObject({ period: '', value: 5, before: null, months: [] })
    expect(body.split.rows).toMatchObject([{ key: 'signed', value: 5 }])
    expect((await own.get('/api/indicators/project.investors')).body.value).toBe(5)
  })
  it('that is a ratio says which two numbers it divides', async () => {
    const { body } = await own.get('/api/indicators/project.start-rate')
    expect(body).toMatchObject({ value: null, indicator: { ratio: ['project.started', 'project.signed'] } })
    expect(body.of.map(({ value }: { value: number }) => value)).toEqual([null, 3])
  })
  it('that does not exist, a dimension it has not, and what is no period are refused', async () => {
    expect(await own.get('/api/indicators/project.none')).toMatchObject({ status: 404 })
    expect(await own.get('/api/indicators/project.signed?by=colour')).toMatchObject({ status: 400 })
    expect(await own.get('/api/indicators/project.signed?period=2026-13')).toMatchObject({
      status: 400,
      body: { title: 'indicator.bad-period' },
    })
  })
  it('is the party’s own: another party sees none of it, another desk of the party the same', async () => {
    expect((await (await node.as(neighbour)).get('/api/indicators/project.contracted')).body.value).toBeNull()
    expect((await (await node.as(window)).get('/api/indicators/project.contracted')).body.value).toBe(yuan(180))
  })
})

describe('the sheet of a number', () => {
  it('holds what the screen shows as numbers, with scope and unit, and is written down', async () => {
    const { status, headers, bytes } = await own.bytes('/api/indicators/project.contracted/sheet.xlsx?by=chain')
    expect(status).toBe(200)
    expect(String(headers['content-disposition'])).toContain('.xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0])
    const rows = book.worksheets[0]?.getSheetValues().map((row) => (row as unknown[] | undefined)?.slice(1)) ?? []
    expect(rows).toContainEqual(['电子信息', 150_000_000])
    expect(rows).toContainEqual(['2026-03', 100_000_000, 90_000_000, expect.closeTo(0.1111, 3)])
    expect(JSON.stringify(rows)).toContain('不含样例')
  })
})

describe('what is behind a number', () => {
  it('adds up to it, in pages', async () => {
    const first = await own.get('/api/indicators/project.contracted/matters?period=2026&limit=2')
    expect(first.body.items).toHaveLength(2)
    const cursor = encodeURIComponent(first.body.next)
    const second = await own.get(`/api/indicators/project.contracted/matters?period=2026&limit=2&cursor=${cursor}`)
    expect(second.body.next).toBeNull()
    const all = [...first.body.items, ...second.body.items]
    expect(all.map(({ title, period }) => [title, period])).toEqual([
      ['示例甲', '2026-03'],
      ['示例丙', '2026-10'],
      ['示例乙', '2026-11'],
    ])
    expect(all.reduce((sum, { amount }) => sum + amount, 0)).toBe(yuan(180))
  })
  it('is that of one key where one is named', async () => {
    const { body } = await own.get(
      `/api/indicators/project.contracted/matters?period=2026-H2&by=town&key=${encodeURIComponent('金山镇')}`,
    )
    expect(body.items.map(({ matter }: { matter: string }) => matter)).toEqual([matters.丙])
  })
  it('keeps back what a desk may not see, and says no name of it', async () => {
    const { body } = await (await node.as(window)).get('/api/indicators/project.contracted/matters?period=2026')
    expect(body.items).toHaveLength(3)
    expect(JSON.stringify(body)).not.toContain('示例甲')
    expect(body.items[0].matter).toBeUndefined()
    expect((await (await node.as(neighbour)).get('/api/indicators/project.contracted/matters')).body.items).toEqual([])
  })
  it('of a ratio is asked of its two numbers; a cursor of something else is refused', async () => {
    expect((await own.get('/api/indicators/project.start-rate/matters')).body.title).toBe('indicator.ratio')
    const bad = await own.get('/api/indicators/project.signed/matters?cursor=nonsense')
    expect(bad).toMatchObject({ status: 400, body: { title: 'list.bad-cursor' } })
  })
})

describe('targets', () => {
  it('of money are said in fen, their shares in 10,000 yuan', async () => {
    const money = {
      name: '示例金额目标',
      indicator: 'project.contracted',
      year: 2025,
      measuredIn: 'money',
      amountFen: 12_000_000,
      monthly: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => ({ month, amount: 1 })),
      parts: [{ unit: '金山镇', amount: 7 }],
      basis: '示例〔2025〕1号',
    }
    await opened('target', money, own, ['set-target', own])
    const [one] = (await own.get('/api/targets?year=2025')).body.targets
    expect(one).toMatchObject({ amount: 12_000_000, monthsHow: 'given', left: 5_000_000 })
    expect(one.months).toEqual(Array(12).fill(1_000_000))
    expect(one.parts).toMatchObject([{ unit: '金山镇', amount: 7_000_000 }])
    // The other way of saying it is not taken beside.
    const both = await own.send('POST', '/api/matters', { kind: 'target', data: { ...money, amount: 1 } })
    expect(both.body).toMatchObject({ title: 'field.not-asked', field: 'data.amount' })
    const nothing = { ...money, amountFen: undefined }
    const empty = await own.send('POST', '/api/matters', { kind: 'target', data: nothing })
    expect(empty.body).toMatchObject({ title: 'field.required', field: 'data.amountFen' })
  })

  it('stand beside what was done, by month, with pace, forecast and what nobody was given', async () => {
    const whole = {
      name: '示例全年签约额',
      indicator: 'project.contracted',
      year: 2026,
      amount: yuan(240),
      monthly: Array.from({ length: 12 }, (_, at) => ({ month: at + 1, amount: yuan(20) })),
      parts: [
        { unit: '金山镇', amount: yuan(120) },
        { unit: '桐木镇', amount: yuan(60) },
        { unit: '没有的镇', amount: yuan(20) },
      ],
      basis: '示例〔2026〕1号',
    }
    const matter = await opened('target', whole, own, ['set-target', own])
    await opened('target', { ...whole, name: '没有下达的', amount: 1 }, own)
    const { body } = await own.get('/api/targets?year=2026')
    expect(body.targets).toHaveLength(1)
    const [one] = body.targets
    expect(one).toMatchObject({ matter, done: yuan(180), monthsHow: 'given', left: yuan(40), growth: 1 })
    // Ten months of twelve and 22 of 30 days of the eleventh have gone by; three quarters are done.
    expect(one.pace).toMatchObject({ done: 0.75, reading: 'behind' })
    expect(one.pace.gone).toBeCloseTo((10 + 22 / 30) / 12, 6)
    // January to October: 130 million; over ten months of twelve, since two months of last year had nothing, would be
    // 156. November brought 50 more: the year does not come to less than the 180 that stand.
    expect(one.forecast).toEqual({ amount: yuan(180), method: 'even-pace' })
    expect(one.parts).toMatchObject([
      { unit: '金山镇', done: yuan(130), by: 'town', key: '金山镇', pace: { reading: 'ahead' } },
      { unit: '桐木镇', done: yuan(50), by: 'town', pace: { reading: 'behind' } },
      { unit: '没有的镇', done: null },
    ])
    expect((await (await node.as(neighbour)).get('/api/targets')).body.targets).toEqual([])
    // The indicator itself says the same of its targets, of no other’s, and of none where samples are asked for.
    const measured = async (id: string, query = '') => (await own.get(`/api/indicators/${id}${query}`)).body
    const { name, unit, amount, basis, done, pace, growth, forecast } = one
    const found = await measured('project.contracted')
    expect(found.targets).toEqual([{ matter, name, unit, amount, basis, done, pace, growth, forecast }])
    expect(found.forecast).toEqual(forecast)
    expect((await measured('project.contracted', '?sample=1')).targets).toEqual([])
    expect((await measured('project.signed')).targets).toEqual([])
    expect((await measured('project.contracted', '?period=2025')).forecast).toBeNull()
  })
})

describe('scores', () => {
  it('come from an approved setting, and every line says its sum', async () => {
    const value = {
      by: 'town',
      values: {
        money: { indicator: 'project.contracted', divide: 10_000_000_000 },
        count: { indicator: 'project.signed' },
      },
      rule: {
        version: 1,
        validFrom: '2026-01-01',
        label: { zh: '示例乡镇评价', en: 'Sample score of towns' },
        source: { zh: '示例〔2026〕2号', en: 'Sample 2026/2' },
        digits: { line: 2, total: 2 },
        items: [
          { id: 'money', label: { zh: '协议投资（亿元）', en: 'Contracted' }, how: { base: 2, weight: 60 }, cap: 60 },
          { id: 'count', label: { zh: '签约数', en: 'Signed' }, how: { each: 10 }, cap: 40 },
        ],
      },
    }
    expect(await own.get('/api/scores/towns')).toMatchObject({ status: 404, body: { title: 'score.unknown' } })
    const proposal = { key: 'score.towns', value, validFrom: '2026-01-01', basis: '示例' }
    await opened('setting', proposal, await node.as(proposer), ['approve', await node.as(approver)])
    const { body } = await own.get('/api/scores/towns')
    expect(body.units.map(({ unit, total, rank }: Record<string, unknown>) => [unit, total, rank])).toEqual([
      ['金山镇', 59, 1],
      ['桐木镇', 25, 2],
    ])
    expect(body.units[0].lines).toMatchObject([
      { item: 'money', value: 1.3, sum: '1.3 ÷ 2 × 60 = 39', points: 39 },
      { item: 'count', value: 2, sum: '2 × 10 = 20', points: 20 },
    ])
    expect(body.values.money).toMatchObject({ indicator: 'project.contracted' })
  })
})

describe('with 20,000 rows', () => {
  const counted = 20_000
  beforeAll(async () => {
    const owner = new pg.Client(configOf(db.connection))
    await owner.connect()
    await owner.query(
      `insert into contribution (party, matter, indicator, period, entry, sample, amount, k1, k2, k3, k4, k5, k6)
        select $1, 'x' || i, 'project.done', '2024-' || lpad((i % 12 + 1)::text, 2, '0'), 0, 0, i, 'a', 'b', 'c' || i % 40, '', '', ''
        from generate_series(1, ${counted}) i`,
      [shangli],
    )
    await owner.query(
      `insert into indicator_total (party, indicator, by, sample, period, key, agreement, count, amount)
        select $1, 'spread.' || i % 50, case when i % 3 = 0 then '' else 'chain' end, 0,
          '20' || lpad((i % 25)::text, 2, '0') || '-' || lpad((i % 12 + 1)::text, 2, '0'), 'k' || i, '', 1, i
        from generate_series(1, ${counted}) i`,
      [shangli],
    )
    await owner.query(
      `insert into indicator_value (party, indicator, by, sample, period, key, value, agreement, count)
        select $1, 'spread.' || i % 50, '', 0, '', '', 'v' || i, '', 1 from generate_series(1, ${counted}) i`,
      [shangli],
    )
    await owner.query('analyze')
    await owner.end()
  })

  interface Plan {
    'Node Type': string
    'Relation Name'?: string
    'Index Name'?: string
    'Actual Rows': number
    'Rows Removed by Filter'?: number
    Plans?: Plan[]
  }
  const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

  it('a number reads its own totals by the key, and neither facts nor matters', async () => {
    const plans: Plan[][] = []
    await inParty(node.deps.store, shangli, 'app', async (tx) => {
      const explaining = {
        ...tx,
        party: tx.party,
        query: async (text: string, values: readonly unknown[]) => {
          const { rows } = await tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
            `explain (analyze, format json) ${text}`,
            values,
          )
          plans.push(nodesOf(rows[0]?.['QUERY PLAN'][0]?.Plan as Plan))
          return { rows: [], count: 0 }
        },
      }
      for (const id of ['project.contracted', 'project.investors']) {
        const indicator = indicatorById(node.deps, id)
        const asked = { indicator, by: 'chain', sample: false, from: '2025-01', to: '2026-12' }
        await readTotals(
          explaining as unknown as typeof tx,
          id === 'project.investors' ? { ...asked, from: '', to: '' } : asked,
        )
      }
    })
    expect(plans).toHaveLength(2)
    for (const plan of plans) {
      const read = plan.flatMap((one) => (one['Relation Name'] ? [one['Relation Name']] : []))
      expect(read.filter((name) => !/^indicator_(total|value)$/.test(name))).toEqual([])
      expect(plan.some((one) => one['Node Type'] === 'Seq Scan')).toBe(false)
      expect(plan.every((one) => one['Actual Rows'] <= 20 && (one['Rows Removed by Filter'] ?? 0) <= 20)).toBe(true)
    }
    expect(plans[0]?.some((one) => one['Index Name'] === 'indicator_total_pkey')).toBe(true)
  })
  it('a page of what is behind it reads that page and no more', async () => {
    const text = `explain (analyze, format json) select c.period, c.matter, c.entry, c.amount from contribution c
      where c.party = $1 and c.indicator = $2 and c.sample = $3 and c.period >= $4 and c.period <= $5
        and (c.period, c.matter, c.entry) > ($6, $7, $8) order by c.period, c.matter, c.entry limit $9`
    const values = [shangli, 'project.done', 0, '2024-01', '2024-12', '2024-05', 'x9', 0, 51]
    const { rows } = await inParty(node.deps.store, shangli, 'app', (tx) =>
      tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(text, values),
    )
    const plan = nodesOf(rows[0]?.['QUERY PLAN'][0]?.Plan as Plan)
    expect(plan.some((one) => one['Index Name'] === 'contribution_behind')).toBe(true)
    expect(plan.every((one) => one['Actual Rows'] <= 51 && (one['Rows Removed by Filter'] ?? 0) === 0)).toBe(true)
  })
})
