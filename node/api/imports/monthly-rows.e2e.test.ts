import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { messyMonths } from '../../excel/messy-workbook.testing.ts'
import { type Caller, shangli, startTestNode, type TestNode } from '../test-node.ts'
import { Person, wide } from '../test-person.ts'
import { signedProjects } from './signed-projects.testing.ts'

const officer = { party: shangli, desk: 'project-office', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let own: Caller
let browser: Browser
const ids: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [officer], { webDir: join(import.meta.dirname, '../../../web/dist') })
  own = await node.as(officer)
  ids.push(...(await signedProjects(own)))
})
afterAll(async () => {
  await browser?.close()
  await node?.close()
  await db?.drop()
})

const reports = async (matter: string) =>
  ((await own.get(`/api/matters/${matter}`)).body.matter.shared.adds['report-month'] ?? []).map(
    ({ fields }: { fields: Record<string, unknown> }) => fields,
  )
const reported = async () => (await Promise.all(ids.map(reports))).map((all) => all.length)

describe('a month of many projects from a messy workbook, in the browser', () => {
  it('is matched, checked with every bad cell named, written, and changes nothing when it comes again', async () => {
    const office = await Person.at(browser, node, officer, wide)
    const { page } = office
    const choose = async (name: string, changed: Parameters<typeof messyMonths>[0]) =>
      page.locator('input[type=file]').setInputFiles({
        name,
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await messyMonths(changed),
      })
    const status = page.getByRole('status')

    // From the round of the month, as the office comes to it every month.
    await office.goTo('/')
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^月报(?!结账)/ })
      .click()
    await page.waitForURL(/monthly/)
    await office.press('从 Excel 导入', 'link')
    await choose('10月台账.xlsx', { done: '到账额' })
    await status.getByText('已检查，还没有写入').waitFor()

    // What the county calls its own way, a person says; the dry run is read anew at once.
    const money = page.getByLabel('E 到账额')
    expect(await money.inputValue()).toBe('')
    await money.selectOption({ label: '本月完成投资 *' })
    await page.getByText('可写入 3 行，要改 3 行').waitFor()
    expect(await page.getByLabel('E 单位').inputValue()).toBe('万元')
    expect(await page.getByLabel('B 项目名称').inputValue()).toBe('@matter')
    for (const cell of ['B10', 'E11', 'C12', 'E12']) {
      await page.getByRole('cell', { name: cell, exact: true }).waitFor()
    }
    await office.says(/“约八十”/)
    expect(await reported()).toEqual([0, 0, 0])

    await office.press('写入 3 行')
    await status.getByText('已写完').waitFor()
    expect(await reported()).toEqual([1, 1, 1])
    expect(await reports(ids[0] ?? '')).toMatchObject([{ month: '2026-10', doneFen: 120_500_000 }])

    // Saved again by another program: the columns are known, and there is nothing left to write.
    await office.press('换一个文件')
    await choose('10月台账（改）.xlsx', { done: '到账额', resaved: true })
    await page.getByText('可写入 0 行，要改 3 行，重名 0 行，已导入过或重复 4 行').waitFor()
    await page
      .getByRole('row', { name: /到账额/ })
      .getByText('上次这样对的')
      .waitFor()
    expect(await page.getByRole('button', { name: '写入 0 行' }).isDisabled()).toBe(true)
    expect(await reported()).toEqual([1, 1, 1])
    expect(office.complaints).toEqual([])
  })
})
