import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { shangli, startTestNode, type TestNode, type TestPerson } from '../test-node.ts'
import { Person, phone, wide } from '../test-person.ts'

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

let db: FreshDatabase
let node: TestNode
let browser: Browser
let today: string
let month: string

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

async function step(person: TestPerson, matter: string, name: string, data: Record<string, unknown> = {}) {
  const answer = await (await node.as(person)).send('POST', `/api/matters/${matter}/steps/${name}`, { data })
  expect(answer.status, `${name} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
}

describe('from lead to production', () => {
  it('goes through three people’s phones, and the wall shows it', async () => {
    const [scout, builder, approver] = [
      await Person.at(browser, node, investment, phone),
      await Person.at(browser, node, office, phone),
      await Person.at(browser, node, land, phone),
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
    await step(investment, lead, 'hand-in', { intendedFen: 800_000_000_000, meetingOn: today })
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
      expect.poll(async () => good((await (await node.as(office)).get(url)).body)).toBe(true)
    await landed('/api/matters?kind=problem', ({ items }) => items.length === 1)
    await landed(
      `/api/monthly/month-reports?month=${month}`,
      ({ items }) => (items[0] as { reported: unknown })?.reported !== null,
    )

    // 批示: the leader writes on the problem itself, on a phone; the form says what it is about.
    const above = await Person.at(browser, node, leader, phone)
    const [problem] = (await (await node.as(office)).get('/api/matters?kind=problem')).body.items
    await above.matter(problem.id)
    await above.press('提批示件', 'link')
    await above.page.locator('[data-field="problem"]').getByText('进场道路不通').waitFor()
    for (const [field, words] of Object.entries({
      subject: '示例 进场道路',
      wording: '限期修通',
      leaderRole: '县领导',
    })) {
      await above.fill(field, words)
    }
    const { matter: written } = await above.sends('/api/matters', () => above.press('建好'))
    const kept = (await (await node.as(leader)).get(`/api/matters/${written}`)).body
    expect(kept.matter.shared.fields).toMatchObject({ problem: problem.id, wording: '限期修通' })

    // The wall: this month at 90 %, and the project in production once it is.
    const wall = await Person.at(browser, node, leader, wide)
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
    expect([scout, builder, approver, above, wall].flatMap((person) => person.complaints)).toEqual([])
  })
})
