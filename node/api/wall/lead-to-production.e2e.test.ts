import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { shangli, startTestNode, type TestNode, type TestPerson } from '../test-node.ts'

const at = (desk: string, role = 'approver'): TestPerson => ({ party: shangli, desk, role })
const investment = at('investment-office')
const office = at('project-office')
const land = at('natural-resources')
const leader = at('leader', 'leader')
const departments = [
  'development-reform',
  'ecology',
  'emergency',
  'market-regulation',
  'taxation',
  'housing-construction',
]
const reviewers = [at('zone-office'), at('office', 'legal')]
const lanesOf: Record<string, string> = {
  'development-reform': 'filing',
  ecology: 'environment',
  emergency: 'safety',
  'market-regulation': 'licence',
  taxation: 'tax',
  'housing-construction': 'fire',
}
const phone = {
  viewport: { width: 390, height: 844 },
  locale: 'zh-CN',
  hasTouch: true,
  serviceWorkers: 'block',
} as const
const wide = { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN', serviceWorkers: 'block' } as const

let db: FreshDatabase
let node: TestNode
let browser: Browser
let today: string
let month: string
const complaints: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  db = await freshDatabase(inject)
  node = await startTestNode(
    db.connection,
    [investment, office, land, leader, ...reviewers, ...departments.map((desk) => at(desk))],
    { webDir: join(import.meta.dirname, '../../../web/dist') },
  )
  today = node.deps.today()
  month = today.slice(0, 7)
})
afterAll(async () => {
  await browser?.close()
  await node?.close()
  await db?.drop()
})

/** A person in a browser of their own: signed in, pressing what is written on the screen; presses and keys are counted. */
class Person {
  readonly page: Page
  readonly context: BrowserContext
  presses = 0
  keys = 0

  constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
    page.on('pageerror', (error) => complaints.push(String(error)))
  }

  static async at(person: TestPerson, screen: typeof phone | typeof wide): Promise<Person> {
    const context = await browser.newContext(screen)
    const { cookie } = await node.as(person)
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: node.url }])
    return new Person(context, await context.newPage())
  }

  goTo = (path: string) => this.page.goto(`${node.url}${path}`)

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

  async choose(field: string, words: string) {
    this.presses += 1
    await this.page.locator(`[data-field="${field}"]`).getByText(words, { exact: true }).click()
  }

  /** Takes a step on the matter shown; what waits to be taken back goes at once when the page is left. */
  async take(matter: string, step: string, label: string, given: Record<string, string> = {}) {
    await this.goTo(`/matters/${encodeURIComponent(matter)}?step=${step}`)
    const sheet = this.page.locator(`[data-step="${step}"]`)
    await sheet.waitFor()
    for (const [field, words] of Object.entries(given)) await this.fill(field, words)
    await this.sends(`/steps/${step}`, () => this.press(new RegExp(`确认${label}`)))
  }

  /** Presses, leaves the page at once, and waits for the node's answer. */
  async sends(path: string, press: () => Promise<void>) {
    const answered = this.page.waitForResponse(
      (one) => one.request().method() === 'POST' && new URL(one.url()).pathname.endsWith(path),
    )
    await press()
    await this.page.waitForTimeout(150)
    await this.page.evaluate('dispatchEvent(new Event("pagehide"))')
    const answer = await answered
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
    return (await answer.json()) as { matter: string }
  }
}

