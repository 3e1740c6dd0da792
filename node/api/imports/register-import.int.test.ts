import { usccCheck } from '@lianyu/kernel'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { importRunsOf } from '../../excel/import-runs.ts'
import { type Caller, shangli, startTestNode, type TestNode } from '../test-node.ts'

const at = (desk: string, role = 'officer') => ({ party: shangli, desk, role })
let db: FreshDatabase
let node: TestNode
let office: Caller
let hall: Caller

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [at('enterprise-office'), at('service-window')])
  office = await node.as(at('enterprise-office'))
  hall = await node.as(at('service-window'))
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const uscc = (n: number) => {
  const code = `91360322MA${String(n).padStart(7, '0')}`
  return code + usccCheck(code)
}

async function workbook(rows: ExcelJS.CellValue[][], creator = 'Excel'): Promise<Buffer> {
  const made = new ExcelJS.Workbook()
  made.creator = creator
  const sheet = made.addWorksheet('名册')
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await made.xlsx.writeBuffer())
}

async function upload(caller: Caller, aim: string, bytes: Buffer, name = '名册.xlsx') {
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
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
async function run(caller: Caller, id: string) {
  expect((await caller.send('POST', `/api/imports/${id}/run`)).status).toBe(200)
  await importRunsOf(node.deps).settled(id)
  return (await caller.get(`/api/imports/${id}`)).body.counts
}
const faults = async (caller: Caller, id: string, outcome: string): Promise<string[]> =>
  (await caller.get(`/api/imports/${id}/rows?outcome=${outcome}`)).body.items.flatMap(
    (row: { faults: { cell?: string; code: string }[] }) => row.faults.map(({ cell, code }) => `${cell} ${code}`),
  )
const fieldsOf = async (caller: Caller, kind: string, title: string) => {
  const { items } = (await caller.get(`/api/matters?kind=${kind}&limit=100`)).body
  const row = items.find((one: { title: string }) => one.title === title)
  return (await caller.get(`/api/matters/${row.id}`)).body.matter.shared.fields
}
const count = async (caller: Caller, kind: string) =>
  (await caller.get(`/api/matters?kind=${kind}&count=1`)).body.count as number

describe('the register of enterprises from Excel', () => {
  const heads = ['序号', '企业名称', '统一社会信用代码', '行业门类', '主导产品', '乡镇或园区', '在园区', '注册日期']
  const rows: ExcelJS.CellValue[][] = [
    ['示例县企业名册'],
    heads,
    [1, '示例一公司', uscc(1), '工业', '电瓷', '示例工业园', '是', '2016年5月10日'],
    [2, '示例二公司', uscc(2), '批发', null, '示例镇', '否', '2019-01-02'],
    [3, ' 示例三公司', uscc(3), '工业', null, '示例工业园', '√', new Date('2020-03-04T00:00:00Z')],
    // A wrong check digit, a sector that is none, a day without its year; a code that Excel has shortened; no name.
    [
      4,
      '示例四公司',
      `${uscc(4).slice(0, -1)}${uscc(4).endsWith('A') ? 'B' : 'A'}`,
      '工业制造',
      null,
      null,
      '大概',
      '5月1日',
    ],
    [5, '示例五公司', 913603220000000000, '工业'],
    [6, null, uscc(6), '工业'],
    // The first one once more under another name.
    [7, '示例一公司（新）', uscc(1), '工业'],
  ]

  it('is checked dry, every bad cell named, and nothing is written', async () => {
    const found = await upload(office, 'kind=enterprise', await workbook(rows))
    expect(found.plan.columns.map(({ field }: { field?: string }) => field)).toEqual([
      undefined,
      'name',
      'uscc',
      'sector',
      'product',
      'town',
      'zone',
      'registeredOn',
    ])
    expect(found.counts).toEqual({ skipped: 2, ready: 3, bad: 3, duplicate: 1 })
    expect(await faults(office, found.id, 'bad')).toEqual([
      'C6 code.uscc-check',
      'D6 import.not-a-choice',
      'G6 import.not-yes-no',
      'H6 import.not-a-day',
      'C7 import.digits-lost',
      'B8 field.required',
    ])
    expect(await faults(office, found.id, 'duplicate')).toEqual(['undefined import.same-name'])
    expect(await count(office, 'enterprise')).toBe(0)
  })
  it('is written, and the same list saved again by another program changes nothing', async () => {
    const found = await upload(office, 'kind=enterprise', await workbook(rows))
    expect(await run(office, found.id)).toMatchObject({ done: 3, bad: 3, duplicate: 1 })
    expect(await fieldsOf(office, 'enterprise', '示例三公司')).toMatchObject({
      uscc: uscc(3),
      zone: true,
      registeredOn: '2020-03-04',
    })
    const turned = [rows[1] as ExcelJS.CellValue[], ...rows.slice(2).reverse()]
    for (const bytes of [await workbook(rows, 'WPS'), await workbook(turned)]) {
      const again = await upload(office, 'kind=enterprise', bytes)
      expect(again.counts).toMatchObject({ same: 3, bad: 3, duplicate: 1 })
      expect((await office.send('POST', `/api/imports/${again.id}/run`)).body.title).toBe('import.nothing-ready')
    }
    expect(await count(office, 'enterprise')).toBe(3)
  })
  it('never has one code twice, not even when a person takes the row of the same code', async () => {
    const found = await upload(office, 'kind=enterprise', await workbook(rows))
    await office.send('PUT', `/api/imports/${found.id}`, { duplicates: 'import' })
    expect(await run(office, found.id)).toMatchObject({ same: 3, refused: 1 })
    expect(await count(office, 'enterprise')).toBe(3)
  })
  it('takes the figures of a year by the code, from which the ladder is told', async () => {
    const year: ExcelJS.CellValue[][] = [
      ['统一社会信用代码', '年度', '数据来源', '营业收入（万元）', '研发费用（万元）', '从业人员'],
      [uscc(1), 2025, '企业填报', 2600, 130.5, 82],
      [uscc(2), 2025, '企业填报', '１８００', null, 12],
      [uscc(9), 2025, '企业填报', 1, null, 1],
      [uscc(3), 2025, '听说', '约两千万', null, 1],
    ]
    const found = await upload(office, 'kind=enterprise&step=report-year', await workbook(year), '年度.xlsx')
    expect(found.counts).toEqual({ skipped: 1, ready: 2, bad: 2 })
    expect(await faults(office, found.id, 'bad')).toEqual([
      'A4 import.no-matter',
      'C5 import.not-a-choice',
      'D5 import.not-a-number',
    ])
    expect(await run(office, found.id)).toMatchObject({ done: 2 })
    const { items } = (await office.get('/api/matters?kind=enterprise&q=示例一')).body
    const { matter, outlook } = (await office.get(`/api/matters/${items[0].id}`)).body
    expect(matter.shared.adds['report-year'][0].fields).toMatchObject({
      revenueFen: 2_600_000_000,
      rdFen: 130_500_000,
    })
    expect(outlook.ladder.rungs.slice(0, 3).map(({ state }: { state: string }) => state)).toEqual([
      'reached',
      'reached',
      'ready',
    ])
    const again = await upload(office, 'kind=enterprise&step=report-year', await workbook(year, 'WPS'), '年度.xlsx')
    expect(again.counts).toMatchObject({ same: 2, bad: 2 })
  })
})

describe('the catalogue of items from Excel', () => {
  const heads = [
    '事项编码',
    '事项名称',
    '事项性质',
    '设定依据',
    '实施机关',
    '办理方式',
    '法定办结时限',
    '承诺办结时限',
  ].concat([
    '不计时的特殊环节',
    '收费（元）',
    '材料清单',
    '材料数',
    '跑动次数',
    '改革前材料数',
    '改革前时限',
    '起用日',
    '样例',
  ])
  const papers = '身份证｜电子证照｜是｜\n申请表｜｜｜\n收入证明|税务局|否|是'
  const rows: ExcelJS.CellValue[][] = [
    heads,
    [
      '示例-21',
      '示例 公积金异地转移',
      '公共服务',
      '示例依据',
      '示例公积金中心',
      '全程网办、异地委托、本地代收',
      15,
      3,
    ].concat(['', 0, papers, 3, 0, 6, 10, '2026-07-01', '是']),
    ['示例-22', '示例 食品经营许可', '行政许可', '食品安全法', '示例市场监管局', '异地授权、本地办理', 20, 9].concat([
      '检验、专家评审',
      '0.00',
      '申请表',
      1,
      1,
      4,
      20,
      '2026年7月1日',
      '是',
    ]),
    // A nature, a mode and a ground that the catalogue does not know; half a day; a paper whose mark is no yes or no.
    ['示例-23', '示例 坏行', '行政审批', '示例', '示例局', '网上办', 7.5, 3].concat([
      '领导出差',
      0,
      '身份证｜｜也许｜',
      1,
      0,
      1,
      1,
      '不详',
      '是',
    ]),
    [
      '示例-24',
      '示例 缺项',
      '公共服务',
      null,
      '示例局',
      '全程网办',
      5,
      3,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      '2026-07-01',
      '是',
    ],
  ]

  it('is checked dry with every bad cell named, then written whole: modes, grounds, papers and money', async () => {
    const found = await upload(hall, 'kind=item', await workbook(rows), '事项目录.xlsx')
    expect(found.counts).toEqual({ skipped: 1, ready: 2, bad: 2 })
    expect(await faults(hall, found.id, 'bad')).toEqual([
      'C4 import.not-a-choice',
      'F4 import.not-a-choice',
      'G4 import.not-whole',
      'I4 import.not-a-choice',
      'K4 import.not-yes-no',
      'P4 import.not-a-day',
      'D5 field.required',
    ])
    expect(await run(hall, found.id)).toMatchObject({ done: 2, bad: 2 })
    expect(await fieldsOf(hall, 'item', '示例 公积金异地转移')).toMatchObject({
      code: '示例-21',
      nature: 'service',
      modes: ['remote', 'collected'],
      legalDays: 15,
      promisedDays: 3,
      feeFen: 0,
      papers: [
        { name: '身份证', hadFrom: '电子证照', original: true },
        { name: '申请表' },
        { name: '收入证明', hadFrom: '税务局', original: false, promise: true },
      ],
      validFrom: '2026-07-01',
    })
    expect(await fieldsOf(hall, 'item', '示例 食品经营许可')).toMatchObject({
      nature: 'permit',
      specialSteps: ['inspection', 'expert-review'],
    })
    const again = await upload(hall, 'kind=item', await workbook(rows, 'WPS'), '事项目录（另存）.xlsx')
    expect(again.counts).toMatchObject({ same: 2, bad: 2 })
    expect(await count(hall, 'item')).toBe(2)
  })
  it('has a template that says how the list of papers is written', async () => {
    const { bytes } = await hall.bytes('/api/imports/template.xlsx?kind=item')
    const made = new ExcelJS.Workbook()
    await made.xlsx.load(bytes as unknown as ArrayBuffer)
    const how = made.worksheets[1]
    const line = how?.getRows(2, how.rowCount)?.find((row) => row.getCell(1).value === '材料清单')
    expect(line?.getCell(3).value).toContain('材料｜可从哪里取得｜核原件｜可承诺')
  })
})
