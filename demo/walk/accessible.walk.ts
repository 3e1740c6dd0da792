import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faults, pushed } from './axe.ts'
import { type BrowserDesk, phone } from './browser-desk.ts'
import { nodeOf, shangli, windowAt, xiangdong } from './browser-walk.ts'
import { choose, pickByTyping, tabTo, typeInto } from './keyboard.ts'
import { Officer } from './officer.ts'

const wide = { width: 1440, height: 900 }
const wallSize = { width: 1920, height: 1080 }
/** What a reader has who enlarges a small screen: WCAG 2.2, 1.4.10, here in large type besides. */
const smallest = { width: 320, height: 720 }
const samplePaper = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

async function deskOf(size: { width: number; height: number }, kept: Record<string, string>): Promise<BrowserDesk> {
  const desk = await windowAt(shangli, size)
  await desk.goTo('/q')
  await desk.page.evaluate((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value)
  }, kept)
  return desk
}

const most = ['/', '/list/project', '/open/project', '/map', '/cockpit']
const main = [...most, '/agreements', '/settings', '/account', '/help']

describe('the main pages, by axe (WCAG 2.2 AA)', () => {
  it('hold on a desk in Chinese, each with a title of its own; so does the wall', async () => {
    const desk = await deskOf(wide, { 'lianyu.language': 'zh-CN' })
    await desk.goTo('/sign-in')
    await desk.settled()
    expect(await faults(desk.page), 'sign-in').toEqual([])
    await desk.signIn(shangli, 'project-office')
    const titles = new Set<string>()
    for (const path of [...main, await matterPath()]) {
      await desk.goTo(path)
      await desk.settled()
      expect(await faults(desk.page), path).toEqual([])
      titles.add(await desk.page.title())
    }
    expect(titles.size).toBe(main.length + 1)
    await desk.page.setViewportSize(wallSize)
    await desk.goTo('/wall?scene=overview')
    await desk.page.locator('.wall .map svg').waitFor()
    expect(await faults(desk.page), 'wall').toEqual([])
  })

  it('hold on a phone in English and large type, and are never pushed sideways on the smallest screen', async () => {
    const desk = await deskOf(phone, { 'lianyu.language': 'en', 'lianyu.type': 'large' })
    await desk.signIn(shangli, 'project-office')
    for (const path of [...most, '/wall', await matterPath()]) {
      await desk.page.setViewportSize(phone)
      await desk.goTo(path)
      await desk.settled()
      expect(await desk.page.evaluate('document.documentElement.dataset.type'), path).toBe('large')
      expect(await faults(desk.page), path).toEqual([])
      await desk.page.setViewportSize(smallest)
      await expect.poll(() => pushed(desk.page), { message: path }).toBeLessThanOrEqual(0)
    }
  })

  it('hold for what anybody sees without signing in', async () => {
    for (const [size, language] of [
      [wide, 'zh-CN'],
      [phone, 'en'],
    ] as const) {
      const { page, ...desk } = await withDesk(size, language)
      const published = `/p/${shangli}/investment-guide`
      for (const path of ['/q', '/c', '/p', published, '/verify', '/apply', `/apply/${xiangdong}#mine`]) {
        await desk.goTo(path)
        await page.locator('h1').waitFor()
        expect(await faults(page), `${path} ${language}`).toEqual([])
        expect(await pushed(page), path).toBeLessThanOrEqual(0)
      }
    }
  })
})

