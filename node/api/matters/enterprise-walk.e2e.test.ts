import { join } from 'node:path'
import { addDays, usccCheck } from '@lianyu/kernel'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { type Caller, shangli, startTestNode, type TestNode, type TestPerson } from '../test-node.ts'
import { Person, phone, wide } from '../test-person.ts'

const at = (desk: string, role = 'officer'): TestPerson => ({ party: shangli, desk, role })
const office = at('enterprise-office')
const head = at('enterprise-office', 'approver')
const finance = at('finance')
const power = at('power-supply')
const supervision = at('supervision')
const chief = at('supervision', 'approver')
const code = '91360322MA0000007'
const uscc = code + usccCheck(code)
const pot = '示例发展资金'
const dayMs = 86_400_000

let db: FreshDatabase
let node: TestNode
let browser: Browser
let now = Date.now()
let today: string
let firm: string
let policy: string
let fund: string
const people: Person[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  db = await freshDatabase(inject)
  node = await startTestNode(
    db.connection,
    [office, head, finance, power, supervision, chief, at('market-regulation')],
    { webDir: join(import.meta.dirname, '../../../web/dist'), now: () => now },
  )
  today = node.deps.today()
})
afterAll(async () => {
  await browser?.close()
  await node?.close()
  await db?.drop()
})

// Nobody sits at the windows of the test before any more.
beforeEach(() => Promise.all(people.map(({ context }) => context.close())))

