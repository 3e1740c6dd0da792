import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fingerprint, sealEvidence } from '@lianyu/kernel'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardOf, here, keysOf, TwoLogs, there } from '../../../kernel/evidence/two-logs.testkit.ts'
import { launchBrowser } from '../../../scripts/browser.ts'
import { verifyPage } from '../../build/verify-page.ts'

const dir = mkdtempSync(join(tmpdir(), 'lianyu-page-'))
const whole = sealEvidence(await TwoLogs.whole().evidence(), keysOf(here).log)
const file = join(dir, 'sample.lianyu.json')
const changed = join(dir, 'changed.lianyu.json')
let browser: Browser

beforeAll(async () => {
  writeFileSync(join(dir, 'verify.html'), await verifyPage())
  writeFileSync(file, whole)
  writeFileSync(changed, new TextDecoder().decode(whole).replace('样品', '他物'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('the page without a server', () => {
  it('opened from a disk, checks a file, trusts a key only once its digits were typed, and names a change', async () => {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(join(dir, 'verify.html')).href)
    await page.locator('#file').setInputFiles(file)
    await page.locator('[data-verdict=uncompared]').waitFor()
    expect(await page.locator('[data-evidence=uncompared]').count()).toBe(5)
    for (const party of [here, there]) {
      const input = page.locator(`input[data-party="${party}"]`)
      await input.fill(fingerprint(cardOf(party)))
      await input.blur()
    }
    await page.locator('[data-verdict=holds]').waitFor()
    // The witness was not compared, so its word does not count.
    expect(await page.locator('[data-evidence=mirrored]').count()).toBe(5)
    await page.getByText('没有证明的').waitFor()
    await page.locator('#file').setInputFiles(changed)
    await page.locator('[data-verdict=fails]').waitFor()
    await page.getByText('文件自导出以后被改动过').waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('The file was changed after it was exported').waitFor()
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })
})
