import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { shangli } from '../api/test-node.ts'
import { confirmLoss } from './confirm-loss.ts'
import { openAtHome, SetBackNode } from './set-back.testing.ts'

const officer = { party: shangli, desk: 'project-office', role: 'officer' }
const webDir = join(import.meta.dirname, '../../web/dist')
let browser: Browser
let back: SetBackNode

beforeAll(async () => {
  browser = await launchBrowser()
  back = await SetBackNode.make(
    inject,
    [officer],
    async (caller) => {
      for (const name of ['示例项目甲', '示例项目乙']) await openAtHome(caller, name)
    },
    webDir,
  )
})
afterAll(async () => {
  await browser?.close()
  await back?.close()
})

describe('the screen of somebody who sat there before the restore', () => {
  it('says that only reading is possible and what is awaited; then what is missing and what to do, on a desk and a telephone', async () => {
    const [name, value] = (back.callers[0]?.cookie ?? '').split('=') as [string, string]
    const pages = []
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      const context = await browser.newContext({ viewport, locale: 'zh-CN' })
      await context.addCookies([{ name, value, url: back.node.url }])
      const page = await context.newPage()
      await page.goto(back.node.url)
      await page.getByText('恢复未完成，暂时只能查看。').waitFor()
      expect(await page.locator('[data-standing=behind]').textContent()).toContain('还有 2 条记录待取回')
      expect(await page.locator('[data-standing=behind]').textContent()).toContain('--confirm-loss')
      pages.push(page)
    }
    await confirmLoss(back.dataDir, [], Date.now())
    for (const page of pages) {
      await page.locator('[data-standing=lost]').waitFor()
      await page.locator('[data-standing=behind]').waitFor({ state: 'detached' })
      const said = (await page.locator('[data-standing=lost]').textContent()) ?? ''
      expect(said).toContain('恢复后缺失：')
      expect(said).toContain('共 2 条')
      expect(said).toContain('逐件补记')
      const wide = await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')
      expect(wide).toBe(true)
    }
  })
})
