import { describe, expect, it } from 'vitest'
import { phone } from './browser-desk.ts'
import { at, inEnglish, liling, matterOn, nodeOf, receiptOf, theStage, windowAt, xiangdong } from './browser-walk.ts'
import { Officer } from './officer.ts'
import { paperOf } from './paper.ts'

/* One form for several items; and a paper that an office over the border holds, asked of it instead of the applicant. */

const today = '2026-09-24'
const applicant = { applicantName: '示例申请人', applicantId: '36031319900101000X', applicantPhone: '000-0000000' }

describe('高效办成一件事', () => {
  it('opens several cases from one form, is not over before each of them is, and the applicant sees all of them', async () => {
    const here = await at(xiangdong, 'service-window')
    const { page } = here
    await here.goTo('/open/one-thing')
    await here.fill(page.locator('.opening'), {
      itemName: '示例 搬到醴陵上学',
      guide: { pick: ['随父母到醴陵入学'] },
      sample: { choice: '是' },
      ...applicant,
      application: { files: [paperOf('户口簿.pdf')] },
    })
    await here.picture('thing-form')
    const code = await receiptOf(here)
    await page.getByRole('link', { name: '打开这一件' }).click()
    const thing = await matterOn(here)
    await page.getByRole('button', { name: '各事项一起发起' }).click()
    const rows = page.locator('.parts-rows li')
    await page.getByText('2 项中办结 0 项').waitFor()
    await expect.poll(() => rows.count()).toBe(2)
    await page.locator('[data-refused="finish"]').waitFor()
    await here.picture('thing-begun')

    const parts = await rows.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    const [first = '', second = ''] = parts.map((href) => decodeURIComponent(href?.split('/').at(-1) ?? ''))
    const window = await Officer.signIn(nodeOf(xiangdong), xiangdong, 'service-window')
    const there = await Officer.signIn(nodeOf(liling), liling, 'service-window')
    // What was handed in once stands on each.
    for (const part of [first, second]) {
      const { application } = (await window.matter(part)).matter.overlay.fields as { application: { name: string }[] }
      expect(application.map(({ name }) => name)).toEqual(['户口簿.pdf'])
    }
    await window.step(first, 'check', { formComplete: true, identitySeen: 'original' })
    await window.step(first, 'offer')
    await theStage(first, liling, 'offered')
    await there.step(first, 'accept')
    await there.step(first, 'decide-case', { decision: 'granted', decisionNo: '示例决定901' })
    await there.step(first, 'deliver', { deliveredBy: 'online' })
    await theStage(first, xiangdong, 'delivered')
    await page.getByText('2 项中办结 1 项').waitFor()
    await page
      .locator('[data-refused="finish"]')
      .getByText(/还没办结的事项数/)
      .waitFor()
    await here.matter(second)
    await here.take('withdraw-case', '撤回申请', { withdrawnFor: '示例：这一项不办了。' })
    await here.matter(thing)
    await page.getByText('2 项中办结 2 项').waitFor()
    await here.take('finish', '全部办结', { finishedOn: today })
    await here.picture('thing-finished')

    const citizen = await windowAt(xiangdong, phone)
    await citizen.goTo(`/q/${code}`)
    await citizen.page.getByRole('heading', { name: /搬到醴陵上学/ }).waitFor()
    await citizen.page
      .getByText(/全部办结/)
      .first()
      .waitFor()
    // Each case of it by its own name.
    for (const name of [/居住登记/, /转学手续/]) await citizen.page.getByRole('heading', { name }).waitFor()
    await citizen.picture('thing-citizen')
  })
})

describe('材料调取', () => {
  it('is asked only on consent, seen by the person where it is kept, given as it was seen, and used', async () => {
    const here = await at(xiangdong, 'service-window')
    const { page } = here
    await here.goTo('/open/paper-request')
    await here.fill(page.locator('.opening'), {
      paperName: '示例 出生医学证明',
      provider: { pick: ['醴陵市'] },
      forWhat: '示例 新生儿参保',
      basis: '示例办事指南',
      sample: { choice: '是' },
      subjectName: '示例申请人',
      subjectId: '36031319900101000X',
    })
    const code = await receiptOf(here)
    await page.getByRole('link', { name: '打开这一件' }).click()
    const id = await matterOn(here)
    // Nothing leaves before consent.
    await page.locator('[data-refused="ask"]').waitFor()
    await here.take('give-consent', '记录同意', {
      consentHow: { choice: '窗口签字' },
      consentTo: '示例：向湘东区窗口提供这一份，只用于参保',
      consentOn: today,
    })
    await page.locator('a[href*="step=ask"]').first().click()
    await page.locator('[data-step="ask"]').waitFor()
    await here.take('ask', '发出调取')
    await theStage(id, liling, 'asked')

    const keeper = await inEnglish(liling, 'service-window')
    await keeper.matter(id)
    await keeper.take('take-up', 'Take it up')
    const paper = paperOf('出生医学证明.pdf')
    await keeper.take('show-preview', 'Ready for the preview', {
      previewFile: { files: [paper] },
      issuedBy: '示例卫健部门',
      validUntil: '2027-09-24',
    })
    await keeper.picture('request-keeper')
    await theStage(id, xiangdong, 'ready')
    // Not approved over the person’s head: it was not looked at yet.
    await page.locator('[data-refused="approve-preview"]').waitFor()

    const person = await windowAt(liling, phone)
    await person.goTo(`/q/${code}`)
    await person.page.getByText('先看这份材料').waitFor()
    await person.picture('request-person')
    const shown = await person.page.getByRole('link', { name: '打开材料' }).getAttribute('href')
    const seen = await person.page.request.get(`${nodeOf(liling)}${shown}`)
    expect(await seen.body()).toEqual(Buffer.from(paper.bytes))
    await page
      .getByText(/本人凭查询码看到拟提供的材料/)
      .first()
      .waitFor()
    await here.take('approve-preview', '看过，可以用', { previewedBy: { choice: '本人' }, previewedOn: today })
    await keeper.page
      .getByText(/Previewed and approved/)
      .first()
      .waitFor()
    // Another file than the one that was seen does not travel.
    const giving = await keeper.open('give', 'Give')
    await keeper.fill(giving, { paper: { files: [paperOf('另一份.pdf')] } })
    const refused = await keeper.sends('give', () => giving.getByRole('button', { name: /Confirm/ }).click())
    expect(refused.ok()).toBe(false)
    await keeper.picture('request-another')
    await keeper.matter(id)
    await keeper.take('give', 'Give', { paper: { files: [paper] } })
    await theStage(id, xiangdong, 'given')
    await here.take('use-paper', '用于办件', { usedFor: '示例 新生儿参保' })
    await here.settled()
    await page
      .getByText(/材料用于/)
      .first()
      .waitFor()
    await here.picture('request-used')
  })
})