const sits = async (person: TestPerson, screen: Parameters<Browser['newContext']>[0] = wide) => {
  const one = await Person.at(browser, node, person, screen)
  people.push(one)
  return one
}
/** Signed in once for each day: the clock that goes on ends sessions. */
const callers = new Map<string, Promise<Caller>>()
function caller(person: TestPerson): Promise<Caller> {
  const key = `${person.desk} ${person.role} ${now}`
  const known = callers.get(key) ?? node.signIn(person)
  callers.set(key, known)
  return known
}
async function sends(person: TestPerson, url: string, body: Record<string, unknown>): Promise<string> {
  const answer = await (await caller(person)).send('POST', url, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body.matter
}
const opened = (person: TestPerson, kind: string, data: Record<string, unknown>) =>
  sends(person, '/api/matters', { kind, data: { ...data, sample: true } })
const step = (person: TestPerson, matter: string, name: string, data: Record<string, unknown> = {}) =>
  sends(person, `/api/matters/${matter}/steps/${name}`, { data })

describe('an enterprise', () => {
  it('is registered on a phone, and its ladder says what is missing and by how much', async () => {
    const clerk = await sits(office, phone)
    await clerk.goTo('/open/enterprise')
    await clerk.fill('name', '示例电瓷公司')
    await clerk.fill('uscc', uscc)
    await clerk.choose('sector', '工业')
    firm = (await clerk.sends('/api/matters', () => clerk.press('建好'))).matter

    const year = String(Number(today.slice(0, 4)) - 1)
    await clerk.form(firm, 'report-year')
    await clerk.choose('from', '企业填报')
    await clerk.fill('year', year)
    await clerk.fill('revenueFen', '1860')
    await clerk.fill('staff', '35')
    await clerk.sends('/steps/report-year', () => clerk.press(/确认报年度数据/))
    await clerk.matter(firm)
    await clerk.says('差 140 万元')
    expect(await clerk.pushed()).toBeLessThanOrEqual(0)
    // Corrected by the auditor's report: the same year again.
    await step(office, firm, 'report-year', { year: Number(year), from: 'audit', revenueFen: 2_350_000_000, staff: 35 })
    await clerk.page.locator('.rung[data-state=ready]').filter({ hasText: '规上' }).waitFor()
  })

  it('qualifies under a policy and is entered by one press; decided after its posting, paid once', async () => {
    fund = await opened(finance, 'policy-fund', { name: '示例账' })
    await step(finance, fund, 'allot', { pot, allotFen: 30_000_000, paperNo: '示例财1号' })
    policy = await opened(office, 'policy', {
      name: '示例达产奖励',
      basis: '示例政策十条',
      ground: '首次达产',
      period: 'once',
      way: 'direct',
      pot,
      amountFen: 20_000_000,
      validFrom: today,
    })
    await step(office, policy, 'set-clause', { clause: 1, what: 'revenueFen', compare: 'at-least', amount: '2000' })
    await step(office, policy, 'submit-policy', { submittedNote: '面向全部企业' })
    await step(at('market-regulation'), policy, 'pass-review', { fairNo: '示例审1号', fairOn: today })
    await step(head, policy, 'publish-policy', { paperNo: '示例发1号', validUntil: addDays(today, 400) })

    const clerk = await sits(office)
    await clerk.matter(policy)
    await clerk.says('名册 1 家里，1 家符合，1 家还没有列入。')
    const { matter: grant } = await clerk.sends('/api/matters', () => clerk.press('列入兑现'))
    await clerk.take(grant, 'check-grant', '审核', { checkNote: '与审计报告一致' })
    const boss = await sits(head)
    await boss.take(grant, 'post-grant', '确认并公示', { contact: '示例企业服务中心 000-0000000' })
    await boss.matter(grant)
    // Not before its term is over.
    await boss.page.locator('[data-refused="decide-grant"]').waitFor()

    now += 8 * dayMs
    const later = await sits(head)
    await later.take(grant, 'decide-grant', '决定兑现', { decisionNo: '示例兑1号' })
    const treasurer = await sits(finance)
    await treasurer.take(grant, 'pay-grant', '支付', { paidOn: node.deps.today(), voucherNo: '示例支1号' })
    await treasurer.matter(fund)
    await treasurer.says('1 个科目，还可安排 10 万元。')

    // The same thing once more, under its own words of another policy: refused in the form, with what was given.
    const again = await sits(office, phone)
    await again.goTo('/open/policy-grant')
    await again.choose('policy', '示例达产奖励')
    await again.choose('enterprise', '示例电瓷公司')
    await again.choose('way', '申请')
    const refused = await again.asks('/api/matters', () => again.press('建好'))
    expect(await refused.json()).toMatchObject({ status: 409, title: 'account.taken' })
    await again.says(/示例电瓷公司 · 示例达产奖励/)
  })
})

describe('a request', () => {
  it('goes to the department in charge, is answered, opened again by the enterprise, and confirmed', async () => {
    const clerk = await sits(office, phone)
    await clerk.goTo('/open/request')
    await clerk.fill('subject', '示例：增容接电')
    await clerk.choose('category', '水电气路')
    await clerk.choose('way', '电话')
    await clerk.fill('receivedOn', node.deps.today())
    await clerk.choose('enterprise', '示例电瓷公司')
    const { matter } = await clerk.sends('/api/matters', () => clerk.press('建好'))
    const sheet = await clerk.form(matter, 'assign-request')
    await sheet.locator('select').selectOption({ label: `岗位${power.desk}` })
    await clerk.sends('/steps/assign-request', () => clerk.press(/确认交办/))

    const engineer = await sits(power)
    await engineer.goTo('/')
    await engineer.press(/增容接电/, 'link')
    await engineer.form(matter, 'answer-request')
    await engineer.fill('answer', '下季度安排')
    await engineer.choose('cause', '要素不足')
    await engineer.sends('/steps/answer-request', () => engineer.press(/确认答复/))
    await clerk.take(matter, 'reopen-request', '重新办理', { reopenedFor: '企业说等不到下季度' })
    await step(power, matter, 'answer-request', { answer: '本月先接临时电', cause: 'scarce' })
    await clerk.form(matter, 'confirm-request')
    await clerk.choose('confirmedHow', '电话回访')
    await clerk.choose('satisfied', '已解决')
    await clerk.sends('/steps/confirm-request', () => clerk.press(/确认企业确认/))
    await clerk.matter(matter)
    await clerk.says('企业不满意，重新办理：企业说等不到下季度')
    await clerk.says('企业确认：已解决')
    expect(await clerk.pushed()).toBeLessThanOrEqual(0)
  })
})

describe('the survey', () => {
  it('takes named answers under seal; opened together they make the scores', async () => {
    const data = { name: '示例百企三评', year: 2026, closesOn: addDays(node.deps.today(), 5) }
    const survey = await opened(supervision, 'survey', data)
    const clerk = await sits(supervision, phone)
    await clerk.form(survey, 'ballot')
    await clerk.fill('slip', '示例001')
    await clerk.choose('voter', '示例电瓷公司')
    await clerk.choose('dept', `岗位${power.desk}`)
    for (const field of ['attitude', 'speed', 'outcome']) {
      await clerk.page.locator(`[data-field="${field}"] label`).nth(1).click()
    }
    await clerk.sends('/steps/ballot', () => clerk.press(/确认交问卷/))
    await clerk.matter(survey)
    await clerk.page.locator('.tally-jury').getByText('示例001').waitFor()
    const sealed = (await (await caller(supervision)).get(`/api/matters/${survey}`)).body.matter.shared.adds.ballot
    expect(sealed[0].fields).toEqual({ slip: '示例001', voter: firm, dept: power.desk, answeredBy: 'clerk' })

    const leader = await sits(chief)
    await leader.take(survey, 'open-ballots', '一起开封', { openedNote: '示例纪检组' })
    await leader.take(survey, 'publish-survey', '通报结果')
    await leader.matter(survey)
    await leader.page.locator('.outlook-table').getByText(`岗位${power.desk}`).waitFor()
  })
})

describe('the screens', () => {
  it('speak English on a phone and push nobody sideways', async () => {
    const clerk = await sits(office, phone)
    await clerk.context.addInitScript(`localStorage.setItem('lianyu.language', 'en')`)
    const firmAt = `/matters/${encodeURIComponent(firm)}`
    for (const [path, words] of [
      ['/list/enterprise', '示例电瓷公司'],
      [firmAt, 'May apply'],
      [`/matters/${encodeURIComponent(policy)}`, 'Meets every clause'],
      [`/matters/${encodeURIComponent(fund)}`, '1 fund with ¥100,000 still free.'],
    ] as const) {
      await clerk.goTo(path)
      await clerk.says(words)
      expect(await clerk.pushed(), path).toBeLessThanOrEqual(0)
      const titles = await clerk.page.locator('#content h2').allInnerTexts()
      expect(titles.join(' '), path).not.toMatch(/\p{Script=Han}/u)
    }
    expect(people.flatMap(({ complaints }) => complaints)).toEqual([])
  })
})