async function step(person: TestPerson, matter: string, name: string, data: Record<string, unknown> = {}) {
  const answer = await (await node.as(person)).send('POST', `/api/matters/${matter}/steps/${name}`, { data })
  expect(answer.status, `${name} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
}

describe('from lead to production', () => {
  it('goes through three people’s phones, and the wall shows it', async () => {
    const [scout, builder, approver] = [
      await Person.at(investment, phone),
      await Person.at(office, phone),
      await Person.at(land, phone),
    ]

    // 招商: the first report on a phone, and the contract once the reviews are in.
    await scout.goTo('/open/lead')
    for (const [field, words] of [
      ['name', '示例连接器意向'],
      ['firm', '示例连接器公司'],
      ['chain', '电子信息'],
      ['foundBy', '示例招商局'],
      ['reportedOn', today],
    ] as const) {
      await scout.fill(field, words)
    }
    await scout.choose('found', '外出走访')
    const { matter: lead } = await scout.sends('/api/matters', () => scout.press('建好'))
    await step(investment, lead, 'begin-talks', { contactedOn: today })
    await step(investment, lead, 'hand-in', { intendedFen: 800_000_000_000 })
    await step(at('zone-office'), lead, 'entry-pass', { entryNo: '示例1号' })
    await step(at('office', 'legal'), lead, 'legality-pass', { legalityNo: '示例2号' })
    await step(at('market-regulation'), lead, 'competition-pass', { competitionNo: '示例3号' })
    await scout.take(lead, 'sign-lead-contract', '签正式合同', { contractFen: '8000', signedOn: today })

    // 项目办: the project, its plot, and the departments' approvals; one of them on its own phone.
    const caller = await node.as(office)
    const { body } = await caller.send('POST', '/api/matters', {
      kind: 'project',
      data: {
        name: '示例连接器项目',
        investor: '示例连接器公司',
        chain: '电子信息',
        place: { lon: 113.805, lat: 27.868 },
        sample: true,
      },
    })
    const project: string = body.matter
    await step(office, project, 'plan-month', { planMonth: month, planFen: 200_000_000 })
    await builder.take(project, 'sign-contract', '签约', { contractFen: '8000', signedOn: today })
    await step(office, project, 'land', { landedOn: today, landedAt: '示例地块' })
    for (const desk of departments) {
      const lane = lanesOf[desk] as string
      await step(at(desk), project, `${lane}-receive`)
      await step(at(desk), project, `${lane}-approve`, { [`${lane}Number`]: '示例号' })
    }
    await approver.take(project, 'land-receive', '收件')
    await approver.take(project, 'land-approve', '办结', { landNumber: '示例自然资〔1〕号' })
    await builder.take(project, 'start-construction', '开工', { startedOn: today })

    // The month's report without signal, with a problem in the same form: counted, and sent when the line is back.
    await builder.goTo('/monthly/month-reports')
    await builder.page.getByText(/还差 1 个/).waitFor()
    builder.presses = 0
    builder.keys = 0
    await builder.press(/填月报：/, 'link')
    await builder.page.locator('[data-monthly]').waitFor()
    await builder.context.setOffline(true)
    await builder.fill('doneFen', '180')
    await builder.fill('progressPercent', '20')
    await builder.fill('subject', '示例 进场道路不通')
    await builder.choose('category', '水电气路')
    await builder.press(/^报 .*自动发$/)
    await builder.page.getByText(/都报了/).waitFor()
    // Two minutes at a thumb's pace: 3 seconds a press, 1 a key.
    expect(builder.presses * 3 + builder.keys, `${builder.presses} presses, ${builder.keys} keys`).toBeLessThan(120)
    expect((await (await node.as(office)).get('/api/matters?kind=problem')).body.items).toEqual([])
    await builder.context.setOffline(false)
    const landed = async (url: string, good: (body: { items: unknown[] }) => boolean) =>
      expect.poll(async () => good((await (await node.as(office)).get(url)).body), { timeout: 30_000 }).toBe(true)
    await landed('/api/matters?kind=problem', ({ items }) => items.length === 1)
    await landed(
      `/api/monthly/month-reports?month=${month}`,
      ({ items }) => (items[0] as { reported: unknown })?.reported !== null,
    )

    // The wall: this month at 90 %, and the project in production once it is.
    const wall = await Person.at(leader, wide)
    await wall.goTo('/wall?scene=overview')
    await wall.page.locator('.wall-hero').getByText('90').waitFor()
    await builder.take(project, 'start-production', '投产', { producingOn: today })
    await wall.goTo('/wall?scene=stages')
    const column = wall.page.locator('.wall-board section').filter({ hasText: '投产' })
    await column.getByText('示例连接器项目').or(column.getByText('连接器项目')).first().waitFor()
    // Any number opens what is behind it.
    await wall.page.locator('.wall-year a').last().click()
    await wall.page.getByText(/由下面各笔合成/).waitFor()
    await wall.page.getByRole('link', { name: /连接器项目/ }).click()
    await wall.page.getByRole('heading', { name: /连接器项目/ }).waitFor()
    expect(complaints).toEqual([])
  }, 300_000)
})
