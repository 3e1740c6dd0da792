import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('the browser of tests and pictures', () => {
  it('runs a page', async () => {
    const page = await browser.newPage()
    await page.setContent('<button onclick="this.textContent = \'done\'">press</button>')
    await page.getByRole('button').click()
    expect(await page.getByRole('button').textContent()).toBe('done')
  })
  it('draws Chinese as characters, not as boxes that all look alike', async () => {
    const page = await browser.newPage()
    await page.setContent('<p style="font: 40px sans-serif"><span id="a">联</span> <span id="b">域</span></p>')
    const drawn = await Promise.all(['#a', '#b'].map((id) => page.locator(id).screenshot()))
    expect(drawn[0]?.equals(drawn[1] as Buffer)).toBe(false)
  })
})
