import { join } from 'node:path'
import { generateSync } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { shangli, startTestNode, type TestNode } from '../test-node.ts'

const person = { party: shangli, desk: 'service-window', role: 'officer' }
const administrator = { party: shangli, desk: 'administration', role: 'administrator' }
/** Nobody asks it anything here: people are linked before they come from there. */
const provider = {
  party: shangli,
  name: { zh: '示例统一认证', en: 'Sample sign-on' },
  issuer: 'https://login.example.cn',
  clientId: 'lianyu',
  clientSecret: 'not used',
  address: 'https://lianyu.example.cn',
}
/** The chunk with what Ant Design's own controls say in traditional characters. */
const wordsOfControls = /\/assets\/zh_TW-[^/]*\.js$/
const password = 'a passphrase for tests 1'
const webDir = join(import.meta.dirname, '../../../web/dist')

let db: FreshDatabase
let node: TestNode
let browser: Browser
let now = Date.now()

beforeAll(async () => {
  browser = await launchBrowser()
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [person, administrator], { webDir, now: () => now, providers: [provider] })
})
afterAll(async () => {
  await browser?.close()
  await node?.close()
  await db?.drop()
})

async function open(width = 1200): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${node.url}/sign-in`)
  return page
}

async function enter(page: Page, username = 'service-window.officer'): Promise<void> {
  await page.locator('select[name=party]').selectOption(shangli)
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(password)
  await page.locator('form button[type=submit]').click()
}

describe('the sign-in page', () => {
  it('keeps what was typed while the words of another language are still on their way', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } })
    await context.addInitScript(`localStorage.setItem('lianyu.language', 'zh-Hant')`)
    const page = await context.newPage()
    let arrive = () => {}
    const slow = new Promise<void>((settle) => {
      arrive = settle
    })
    const held = page.waitForRequest(wordsOfControls)
    await page.route(wordsOfControls, async (route) => {
      await slow
      await route.continue()
    })
    await page.goto(`${node.url}/sign-in`)
    await held
    await page.locator('input[name=username]').fill('service-window.officer')
    const came = page.waitForResponse(wordsOfControls)
    arrive()
    await (await came).finished()
    await page.evaluate('new Promise((settle) => requestAnimationFrame(() => setTimeout(settle, 50)))')
    expect(await page.locator('input[name=username]').inputValue()).toBe('service-window.officer')
    await context.close()
  })
})

describe('account and security', () => {
  it('sets up an authenticator, asks for its code at sign-in, and ends another session, also on a telephone', async () => {
    const desk = await open()
    await enter(desk)
    await desk.getByText('我', { exact: true }).click()
    await desk.getByRole('button', { name: '账号与安全' }).click()
    await desk.getByRole('button', { name: '绑定验证器' }).click()
    await desk.locator('.section input[name=password]').first().fill(password)
    await desk.locator('.section button[type=submit]').first().click()
    const secret = (await desk.locator('code.long').textContent()) ?? ''
    const code = () => generateSync({ secret, epoch: Math.floor(now / 1000) })
    await desk.locator('input[name=code]').fill(code())
    await desk.getByRole('button', { name: '绑定', exact: true }).click()
    await desk.getByRole('heading', { name: '恢复码，只显示这一次' }).waitFor()
    expect(await desk.locator('.account-codes code').count()).toBe(10)
    await desk.getByRole('button', { name: '我已抄下' }).click()
    await desk.getByText('还有 10 个恢复码没用').waitFor()

    const telephone = await open(390)
    await enter(telephone)
    await telephone.getByText('请再输入验证器上的 6 位动态码').waitFor()
    now += 30_000
    await telephone.locator('input[name=code]').fill(code())
    await telephone.locator('form button[type=submit]').click()
    await telephone.waitForURL(`${node.url}/`)
    await telephone.goto(`${node.url}/account`)
    await telephone.locator('[data-session=other]').waitFor()
    // A tablet that is turned, or a page enlarged, is laid out anew: what was typed stays.
    const typed = telephone.locator('input[name=current]')
    await typed.fill('half a passphrase')
    for (const width of [1200, 390]) {
      await telephone.setViewportSize({ width, height: 800 })
      await telephone.locator(width > 960 ? '.desk-bar' : '.phone-bar').waitFor()
      expect(await typed.inputValue()).toBe('half a passphrase')
    }
    const wide = await telephone.evaluate('document.documentElement.scrollWidth - window.innerWidth')
    expect(wide).toBeLessThanOrEqual(0)

    await telephone.getByRole('button', { name: '结束' }).click()
    await telephone.locator('[data-session=other]').waitFor({ state: 'detached' })
    await desk.reload()
    await desk.waitForURL(/\/sign-in/)
  })
})

describe('an administrator’s page of how people sign in', () => {
  it('links a person to the identity provider and wants a second factor of a role, also on a telephone, in both languages', async () => {
    const desk = await open(390)
    await enter(desk, 'administration.administrator')
    await desk.waitForURL(`${node.url}/`)
    await desk.goto(`${node.url}/admin/sign-in`)
    await desk.getByText('登录只要口令').waitFor()
    const row = desk.locator('tr[data-row]', { hasText: 'service-window.officer' })
    await row.getByRole('button', { name: '关联' }).click()
    await row.locator('input').fill('gzt-00731')
    await row.getByRole('button', { name: '关联' }).click()
    await row.getByText('gzt-00731').waitFor()
    await row.getByRole('button', { name: '取消关联' }).click()
    await row.getByRole('button', { name: '取消关联' }).click()
    await row.getByText('没有关联').waitFor()

    await desk.getByLabel('领导').check()
    await desk.getByRole('button', { name: '保存' }).click()
    await desk.getByText('1 种角色登录时要输动态码').waitFor()
    expect(await node.deps.secondFactor.wanted(shangli)).toHaveLength(1)
    const wide = await desk.evaluate('document.documentElement.scrollWidth - window.innerWidth')
    expect(wide).toBeLessThanOrEqual(0)
    await desk.evaluate(`localStorage.setItem('lianyu.language', 'en')`)
    await desk.reload()
    await desk.getByText('1 role needs a second factor to sign in.').waitFor()
    await desk.getByText('Who signs in by Sample sign-on must be linked').waitFor()
    await desk.context().close()
  })
})
