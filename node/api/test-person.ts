import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { sendNow } from '../../scripts/send-now.ts'
import type { TestNode, TestPerson } from './test-node.ts'

export const phone = {
  viewport: { width: 390, height: 844 },
  locale: 'zh-CN',
  hasTouch: true,
} as const satisfies BrowserContextOptions
export const wide = {
  viewport: { width: 1920, height: 1080 },
  locale: 'zh-CN',
} as const satisfies BrowserContextOptions

/** A person in a browser of their own: signed in, pressing what is written on the screen; presses and keys are counted. */
export class Person {
  readonly page: Page
  readonly context: BrowserContext
  readonly #url: string
  /** What the page itself complained of. */
  readonly complaints: string[] = []
  presses = 0
  keys = 0

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context
    this.page = page
    this.#url = url
    page.on('pageerror', (error) => this.complaints.push(String(error)))
  }

  /** Begins a session of its own: a test's clock may have ended earlier ones. */
  static async at(browser: Browser, node: TestNode, person: TestPerson, screen: BrowserContextOptions) {
    const context = await browser.newContext(screen)
    const { cookie } = await node.signIn(person)
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: node.url }])
    return new Person(context, await context.newPage(), node.url)
  }

  goTo = (path: string) => this.page.goto(`${this.#url}${path}`)
  matter = (id: string) => this.goTo(`/matters/${encodeURIComponent(id)}`)
  says = (words: string | RegExp) => this.page.getByText(words).first().waitFor()

  async press(name: string | RegExp, role: 'button' | 'link' = 'button') {
    this.presses += 1
    await this.page.getByRole(role, { name }).first().click()
  }

  async fill(field: string, words: string) {
    const input = this.page.locator(`[data-field="${field}"]`).locator('input, textarea').first()
    this.presses += 1
    this.keys += words.length
    await input.fill(words)
  }

  /** One of a few beside each other, or of a list. */
  async choose(field: string, words: string) {
    this.presses += 1
    const row = this.page.locator(`[data-field="${field}"]`)
    await row.waitFor()
    if ((await row.locator('.ant-select').count()) === 0) return await row.getByText(words, { exact: true }).click()
    await row.locator('.ant-select input').fill(words)
    const open = this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').filter({ visible: true })
    await open.locator('.ant-select-item-option').filter({ hasText: words }).first().click()
  }

  /** The form of a step on a matter. */
  async form(matter: string, step: string) {
    await this.goTo(`/matters/${encodeURIComponent(matter)}?step=${step}`)
    const sheet = this.page.locator(`[data-step="${step}"]`)
    await sheet.waitFor()
    return sheet
  }

  /** Takes a step on a matter, sure of it: nothing waits to be taken back. */
  async take(matter: string, step: string, label: string, given: Record<string, string> = {}) {
    await this.form(matter, step)
    for (const [field, words] of Object.entries(given)) await this.fill(field, words)
    await this.sends(`/steps/${step}`, () => this.press(new RegExp(`确认${label}`)))
  }

  /** Presses, sends at once, and waits for the node's answer. */
  async sends(path: string, press: () => Promise<void>) {
    const answer = await this.asks(path, press)
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
    return (await answer.json()) as { matter: string }
  }

  /** The same, whatever the answer. */
  async asks(path: string, press: () => Promise<void>) {
    const answered = this.page.waitForResponse(
      (one) => one.request().method() === 'POST' && new URL(one.url()).pathname.endsWith(path),
    )
    await press()
    await sendNow(this.page, answered)
    return await answered
  }

  /** How far the page could be pushed sideways, in pixels. */
  pushed = () =>
    this.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
