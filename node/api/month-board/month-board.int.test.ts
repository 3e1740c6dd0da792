import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { monthsStatement } from '../../store/list-months.ts'
import { inParty } from '../../store/transaction.ts'
import { type Caller, shangli, startTestNode, type TestNode } from '../test-node.ts'

/* The Ouhai posting: late is red, what was made up for turns yellow and never green again, on time is green. */

const office = { party: shangli, desk: 'project-office', role: 'officer' }
const window = { party: shangli, desk: 'service-window', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let caller: Caller
let nowMs = Date.parse('2026-02-05T02:00:00.000Z')
const ids: Record<string, string> = {}

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, window], { now: () => nowMs })
  await on('2026-02-05')
  for (const [name, town] of [
    ['示例甲', '示例东乡'],
    ['示例乙', '示例西乡'],
  ] as const) {
    ids[name] = (
      await send('/api/matters', {
        kind: 'project',
        data: { name, investor: '示例投资方', chain: '电子信息', town, leaderRole: '示例副县长', sample: true },
      })
    ).matter
    await step(name, 'sign-contract', { contractFen: 100, signedOn: '2026-01-05' })
    for (const planMonth of ['2026-01', '2026-02', '2026-03', '2026-06'])
      await step(name, 'plan-month', { planMonth, planFen: 100_000_000 })
  }
  // 甲 reports each month in time; 乙 begins with January two months late and leaves March undone.
  await step('示例甲', 'report-month', { month: '2026-01', doneFen: 100_000_000, progressPercent: 5 })
  await on('2026-03-05')
  await step('示例甲', 'report-month', { month: '2026-02', doneFen: 150_000_000, progressPercent: 15 })
  await on('2026-03-20')
  await step('示例乙', 'report-month', { month: '2026-01', doneFen: 90_000_000, progressPercent: 5 })
  await step('示例乙', 'report-month', { month: '2026-01', doneFen: 200_000_000, progressPercent: 10 })
  await on('2026-04-05')
  await step('示例甲', 'report-month', { month: '2026-03', doneFen: 50_000_000, progressPercent: 25 })
  await on('2026-04-20')
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function on(day: string) {
  nowMs = Date.parse(`${day}T02:00:00.000Z`)
  caller = await node.signIn(office)
}
async function send(url: string, body: object) {
  const answer = await caller.send('POST', url, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
const step = (name: string, id: string, data: object) => send(`/api/matters/${ids[name]}/steps/${id}`, { data })
const board = async (query = '') => (await caller.get(`/api/month-boards/project?year=2026${query}`)).body

interface Cell {
  month: string
  at?: number
  light?: string
  caughtUp?: true
}
const coloursOf = ({ rule, rows }: { rule: { cases: { colour: string }[] }; rows: { months: Cell[] }[] }) =>
  rows.map(({ months }) => months.map(({ at }) => (at === undefined ? '-' : rule.cases[at]?.colour)).join(' '))

describe('the board of months', () => {
  it('colours each month by the county’s rule, the slowest first, and leaves months ahead without a colour', async () => {
    const found = await board()
    expect(found.rule.id).toBe('ouhai')
    expect(found.rows.map(({ title }: { title: string }) => title)).toEqual(['示例乙', '示例甲'])
    expect(coloursOf(found)).toEqual(['yellow yellow red -', 'green green green -'])
    expect(found.rows[0]).toMatchObject({ pace: 66.7, late: 1, planned: 400_000_000, done: 200_000_000 })
    expect(found.rows[0].months[0]).toMatchObject({ month: '2026-01', done: 200_000_000, caughtUp: true })
  })
  it('says of each month what the page of the matter says', async () => {
    const found = await board()
    for (const row of found.rows) {
      const { outlook } = (await caller.get(`/api/matters/${row.matter}`)).body
      const cells = outlook.table.rows.map(({ cells: [, cell] }: { cells: { colour: string }[] }) => cell?.colour)
      expect(coloursOf({ ...found, rows: [row] })[0]).toBe([...cells, '-'].join(' '))
    }
  })
  it('is narrowed by unit and leader, sorted, and refuses what is no column', async () => {
    const west = await board('&f.town=示例西乡&f.leaderRole=示例副县长')
    expect(west.rows.map(({ title }: { title: string }) => title)).toEqual(['示例乙'])
    expect((await board('&order=title')).rows.map(({ title }: { title: string }) => title)).toEqual([
      '示例乙',
      '示例甲',
    ])
    expect((await board('&q=示例甲')).rows).toHaveLength(1)
    expect((await board()).filters[0]).toEqual({ field: 'town', values: ['示例东乡', '示例西乡'] })
    expect((await caller.get('/api/month-boards/project?f.none=1')).status).toBe(400)
    expect((await caller.get('/api/month-boards/letter')).status).toBe(404)
    expect((await board('&order=pace')).rows).toHaveLength(2)
    expect((await caller.get('/api/month-boards/project?year=2025')).body.rows).toEqual([])
  })
  it('is nobody’s who may not see projects', async () => {
    const there = await (await node.signIn(window)).get('/api/month-boards/project')
    expect(there.status).toBe(404)
  })
  it('goes into a workbook as it is seen', async () => {
    const { status, bytes } = await caller.bytes('/api/month-boards/project/sheet.xlsx?year=2026')
    expect(status).toBe(200)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
    const [sheet] = workbook.worksheets
    const row = sheet?.getRow(3)
    expect(row?.getCell(1).value).toBe('示例乙')
    const heads = sheet?.getRow(2).values as string[]
    const march = row?.getCell(heads.indexOf('3月'))
    expect(march?.value).toBe('滞后 /100')
    expect(march?.fill).toMatchObject({ fgColor: { argb: 'FFF3C6C2' } })
  })
  it('reads projections and no fact', async () => {
    const query = { kinds: ['project'], now: node.deps.instant() }
    const { text, values } = monthsStatement(shangli, 'project', '2026', query, 1_000)
    const plan = await inParty(node.deps.store, shangli, 'app', (tx) =>
      tx.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values]),
    )
    const said = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(said).toContain('month_line')
    expect(said).not.toMatch(/\bentry\b/)
  })
})
