import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { ImportRuns, importRunsOf } from '../../excel/import-runs.ts'
import { messyWorkbook } from '../../excel/messy-workbook.testing.ts'
import { type Caller, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const officer = { party: shangli, desk: 'project-office', role: 'officer' }
const taxation = { party: shangli, desk: 'taxation', role: 'officer' }
const neighbour = { party: xiangdong, desk: 'project-office', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let own: Caller

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [officer, taxation, neighbour])
  own = await node.as(officer)
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function upload(bytes: Buffer, caller = own, aim = 'kind=project', name = '台账.xlsx') {
  const answer = await node.app.inject({
    method: 'POST',
    url: `/api/imports?${aim}`,
    headers: {
      cookie: caller.cookie,
      'x-lianyu': '1',
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
    payload: bytes,
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function run(id: string): Promise<Record<string, unknown>> {
  const started = await own.send('POST', `/api/imports/${id}/run`)
  expect(started.body).toMatchObject({ id })
  await importRunsOf(node.deps).settled(id)
  return (await own.get(`/api/imports/${id}`)).body
}

const list = async () => (await own.get('/api/matters?kind=project&limit=100&count=1')).body
const csv = (...lines: string[]) => Buffer.from(lines.join('\n'))
const outcomes = async (id: string, outcome: string) =>
  (await own.get(`/api/imports/${id}/rows?outcome=${outcome}`)).body.items

describe('a messy workbook', () => {
  let id: string
  it('is matched by its headings below the title, and checked dry', async () => {
    const { status, body } = await upload(await messyWorkbook())
    expect(status).toBe(201)
    id = body.id
    expect(body.plan).toMatchObject({ sheet: 2, header: 3, duplicates: 'skip' })
    const matched = Object.fromEntries(
      body.plan.columns.map((one: { head: string; field?: string; unit?: string; how?: string }) => [
        one.head,
        [one.field, one.how, one.unit].filter(Boolean).join(' '),
      ]),
    )
    expect(matched).toEqual({
      序号: '',
      '项目名称*': 'name named',
      投资方: 'investor named',
      统一社会信用代码: 'investorUscc usual',
      产业链: 'chain named',
      乡镇园区: 'town named',
      总投资额: 'investmentFen usual 万元',
      计划开工日期: 'plannedStart near',
      计划投产: 'plannedProduction named',
    })
    // Ready: 甲, 乙, 丙, 丁; bad: 戊, 己, 庚; 甲 once more is the same; 乙 of another investor has the same name.
    expect(body.counts).toEqual({ skipped: 5, ready: 4, bad: 3, same: 1, duplicate: 1 })
    expect((await list()).count).toBe(0)
  })
  it('takes its unit from a line that names who filled it in first, and from a heading above its own', async () => {
    const said = async (top: string, heads: ExcelJS.CellValue[][]) => {
      const workbook = new ExcelJS.Workbook()
      const sheet = workbook.addWorksheet('项目')
      sheet.addRow([top])
      for (const row of heads) sheet.addRow(row)
      if (heads.length > 1) sheet.mergeCells('C2:D2')
      sheet.addRow(['示例子项目', '示例子公司', 1.2, 0.8, '花炮'])
      sheet.addRow(['合　计', null, 1.2, 0.8, null])
      const { body } = await upload(Buffer.from(await workbook.xlsx.writeBuffer()))
      const [money] = body.plan.columns.filter((one: { field?: string }) => one.field === 'investmentFen')
      return [money?.head, money?.unit, body.counts.ready, body.counts.bad ?? 0]
    }
    const heads = ['项目名称', '投资方', '总投资', '协议投资', '产业链']
    expect(await said('填报单位：示例办　　　　单位：亿元', [heads])).toEqual(['总投资', '亿元', 1, 0])
    const grouped = ['项目名称', '投资方', '投资（亿元）', null, '产业链']
    expect(await said('填报单位：示例办', [grouped, heads])).toEqual(['总投资', '亿元', 1, 0])
  })
  it('names every bad cell, what is wrong and what to do, in both languages', async () => {
    const faults = (await outcomes(id, 'bad')).flatMap(
      (row: { faults: { cell?: string; code: string; zh: string }[] }) =>
        row.faults.map(({ cell, code }) => `${cell} ${code}`),
    )
    expect(faults).toEqual([
      'D8 code.uscc-check',
      'G8 import.not-a-number',
      'H8 import.not-a-day',
      'G9 import.cell-error',
      'C9 field.required',
      'G10 import.formula-without-value',
    ])
    const [first] = await outcomes(id, 'bad')
    expect(first.faults[2]).toMatchObject({
      zh: expect.stringContaining('3月1日'),
      en: expect.stringContaining('2026-03-01'),
    })
    expect((await outcomes(id, 'same'))[0].faults[0]).toMatchObject({
      code: 'import.same-row',
      zh: expect.stringContaining('第 4 行'),
    })
  })
  it('gives the bad rows back as a workbook to correct', async () => {
    const answer = await own.bytes(`/api/imports/${id}/report.xlsx`)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(answer.bytes as unknown as ArrayBuffer)
    const sheet = workbook.worksheets[0]
    expect(sheet?.getCell('G1').value).toBe('总投资额（万元）')
    expect(sheet?.getCell('B2').value).toBe('示例戊项目')
    expect(sheet?.getCell('H2').note).toContain('日期')
    expect(sheet?.rowCount).toBe(4)
  })
  it('is written, each row a matter with what it meant', async () => {
    expect(await run(id)).toMatchObject({
      state: 'done',
      counts: { done: 4, bad: 3, same: 1, duplicate: 1, skipped: 5 },
    })
    const { items, count } = await list()
    expect(count).toBe(4)
    const by = Object.fromEntries(items.map((row: { title: string; columns: object }) => [row.title, row.columns]))
    expect(by.示例甲项目).toMatchObject({
      town: '示例镇',
      investmentFen: 12_000_000_000,
      plannedStart: '2026-03-01',
      plannedProduction: '2026-12-31',
    })
    expect(by.示例乙项目).toMatchObject({
      town: '示例镇',
      investmentFen: 1_200_000_000,
      plannedProduction: '2026-06-30',
    })
    expect(by.示例丙项目).toMatchObject({
      investmentFen: 15_000_000_000,
      plannedStart: '2026-03-01',
      plannedProduction: '2027-01-01',
    })
    expect(by.示例丁项目).toMatchObject({ investmentFen: 24_000_000_000 })
  })
  it('changes nothing when it comes again, as it was or saved anew', async () => {
    for (const bytes of [await messyWorkbook(), await messyWorkbook({ resaved: true })]) {
      const { body } = await upload(bytes)
      expect(body.counts).toMatchObject({ same: 5, bad: 3, duplicate: 1 })
      expect((await own.send('POST', `/api/imports/${body.id}/run`)).body).toMatchObject({
        title: 'import.nothing-ready',
      })
    }
    expect((await list()).count).toBe(4)
  })
  it('takes the rows of one name too when a person says so', async () => {
    const { body } = await upload(await messyWorkbook())
    const changed = await own.send('PUT', `/api/imports/${body.id}`, { duplicates: 'import' })
    expect(changed.body.plan.duplicates).toBe('import')
    expect(await run(body.id)).toMatchObject({ counts: { done: 1, same: 5 } })
    expect((await list()).count).toBe(5)
  })
})

describe('matching columns', () => {
  it('wants a unit for money that nobody named, and remembers what was chosen for these headings', async () => {
    const bytes = csv('工程,业主,链条,钱', '示例辛项目,示例辛公司,花炮,300')
    const first = (await upload(bytes, own, 'kind=project', '表.csv')).body
    expect(first.plan.header).toBe(0)
    const columns = [
      { column: 1, field: 'name' },
      { column: 2, field: 'investor' },
      { column: 3, field: 'chain' },
      { column: 4, field: 'investmentFen' },
    ]
    const without = await own.send('PUT', `/api/imports/${first.id}`, { header: 1, columns })
    expect(without.body.counts).toEqual({ skipped: 1, bad: 1 })
    expect((await outcomes(first.id, 'bad'))[0].faults).toMatchObject([{ cell: 'D2', code: 'import.no-unit' }])
    const withUnit = columns.map((one) => (one.column === 4 ? { ...one, unit: '万元' } : one))
    expect((await own.send('PUT', `/api/imports/${first.id}`, { columns: withUnit })).body.counts).toEqual({
      skipped: 1,
      ready: 1,
    })

    const next = (
      await upload(csv('工程,业主,链条,钱', '示例壬项目,示例壬公司,花炮,200'), own, 'kind=project', '表2.csv')
    ).body
    expect((await own.send('PUT', `/api/imports/${next.id}`, { header: 1 })).body).toMatchObject({
      plan: { columns: [{ how: 'remembered' }, {}, {}, { field: 'investmentFen', unit: '万元' }] },
      counts: { ready: 1 },
    })
  })
  it('refuses a field twice, a field that is not there, and a unit of something else', async () => {
    const { body } = await upload(csv('项目名称,投资方,产业链', '示例,示例,花炮'), own, 'kind=project', 'a.csv')
    for (const columns of [
      [
        { column: 1, field: 'name' },
        { column: 2, field: 'name' },
      ],
      [{ column: 1, field: 'contract' }],
      [{ column: 1, field: 'name', unit: '亩' }],
    ]) {
      expect((await own.send('PUT', `/api/imports/${body.id}`, { columns })).body).toMatchObject({
        title: 'import.bad-plan',
      })
    }
  })
})

describe('monthly reports', () => {
  it('go to existing projects by name; the same report again changes nothing, a corrected one is a new fact', async () => {
    const head = '项目名称,月份,本月完成投资（万元）,形象进度（%）'
    const matter = (await list()).items.find((row: { title: string }) => row.title === '示例甲项目').id
    // A report wants a signed contract: until then the row is refused when it is written, with the sentence of the step.
    const early = (
      await upload(csv(head, '示例甲项目,2026年3月,100,10'), own, 'kind=project&step=report-month', '月报.csv')
    ).body
    expect(await run(early.id)).toMatchObject({ counts: { refused: 1 } })
    const signed = await own.send('POST', `/api/matters/${matter}/steps/sign-contract`, {
      version: 0,
      data: { contractFen: 100, signedOn: '2026-02-01' },
    })
    expect(signed.status).toBe(200)
    const wrong = '示例没有的项目,2026年3月,100,10'
    const { body } = await upload(
      csv(head, '示例甲项目,2026年4月,120.5,12%', wrong),
      own,
      'kind=project&step=report-month',
      '月报.csv',
    )
    expect(body.counts).toEqual({ skipped: 1, ready: 1, bad: 1 })
    expect((await outcomes(body.id, 'bad'))[0].faults).toMatchObject([{ cell: 'A3', code: 'import.no-matter' }])
    expect(await run(body.id)).toMatchObject({ counts: { done: 1, bad: 1 } })
    const again = (
      await upload(csv(head, '示例甲项目,2026-04,120.50,12'), own, 'kind=project&step=report-month', '月报.csv')
    ).body
    expect(again.counts).toEqual({ skipped: 1, same: 1 })
    const { items } = (await own.get(`/api/matters/${matter}/facts`)).body
    expect(items.filter((fact: { envelope: { step: string } }) => fact.envelope.step === 'report-month')).toHaveLength(
      1,
    )
    expect(items[0].parts.shared.fields).toMatchObject({ month: '2026-04', doneFen: 120_500_000, progressPercent: 12 })
  })
})

describe('a run', () => {
  const many = (from: number, to: number) =>
    csv(
      '项目名称,投资方,产业链',
      ...Array.from({ length: to - from }, (_, i) => `示例大批项目${from + i},示例公司,花炮`),
    )

  it('that was cut off anywhere goes on and writes nothing twice', async () => {
    const { body } = await upload(many(0, 120), own, 'kind=project', '大批.csv')
    const before = (await list()).count as number
    // As a killed node leaves it: marked as running, part of it written, nothing of that noted in its rows.
    await own.send('POST', `/api/imports/${body.id}/run`)
    await importRunsOf(node.deps).settled(body.id)
    const { store } = node.deps
    const client = await store.connect('app')
    try {
      await client.query('begin')
      await client.query('select enter($1)', [shangli])
      const forgotten = await client.query(
        `update import_row set outcome = 'ready', data = $3, matter = null where party = $1 and import = $2 and line % 2 = 0 and outcome = 'done'`,
        [shangli, body.id, JSON.stringify({ name: '', investor: '示例公司', chain: '花炮' })],
      )
      expect(forgotten.rowCount).toBeGreaterThan(50)
      const names = await client.query(
        `select line from import_row where party = $1 and import = $2 and outcome = 'ready'`,
        [shangli, body.id],
      )
      for (const { line } of names.rows) {
        const data = { chain: '花炮', investor: '示例公司', name: `示例大批项目${Number(line) - 2}` }
        await client.query('update import_row set data = $4 where party = $1 and import = $2 and line = $3', [
          shangli,
          body.id,
          line,
          JSON.stringify(data),
        ])
      }
      await client.query(`update import_run set state = 'running' where party = $1 and id = $2`, [shangli, body.id])
      await client.query('commit')
    } finally {
      client.release()
    }
    const after = new ImportRuns(node.deps)
    await after.resume()
    await after.settled(body.id)
    expect((await own.get(`/api/imports/${body.id}`)).body).toMatchObject({
      state: 'done',
      counts: { done: 60, same: 60 },
    })
    expect((await list()).count).toBe(before + 120)
  })
  it('stops when it is told to, and what was written stays', async () => {
    const { body } = await upload(many(1000, 2500), own, 'kind=project', '大批2.csv')
    await own.send('POST', `/api/imports/${body.id}/run`)
    const cancelled = await own.send('POST', `/api/imports/${body.id}/cancel`)
    expect(cancelled.body.state).toBe('cancelled')
    const { counts } = (await own.get(`/api/imports/${body.id}`)).body
    expect(counts.ready).toBeGreaterThan(0)
    expect((counts.ready ?? 0) + (counts.done ?? 0)).toBe(1500)
    expect((await own.send('DELETE', `/api/imports/${body.id}`)).body).toEqual({ dropped: true })
    expect((await own.get(`/api/imports/${body.id}`)).status).toBe(404)
  })
})

describe('who may import', () => {
  it('is who may open the kind, at the desk that began it', async () => {
    const bytes = csv('项目名称,投资方,产业链', '示例,示例,花炮')
    expect((await upload(bytes, await node.as(taxation))).body).toMatchObject({
      title: 'import.not-your-duty',
      status: 403,
    })
    const { body } = await upload(bytes, own, 'kind=project', 'a.csv')
    for (const person of [taxation, neighbour]) {
      const caller = await node.as(person)
      expect((await caller.get(`/api/imports/${body.id}`)).status).toBe(404)
      expect((await caller.send('POST', `/api/imports/${body.id}/run`)).status).toBe(404)
    }
    expect((await upload(bytes, own, 'kind=agreement')).status).toBeGreaterThanOrEqual(400)
    expect((await upload(Buffer.from('PK\u0003\u0004'), own)).body).toMatchObject({ title: 'import.not-a-workbook' })
  })
})

describe('a template', () => {
  it('has the headings that the import knows, lists to choose from, and what each column wants', async () => {
    const answer = await own.bytes('/api/imports/template.xlsx?kind=project')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(answer.bytes as unknown as ArrayBuffer)
    const [sheet, how] = workbook.worksheets
    const heads = sheet?.getRow(1).values as string[]
    expect(heads).toEqual(expect.arrayContaining(['项目名称*', '总投资（万元）', '计划开工']))
    expect(sheet?.getCell(2, heads.indexOf('项目等级')).dataValidation).toMatchObject({ type: 'list' })
    expect(how?.getColumn(1).values).toContain('项目名称')
    sheet?.addRow(
      heads
        .slice(1)
        .map(
          (head) =>
            ({ '项目名称*': '示例模板项目', '投资方*': '示例', '产业链*': '花炮', 项目等级: '市重点' })[head] ?? null,
        ),
    )
    const { body } = await upload(Buffer.from((await workbook.xlsx.writeBuffer()) as ArrayBuffer))
    expect(body.counts).toMatchObject({ ready: 1 })
  })
})
