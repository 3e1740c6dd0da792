import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { importRunsOf } from '../../excel/import-runs.ts'
import { messyMonths } from '../../excel/messy-workbook.testing.ts'
import { done } from '../test-agreement.ts'
import { type Caller, shangli, startTestNode, type TestNode } from '../test-node.ts'
import { signedProjects } from './signed-projects.testing.ts'

const officer = { party: shangli, desk: 'project-office', role: 'officer' }
const head = { ...officer, role: 'approver' }

let db: FreshDatabase
let node: TestNode
let own: Caller
const ids: string[] = []

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [officer, head])
  own = await node.as(officer)
  ids.push(...(await signedProjects(own)))
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function upload(bytes: Buffer) {
  const answer = await node.app.inject({
    method: 'POST',
    url: '/api/imports?kind=project&step=report-month',
    headers: {
      cookie: own.cookie,
      'x-lianyu': '1',
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('月报.xlsx'),
    },
    payload: bytes,
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
async function run(id: string) {
  done(await own.send('POST', `/api/imports/${id}/run`))
  await importRunsOf(node.deps).settled(id)
  return (await own.get(`/api/imports/${id}`)).body
}
const reports = async (matter: string | undefined) =>
  ((await own.get(`/api/matters/${matter}`)).body.matter.shared.adds['report-month'] ?? []).map(
    ({ fields }: { fields: Record<string, unknown> }) => fields,
  )

describe('a month of many projects from the county’s own workbook', () => {
  let id: string
  it('is matched below its titles, past the hidden column, with the unit that stands above', async () => {
    const body = await upload(await messyMonths())
    id = body.id
    expect(body.plan).toMatchObject({ sheet: 1, header: 3 })
    const matched = Object.fromEntries(
      body.plan.columns.map((one: { letter: string; field?: string; unit?: string }) => [
        one.letter,
        [one.field, one.unit].filter(Boolean).join(' '),
      ]),
    )
    expect(matched).toEqual({
      A: '',
      B: '@matter',
      C: 'month',
      E: 'doneFen 万元',
      F: 'progressPercent',
      G: 'progressText',
      H: 'monthProblem',
    })
    expect(body.counts).toEqual({ ready: 3, same: 1, bad: 3, skipped: 5 })
    for (const matter of ids) expect(await reports(matter)).toEqual([])
  })
  it('names every cell that is wrong', async () => {
    const { items } = (await own.get(`/api/imports/${id}/rows?outcome=bad`)).body
    const said = items.flatMap(({ faults }: { faults: { cell?: string; code: string }[] }) =>
      faults.map(({ cell, code }) => `${cell} ${code}`),
    )
    expect(said).toEqual([
      'B10 import.no-matter',
      'E11 import.not-a-number',
      'C12 import.not-a-month',
      'E12 import.cell-error',
    ])
  })
  it('is written, each row a report of its project', async () => {
    expect(await run(id)).toMatchObject({ state: 'done', counts: { done: 3, same: 1, bad: 3 } })
    const [first, second, third] = await Promise.all(ids.map(reports))
    expect(first).toEqual([{ month: '2026-10', doneFen: 120_500_000, progressPercent: 12, progressText: '主体封顶' }])
    expect(second).toEqual([
      { month: '2026-10', doneFen: 1_200_000_000, progressPercent: 20, monthProblem: '供电未通' },
    ])
    expect(third).toEqual([{ month: '2026-10', doneFen: 241_000_000, progressPercent: 30 }])
    const number = done(await own.get('/api/indicators/project.done?period=2026-10&sample=1')).body
    expect(number.value).toBe(120_500_000 + 1_200_000_000 + 241_000_000)
  })
  it('changes nothing when it comes again, as it was or saved anew', async () => {
    for (const bytes of [await messyMonths(), await messyMonths({ resaved: true })]) {
      const body = await upload(bytes)
      expect(body.counts).toEqual({ same: 4, bad: 3, skipped: 5 })
      expect((await own.send('POST', `/api/imports/${body.id}/run`)).body.title).toBe('import.nothing-ready')
    }
    expect(await Promise.all(ids.map(async (one) => (await reports(one)).length))).toEqual([1, 1, 1])
  })
  it('remembers how the columns were matched for these headings', async () => {
    const body = await upload(await messyMonths())
    const columns = body.plan.columns.flatMap(({ column, field }: { column: number; field?: string }) =>
      field === undefined || field === 'progressText'
        ? []
        : [{ column, field, ...(column === 5 ? { unit: '万元' } : {}) }],
    )
    done(await own.send('PUT', `/api/imports/${body.id}`, { columns }))
    const again = await upload(await messyMonths({ resaved: true }))
    expect(again.plan.columns.map(({ letter, how }: { letter: string; how?: string }) => `${letter} ${how}`)).toEqual([
      'A undefined',
      'B remembered',
      'C remembered',
      'E remembered',
      'F remembered',
      'G undefined',
      'H remembered',
    ])
  })
  it('is read from the title where no column says it, said in the dry run, and may be changed', async () => {
    const rows = [
      ['示例县2026年9月项目进度表', '', ''],
      ['填报日期：2026年10月8日', '', ''],
      ['项目名称', '本月完成投资（万元）', '形象进度（%）'],
      ['示例月报甲', '100', '5'],
      ['示例月报乙', '约二百', '0.4'],
    ]
    const ledger = Buffer.from(rows.map((row) => row.join(',')).join('\n'))
    const body = await upload(ledger)
    expect(body.plan.month).toEqual({
      field: 'month',
      value: '2026-09',
      from: 'title',
      said: '示例县2026年9月项目进度表',
    })
    expect(body.counts).toEqual({ ready: 1, bad: 1, skipped: 3 })
    const [{ faults }] = (await own.get(`/api/imports/${body.id}/rows?outcome=bad`)).body.items
    expect(faults.map(({ zh }: { zh: string }) => zh)).toContain('“0.4”不是整数。如果说的是 40%，请写 40。')
    // What is to be corrected is taken away with its month.
    const { bytes } = await own.bytes(`/api/imports/${body.id}/report.xlsx`)
    expect((await upload(bytes)).plan.month).toMatchObject({ value: '2026-09', from: 'sheet' })

    const changed = await own.send('PUT', `/api/imports/${body.id}`, { month: '2026-08' })
    expect(changed.body.plan.month).toEqual({ field: 'month', value: '2026-08', from: 'chosen' })
    expect((await own.send('PUT', `/api/imports/${body.id}`, { month: '2026-13' })).status).toBe(400)
    // A choice stands while a column is matched otherwise, and goes with the last word to a column that says it.
    const columns = changed.body.plan.columns.map(({ column, field, unit }: Record<string, unknown>) => ({
      ...{ column, field, unit },
    }))
    expect((await own.send('PUT', `/api/imports/${body.id}`, { columns })).body.plan.month.value).toBe('2026-08')
    await run(body.id)
    expect(await reports(ids[0])).toContainEqual({ month: '2026-08', doneFen: 100_000_000, progressPercent: 5 })
    const named = await upload(await messyMonths())
    expect(named.plan.month).toBeUndefined()
    expect((await own.send('PUT', `/api/imports/${named.id}`, { month: '2026-08' })).body.title).toBe('import.bad-plan')
  })
  it('that was closed takes them as late, and its figures stay', async () => {
    const chief = await node.as(head)
    done(await chief.send('POST', '/api/months/2026-10/close'))
    const before = (await own.get('/api/months/2026-10')).body
    const head_ = '项目名称,月份,本月完成投资（万元）,形象进度（%）'
    const late = await upload(Buffer.from(`${head_}\n示例月报甲,2026年10月,500,50`))
    expect(await run(late.id)).toMatchObject({ counts: { done: 1 } })
    const after = (await own.get('/api/months/2026-10')).body
    expect(after.close).toEqual(before.close)
    expect(after.totals[0]).toMatchObject({ closed: before.totals[0].closed })
    expect(after.rows.filter(({ since }: { since: string | null }) => since !== null)).toMatchObject([
      { title: '示例月报甲', since: 'corrected', closed: 120_500_000, now: 500_000_000 },
    ])
  })
})
