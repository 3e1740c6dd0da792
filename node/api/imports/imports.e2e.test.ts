import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { messyWorkbook } from '../../excel/messy-workbook.testing.ts'
import { shangli, startTestNode, type TestNode } from '../test-node.ts'

const person = { party: shangli, desk: 'project-office', role: 'officer' }
const webDir = join(import.meta.dirname, '../../../web/dist')

let db: FreshDatabase
let node: TestNode
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [person], { webDir })
})
afterAll(async () => {
  await browser?.close()
  await node?.close()
  await db?.drop()
})

describe('a messy workbook in the browser', () => {
  it('is chosen, checked, written and found in the list; a brief of a project comes as Word', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'zh-CN' })).newPage()
    await page.goto(`${node.url}/sign-in`)
    await page.locator('select[name=party]').selectOption(shangli)
    await page.locator('input[name=username]').fill('project-office.officer')
    await page.locator('input[name=password]').fill('a passphrase for tests 1')
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(`${node.url}/`)

    await page.goto(`${node.url}/list/project`)
    await page.getByRole('link', { name: '导入', exact: true }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: '台账.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await messyWorkbook(),
    })
    await page.getByRole('cell', { name: 'H8', exact: true }).waitFor()
    expect(await page.getByText('“3月1日”不是完整的日期').count()).toBe(1)
    expect(await page.getByLabel('G 总投资额').inputValue()).toBe('investmentFen')
    await page.getByRole('button', { name: '写入 4 行' }).click()
    await page.getByText('已写完').waitFor()
    await page.getByRole('link', { name: '看清单' }).click()
    await page.getByText('示例丙项目').first().waitFor()

    const found = await (await node.as(person)).get('/api/matters?kind=project')
    await page.goto(`${node.url}/matters/${found.body.items[0].id}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '专报 Word' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^关于示例.项目推进情况的专报（送审稿）\.docx$/)
    const zip = await JSZip.loadAsync(await readFile(await download.path()))
    expect(await zip.file('word/document.xml')?.async('string')).toContain('总投资')
  })
})