describe('with the keyboard alone', () => {
  it('a score on a site review says that it opens, and opens to the sum it came from', async () => {
    const desk = await deskOf(wide, { 'lianyu.language': 'zh-CN' })
    const { page } = desk
    await desk.signIn(shangli, 'project-office')
    await desk.goTo('/list/review')
    await page.getByRole('link', { name: /三季度项目观摩点评/ }).click()
    const first = page.locator('.tally-points details').first()
    await first.getByText('怎么算的').waitFor()
    await tabTo(page, '.tally-points summary')
    await page.keyboard.press('Enter')
    await first
      .locator('li')
      .getByText(/\d × \d+ = \d+/)
      .first()
      .waitFor()
  })

  it('a window receives a case, is told what is missing field by field, and the citizen follows it', async () => {
    const desk = await deskOf(wide, { 'lianyu.language': 'zh-CN' })
    const { page } = desk
    await desk.signIn(xiangdong, 'service-window')
    await desk.goTo('/')
    await desk.settled()
    // The first stop on every page leads past the left column.
    await page.keyboard.press('Tab')
    expect(await focused(page)).toContain('跳到正文')
    await desk.goTo('/open/service-case')
    await page.locator('[data-field="itemName"]').waitFor()
    await tabTo(page, 'button.press.filled')
    await page.keyboard.press('Enter')
    await page.locator('.wrong-fields[role=alert]').waitFor()
    // The keyboard stands in the first field that is not right, and its fault is tied to it.
    await expect.poll(() => inField(page)).toBe('itemName')
    expect(
      await page.evaluate(
        'document.getElementById(document.activeElement.getAttribute("aria-describedby"))?.textContent.length > 0',
      ),
    ).toBe(true)
    await page.keyboard.type('示例 键盘收件')
    // An item for which Liling delegates receiving to the windows here.
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await inField(page)).toBe('itemCode')
    await page.keyboard.type('示例-03')
    await choose(page, 'itemNature', '公共服务')
    await choose(page, 'mode', '异地委托、本地代收')
    await pickByTyping(page, 'handler', '醴陵')
    await typeInto(page, 'applicantName', '示例申请人')
    await typeInto(page, 'applicantId', '36031319900101000X')
    await typeInto(page, 'applicantPhone', '000-0000000')
    await tabTo(page, 'button.press.filled')
    await page.keyboard.press('Enter')
    const code = (await page.locator('.receipt-code').innerText()).trim()

    const { page: citizen, ...there } = await withDesk(phone, 'zh-CN')
    await there.goTo('/q')
    await tabTo(citizen, 'input[name=code]')
    await citizen.keyboard.type(code)
    await citizen.keyboard.press('Enter')
    await citizen.getByText('键盘收件').waitFor()
    expect(await faults(citizen)).toEqual([])
    await tabTo(citizen, '.public-reader button')
    await citizen.keyboard.press('Enter')
    expect(await citizen.evaluate('document.documentElement.dataset.type')).toBe('large')
    await citizen.setViewportSize(smallest)
    await expect.poll(() => pushed(citizen)).toBeLessThanOrEqual(0)
    expect(await faults(citizen)).toEqual([])
  })

  it('a citizen applies, attaches a paper, answers what is missing, and sees it go on', async () => {
    const { page, ...there } = await withDesk(phone, 'zh-CN')
    await there.goTo(`/apply/${xiangdong}`)
    await page.locator('.apply-themes button').first().waitFor()
    expect(await faults(page)).toEqual([])
    await tabTo(page, '#find')
    await page.keyboard.type('养老保险')
    await tabTo(page, '.apply-list a')
    await page.keyboard.press('Enter')
    await page.locator('.apply-papers').first().waitFor()
    expect(await page.locator('main').innerText()).toContain('从公安部门调取')
    expect(await faults(page)).toEqual([])
    await tabTo(page, '.apply-call a')
    await page.keyboard.press('Enter')
    // The stand-in says on its face that it is one, and is read like any other page.
    await page.getByText('演示用的替身').waitFor()
    expect(await faults(page)).toEqual([])
    await tabTo(page, 'li:first-child a')
    await page.keyboard.press('Enter')
    // Back where one was, now with the form.
    await page.locator('.apply-form').waitFor()
    await tabTo(page, 'input[name=applicantId]')
    await page.keyboard.press('Enter')
    await page.locator('#apply-applicantId-wrong:not(:empty)').waitFor()
    expect(await page.evaluate('document.activeElement?.getAttribute("name")')).toBe('applicantId')
    await page.keyboard.type('36031319900101000X')
    await tabTo(page, 'input[name=applicantPhone]')
    await page.keyboard.type('13800000000')
    const paper = { name: '示例照片.pdf', mimeType: 'application/pdf', buffer: samplePaper }
    await page.locator('#apply-application').setInputFiles(paper)
    await page.locator('.apply-files li').waitFor()
    expect(await faults(page)).toEqual([])
    // What was typed is still there when the page is left and come back to.
    await page.reload()
    await page.locator('.apply-files li').waitFor()
    expect(await page.locator('input[name=applicantPhone]').inputValue()).toBe('13800000000')
    await tabTo(page, '.apply-form button.filled')
    await page.keyboard.press('Enter')
    await page.locator('.apply-code strong').waitFor()
    expect(await faults(page)).toEqual([])
    await tabTo(page, '.apply-acts a')
    await page.keyboard.press('Enter')
    await page.locator('.apply-own').first().waitFor()
    const clerk = await Officer.signIn(nodeOf(shangli), xiangdong, 'service-window')
    const [, id = ''] =
      /matters\/([^/]+)\/files/.exec((await page.locator('.apply-given a').first().getAttribute('href')) ?? '') ?? []
    await clerk.step(decodeURIComponent(id), 'tell-here', { toldHere: '示例：照片要正面的' })
    await page.reload()
    await page.getByText('照片要正面的').waitFor()
    const adding = page.locator('.apply-act', { hasText: '补交材料' }).first()
    await adding.locator('summary').click()
    await adding
      .locator('input[type=file]')
      .setInputFiles({ ...paper, buffer: Buffer.concat([samplePaper, samplePaper]) })
    await adding.locator('.apply-files li').waitFor()
    expect(await faults(page)).toEqual([])
    await adding.locator('button[type=submit], button.press').last().click()
    await page.getByText('补的材料窗口收到了').waitFor()
    // English, large, on the smallest screen.
    for (const button of ['lianyu.language', 'lianyu.type']) await page.locator(`[data-keeps="${button}"]`).click()
    await page.getByRole('heading', { name: 'My cases' }).waitFor()
    await page.setViewportSize(smallest)
    await expect.poll(() => pushed(page)).toBeLessThanOrEqual(0)
    expect(await faults(page)).toEqual([])
  })
})

// — what the walks above do —

async function withDesk(size: { width: number; height: number }, language: string) {
  const desk = await deskOf(size, { 'lianyu.language': language })
  return { page: desk.page, goTo: (path: string) => desk.goTo(path) }
}

async function matterPath(): Promise<string> {
  const officer = await Officer.signIn(nodeOf(shangli), shangli, 'project-office')
  return `/matters/${encodeURIComponent(await officer.find('project', '示例项目甲'))}`
}

const focused = (page: Page) => page.evaluate<string>('document.activeElement?.textContent ?? ""')
const inField = (page: Page) =>
  page.evaluate<string | undefined>('document.activeElement?.closest("[data-field]")?.dataset.field')
