import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page, Response } from 'playwright-core'
import { sendNow } from '../../scripts/send-now.ts'

/** Where pictures of the walk go; a temporary folder unless somebody wants to look at them. */
const pictures = process.env.LIANYU_PICTURES

/** What is put into a form's field: text, a day, one of its choices by its words, files, or several picked by their words. */
export type Given = string | { choice: string } | { pick: string[] } | { files: { name: string; bytes: Uint8Array }[] }

const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** One officer in a browser of their own, doing what a person does: pressing what is written on the screen. */
export class BrowserDesk {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #url: string
  /** What the page itself complained of; a walk that passes with complaints has not passed. */
  readonly complaints: string[] = []

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.#context = context
    this.page = page
    this.#url = url
    page.on('pageerror', (error) => this.complaints.push(String(error)))
    page.on('console', (message) => {
      // A refused step and a node that is away are answers, and browsers note them as failed requests.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
        this.complaints.push(message.text())
      }
    })
  }

  /** Opens a browser window at a node. */
  static async open(browser: Browser, url: string, viewport = desktop, language = 'zh-CN'): Promise<BrowserDesk> {
    const context = await browser.newContext({ viewport, locale: language })
    return new BrowserDesk(context, await context.newPage(), url)
  }

  /** Presses one of the demo's role titles on the sign-in page. */
  async signIn(party: string, username: string): Promise<void> {
    await this.page.goto(`${this.#url}/`)
    const persona = this.page.locator(`[data-persona="${party}/${username}"]`)
    await persona.waitFor({ state: 'attached' })
    if (!(await persona.isVisible()))
      await this.page.locator('details').filter({ has: persona }).locator('summary').click()
    await persona.click()
    await persona.waitFor({ state: 'detached' })
  }

  /** Signed in elsewhere: with the session's cookie, `name=value`. */
  async enter(cookie: string): Promise<void> {
    const [name = '', value = ''] = cookie.split('=')
    await this.#context.addCookies([{ name, value, url: this.#url }])
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.#url}${path}`)
  }

  async matter(id: string): Promise<void> {
    await this.goTo(`/matters/${encodeURIComponent(id)}`)
  }

  /** Opens the form of a step by its button. */
  async open(step: string, label: string): Promise<Locator> {
    const sheet = this.page.locator(`[data-step="${step}"]`)
    if (!(await sheet.isVisible())) {
      await this.page.getByRole('link', { name: label, exact: true }).first().click()
      await sheet.waitFor()
    }
    return sheet
  }

  /** Opens the form of a step by its button, fills it and confirms; answers when the page has the new record. */
  async take(step: string, label: string, given: Record<string, Given> = {}): Promise<void> {
    const sheet = await this.open(step, label)
    await this.fill(sheet, given)
    const answer = await this.sends(step, () =>
      sheet.getByRole('button', { name: new RegExp(`确认${label}|Confirm`) }).click(),
    )
    if (!answer.ok()) throw new Error(`${label}: ${answer.status()} ${await answer.text()}`)
    await sheet.waitFor({ state: 'detached' })
  }

  /** What the node answered to a step that this press confirms. */
  async sends(step: string, press: () => Promise<void>): Promise<Response> {
    const sent = this.page.waitForResponse(
      (one) => one.request().method() === 'POST' && one.url().includes(`/steps/${step}`),
    )
    await press()
    if (BrowserDesk.#hasWaited) await sendNow(this.page, sent)
    BrowserDesk.#hasWaited = true
    return await sent
  }

  /** What is pressed waits five seconds to be taken back: one of a walk waits them out, the rest are sure. */
  static #hasWaited = false

  async fill(form: Locator, given: Record<string, Given>): Promise<void> {
    for (const [field, value] of Object.entries(given)) {
      const named = `[data-field="${field}"]`
      const row = form.locator(named)
      await row.first().waitFor({ state: 'attached' })
      // What is filled in by itself stands folded until somebody opens it.
      const folded = form.locator('details:not([open])').filter({ has: this.page.locator(named) })
      if ((await folded.count()) > 0) await folded.locator('summary').click()
      if (typeof value === 'string') await row.locator('input, textarea').first().fill(value)
      else if ('choice' in value) await row.getByText(value.choice, { exact: true }).click()
      else if ('files' in value) {
        const files = value.files.map(({ name, bytes }) => ({
          name,
          mimeType: 'application/pdf',
          buffer: Buffer.from(bytes),
        }))
        await row.locator('input[type=file]').setInputFiles(files)
        // A link once it is kept; until then its name stands beside the progress of its sending.
        for (const { name } of files) await row.getByRole('link', { name }).waitFor()
      } else {
        const select = row.locator('.ant-select')
        for (const words of value.pick) await this.picked(select, words)
        await this.page.keyboard.press('Escape')
      }
    }
  }

  /** The same, and looks whether it stands there, as a person does; a list that closed under the finger is opened again. */
  async picked(select: Locator, words: string): Promise<void> {
    const stands = select.filter({ hasText: words })
    for (let again = 2; ; again--) {
      await this.pick(select, words)
      const seen = await stands.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      )
      if (seen) return
      if (again === 0) throw new Error(`${words} was picked three times and does not stand in its field`)
      await this.page.keyboard.press('Escape')
    }
  }

  /** Opens a list, types, and takes the option of these words. */
  async pick(list: Locator, words: string): Promise<void> {
    await list.click()
    await this.page.keyboard.type(words)
    // The list of this field: that of the field before it may still be closing and have an option of the same words.
    const its = await this.page.locator(':focus').getAttribute('aria-controls')
    const open = this.page.locator('.ant-select-dropdown').filter({ has: this.page.locator(`[id="${its}"]`) })
    const options = open.locator('.ant-select-item-option')
    // Pressed while the list is still being narrowed, the option is gone from under the finger. Some lists are not narrowed.
    const others = options.filter({ hasNotText: words }).first()
    await others.waitFor({ state: 'detached', timeout: 2_000 }).catch(() => {})
    await options.filter({ hasText: words }).first().click()
  }

  /** Until the page says something and nothing is a skeleton any more. */
  async settled(): Promise<void> {
    await this.page.locator('h1, h2, .sentence').first().waitFor()
    const skeleton = this.page.locator('.skeleton').first()
    while ((await skeleton.count()) > 0) await skeleton.waitFor({ state: 'detached' })
  }

  /** A picture of what is on the screen, for people. */
  async picture(name: string): Promise<void> {
    if (pictures === undefined) return
    await mkdir(pictures, { recursive: true })
    await this.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }

  close(): Promise<void> {
    return this.#context.close()
  }
}
