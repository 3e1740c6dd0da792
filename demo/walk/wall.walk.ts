import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrowserDesk } from './browser-desk.ts'
import { nodeOf, shangli, theBrowser, theDemo } from './browser-walk.ts'
import { heapGrowth } from './heap-growth.ts'

const wide = { width: 1920, height: 1080 }

let wall: BrowserDesk
let page: Page
/** What the node answered this page, as text. */
const answers: string[] = []

const show = async (path: string) => {
  await page.goto('about:blank')
  answers.length = 0
  await wall.goTo(path)
  await page.locator('.wall-head').waitFor()
  await page.locator('.map svg').waitFor()
}

describe('the wall', () => {
  beforeAll(async () => {
    wall = await BrowserDesk.open(theBrowser(), nodeOf(shangli), wide)
    page = wall.page
    await wall.signIn(shangli, 'leader')
    page.on('response', async (response) => {
      if (response.url().includes('/api/') && !response.url().includes('/api/stream')) {
        answers.push(await response.text().catch(() => ''))
      }
    })
  })
  afterAll(() => wall?.close())

  it('is in the left column, and says what is late, who holds it, and how far the month is', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '挂图作战' }).click()
    await page.locator('.wall-head').waitFor()
    // The latest first; there is room for three.
    const row = page.locator('.wall-late-list .wall-row').first()
    await row.waitFor()
    expect(await row.locator('.wall-row-days').innerText()).toMatch(/逾期\s*\d+\s*日/)
    await row.getByText(/示例.+ 持有 \d+ 日/).waitFor()
    expect(await page.locator('.wall-hero').innerText()).toMatch(/^\d+\s*%$/)
    await page.getByText('全年收官').waitFor()
    await page.locator('.wall-foot').getByText('已公布数据').waitFor()
    // Whatever is late is named a sample, and printed figures stand by themselves.
    expect(await page.locator('.wall-foot').innerText()).not.toContain('示例')
    await wall.picture('wall')
  })

  it('opens what is behind a number, and from there the matter', async () => {
    await show('/wall?scene=overview')
    await page.locator('.wall-counts button').first().click()
    const behind = page.getByRole('dialog')
    await behind
      .getByText(/示例项目甲/)
      .first()
      .waitFor()
    const counted = Number(/(\d+) 件逾期/.exec(await page.locator('.wall-counts').innerText())?.[1])
    expect(await behind.locator('.wall-row').count()).toBe(counted)
    await behind
      .getByRole('link', { name: /示例\s*项目甲/ })
      .first()
      .click()
    await page.getByRole('heading', { name: /示例\s*项目甲/ }).waitFor()
  })

  it('gives each late one a row or says how many have none, and opens what waits from the map too', async () => {
    await show('/wall?scene=overview')
    const counted = Number(/(\d+) 件逾期/.exec(await page.locator('.wall-counts').innerText())?.[1])
    const listed = await page.locator('.wall-late-list .wall-row .wall-late').count()
    const more = await page.locator('.wall-more').innerText()
    expect(Number(/还有 (\d+) 件逾期/.exec(more)?.[1] ?? 0)).toBe(counted - listed)
    const link = page.locator('.map-opens').first()
    const waits = Number(/(\d+) 件等对方/.exec((await link.textContent()) ?? '')?.[1])
    await link.locator('.map-link-says').click()
    await page.getByRole('dialog').locator('.wall-row').first().waitFor()
    expect(await page.getByRole('dialog').locator('.wall-row').count()).toBe(waits)
    await page.getByRole('button', { name: '关闭' }).click()
    // What is late has a letter beside its light; a finger between the two still finds it.
    await page.locator('.map a').last().click()
    await page.getByRole('heading', { name: /示例/ }).first().waitFor()
  })

  it('shows visitors nothing of what is late, who holds it, or amounts, not even in what the node answers', async () => {
    await show('/wall?visitor=1&scene=overview')
    await page.getByText('参观模式').waitFor()
    const seen = await page.locator('.wall').innerText()
    for (const hidden of ['逾期', '临期', '持有', '自然资源局', '万元', '投资完成'])
      expect(seen, hidden).not.toContain(hidden)
    const said = answers.join('\n')
    expect(said).toContain('"visitor":true')
    for (const hidden of ['"work"', '"light"', '"holder"', '"reading"', '自然资源局', 'Fen"', '"done"']) {
      expect(said, hidden).not.toContain(hidden)
    }
    for (const scene of ['stages', 'across']) {
      await wall.goTo(`/wall?visitor=1&scene=${scene}`)
      await page.locator('.wall-foot').waitFor()
      expect(await page.locator('.wall').innerText(), scene).not.toMatch(/逾期|持有|万元/)
    }
    await wall.picture('wall-visitor')
  })

  it('is driven by the keyboard, and fits smaller and larger screens', async () => {
    await show('/wall')
    await page.keyboard.press('ArrowRight')
    await page.locator('.wall-board').waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.locator('.wall-overview').waitFor()
    await page.keyboard.press(' ')
    await page.getByText('已暂停').waitFor()
    for (const size of [{ width: 1366, height: 768 }, { width: 3840, height: 2160 }, wide]) {
      await page.setViewportSize(size)
      const foot = async () => {
        const box = await page.locator('.wall-foot').boundingBox()
        return Math.round((box?.y ?? 0) + (box?.height ?? 0))
      }
      await expect.poll(foot).toBe(size.height)
    }
  })

  it('does not grow while it is read again every second', async () => {
    await show('/wall?refresh=1')
    const { grewBytes, nodesGrew } = await heapGrowth(page, { warmMs: 5_000, forMs: 15_000 })
    expect(grewBytes).toBeLessThan(2_000_000)
    expect(nodesGrew).toBeLessThan(200)
  })

  it('says that the line is gone also where it was cut without a word, and goes on when it is back', async () => {
    await show('/wall?scene=overview&refresh=1')
    // As a pulled cable does: nothing is refused, nothing comes.
    await page.route(/\/api\/wall\?/, () => {})
    const standing = page.locator('.wall-standing').getByText(/连不上本站点/)
    await standing.waitFor()
    await page.unroute(/\/api\/wall\?/)
    await standing.waitFor({ state: 'detached' })
  })

  it('says which neighbour is away, and that the node itself is', async () => {
    await show('/wall?scene=overview&refresh=1')
    await theDemo().kill('43')
    await page
      .locator('.wall-peer-away')
      .first()
      .getByText(/起连不上/)
      .waitFor({ timeout: 90_000 })
    await wall.picture('wall-away')
    await theDemo().kill('36')
    await page
      .locator('.wall-standing')
      .getByText(/连不上本站点/)
      .waitFor()
    await page.locator('.wall-hero').waitFor()
    expect(wall.complaints).toEqual([])
  })
})
