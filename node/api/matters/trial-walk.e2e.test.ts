import { join } from 'node:path'
import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { agreeOn, done, officeOf, until } from '../test-agreement.ts'
import { liling, startTestNode, type TestNode, type TestPerson, xiangdong } from '../test-node.ts'
import { Person, wide } from '../test-person.ts'

/** A leader tries out a process in the browser, writes down where it sticks, and it becomes a change that is measured. */

const leader: TestPerson = { party: xiangdong, desk: 'leader', role: 'leader' }
const hall: TestPerson = { party: xiangdong, desk: 'service-window', role: 'approver' }
const theirHall: TestPerson = { party: liling, desk: 'service-window', role: 'approver' }
const theirLeader: TestPerson = { party: liling, desk: 'leader', role: 'leader' }
let db: FreshDatabase
let node: TestNode
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  db = await freshDatabase(inject)
  node = await startTestNode(
    db.connection,
    [leader, hall, theirHall, theirLeader, ...officeOf(xiangdong), ...officeOf(liling)],
    {
      webDir: join(import.meta.dirname, '../../../web/dist'),
    },
  )
})
afterAll(async () => {
  await browser?.close()
  await node?.close()
  await db?.drop()
})

it('a leader opens a trial, takes steps, writes a finding, makes it a change, and no number counts the trial', async () => {
  const agreement = await agreeOn(node, [xiangdong, liling], [...serviceScope, serviceGrant(allRights)])
  const sends = async (who: TestPerson, url: string, body: object): Promise<string> =>
    done(await (await node.as(who)).send('POST', url, body)).body.matter
  const step = (who: TestPerson, id: string, name: string, data: object = {}) =>
    sends(who, `/api/matters/${id}/steps/${name}`, { data })
  const comes = (who: TestPerson, id: string, stage?: string) =>
    until(
      async () => (await node.as(who)).get(`/api/matters/${id}`),
      ({ status, body }) => status === 200 && (stage === undefined || body.row.stage === stage),
    )
  const decided = async (who: TestPerson, id: string) => {
    await comes(who, id, 'offered')
    await step(who, id, 'accept')
    await step(who, id, 'decide-case', { decision: 'granted', decisionNo: '示例1' })
    await step(who, id, 'deliver', { deliveredBy: 'window' })
    await comes(leader, id, 'delivered')
  }
  const words = { nature: 'permit', basis: '示例', decidedBy: '示例局', modes: ['collected'], papersBefore: 9 }
  const named = { name: '示例小作坊登记', ...words, validFrom: '2020-01-01' }
  const before = { papersNow: 9, promisedDays: 12, tripsNow: 3, stepsNow: 6 }
  const asked = { kind: 'item', agreement, data: { code: '示例-1', ...named, ...before, sample: true } }
  const item = await sends(theirHall, '/api/matters', asked)
  await comes(hall, item)
  // A real case of the same item, so that there is something to count.
  const person = { applicantName: '示例', applicantPhone: '13800000000', appliedVia: 'window' }
  const data = { item, mode: 'collected', ...person }
  const real = await sends(hall, '/api/matters', { kind: 'service-case', agreement, data })
  await step(hall, real, 'check', { formComplete: true, identitySeen: 'original', papersTaken: 9 })
  await step(hall, real, 'offer')
  await decided(theirHall, real)

  const boss = await Person.at(browser, node, leader, wide)
  const numbers = async () => {
    await boss.goTo('/numbers/service-case')
    await boss.says('办结件数')
    // Each number is read by itself: a line that was quiet for a moment says nothing of the rest.
    await expect.poll(() => boss.page.locator('.numbers .skeleton').count()).toBe(0)
    return await boss.page.locator('.numbers').innerText()
  }
  const counted = await numbers()
  expect(counted).toMatch(/办结件数 1 件/)

  await boss.goTo('/')
  await boss.press('试走流程', 'link')
  await boss.press('试走跨省通办件', 'link')
  await boss.says('开始试走')
  await boss.choose('item', '示例小作坊登记')
  await boss.choose('mode', '异地委托、本地代收')
  await boss.fill('applicantName', '示例申请人')
  await boss.fill('applicantPhone', '13800000000')
  const { matter: trial } = await boss.sends('/api/matters', () => boss.press('开始试走'))
  await boss.form(trial, 'check')
  await boss.choose('formComplete', '是')
  await boss.choose('identitySeen', '核对原件')
  await boss.fill('papersTaken', '9')
  await boss.sends('/steps/check', () => boss.press(/确认核验/))
  await boss.matter(trial)
  await boss.page.locator('.trial-banner').waitFor()
  await boss.page.locator('.findings textarea').fill('同一份场地证明交了三次')
  await boss.sends('/steps/comment', () => boss.press('记下'))
  await boss.take(trial, 'offer', '转办')
  await decided(theirLeader, trial)

  await boss.matter(trial)
  const { matter: change } = await boss.sends('/findings', () => boss.press('立为流程优化'))
  await step(hall, change, 'decide', { change: '示例：只收一次', changeBy: node.deps.today() })
  await step(hall, change, 'carry-out', { carriedOut: '示例' })
  const less = { papersNow: 7, promisedDays: 8, tripsNow: 1, stepsNow: 4, revisedFor: '示例' }
  await step(theirHall, item, 'revise', { ...named, ...less })
  await until(
    async () => (await (await node.as(hall)).get(`/api/matters/${item}`)).body.matter.shared.fields,
    ({ papersNow }) => papersNow === 7,
  )
  await step(hall, change, 'measure', { measuredOn: node.deps.today() })
  await boss.matter(change)
  await boss.says('同一份场地证明交了三次')
  await boss.says('复量：材料减 2，时限减 4，跑动减 2，环节减 2')

  // What the leader walked is in no number and on no list, but on the one of the walks.
  expect(await numbers()).toBe(counted)
  await boss.goTo('/list/service-case')
  await boss.page
    .locator(`a[href*="${encodeURIComponent(real)}"]`)
    .first()
    .waitFor()
  expect(await boss.page.locator(`a[href*="${encodeURIComponent(trial)}"]`).count()).toBe(0)
  expect(boss.complaints).toEqual([])
})
