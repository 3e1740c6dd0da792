import { describe, expect, it } from 'vitest'
import { type BrowserDesk, phone } from './browser-desk.ts'
import { at, inEnglish, matterOn, shangli } from './browser-walk.ts'
import { paperOf } from './paper.ts'

/* What was signed at an event: a lead that knows the day, through its reviews to the contract and the money in place. */

const today = '2026-09-24'

async function built(desk: BrowserDesk): Promise<string> {
  await desk.page.getByRole('button', { name: '建好' }).click()
  return await matterOn(desk)
}

describe('a signing at an event', () => {
  it('is held on its day, becomes a lead, passes three reviews and the meeting, and the event shows what came of it', async () => {
    const office = await at(shangli, 'investment-office')
    const { page } = office
    await office.goTo('/open/promotion-event')
    await office.fill(page.locator('.opening'), {
      name: '示例秋季集中签约',
      sort: { choice: '集中签约' },
      place: '示例市',
      heldOn: '2026-09-25',
      sample: { choice: '是' },
    })
    const event = await built(office)
    // A day early: the form stays, says why, and takes the day on which it really was.
    const hold = await office.open('hold', '已举办')
    await office.fill(hold, { came: '40' })
    await office.sends('hold', () => hold.getByRole('button', { name: '确认已举办' }).click())
    await hold.getByText(/“举办日”还没有到/).waitFor()
    await office.take('hold', '已举办', { heldOn: today })

    await page.getByRole('link', { name: '转为招商线索' }).click()
    const opening = page.locator('.opening')
    await opening.locator('[data-field="signedThereOn"] input').waitFor()
    const day = opening.locator('[data-field="reportedOn"] input')
    await expect.poll(() => day.inputValue(), { timeout: 20_000 }).toBe(today)
    await office.fill(opening, {
      name: '示例连接器二期',
      firm: '示例连接器公司',
      chain: '电子信息',
      foundBy: '示例招商局',
      signedThere: { choice: '框架协议' },
    })
    await office.picture('signing-lead')
    const lead = await built(office)
    await office.take('begin-talks', '对接洽谈', { contactedOn: today })
    // Signed at the event, so its day is known: it is noted by one press.
    const framework = await office.open('sign-framework', '签框架协议')
    expect(await framework.locator('[data-field="frameworkOn"] input').inputValue()).toBe(today)
    await office.take('sign-framework', '签框架协议')
    await office.take('hand-in', '提交项目评审', {
      intendedFen: '8000',
      contractDraft: { files: [paperOf('合同草案.pdf')] },
    })

    // Each reviewing office has it at once, with a term of its own: nobody passed it on.
    const zone = await at(shangli, 'zone-office')
    await zone.goTo('/')
    await zone.settled()
    await zone.page.getByText('示例连接器二期').first().waitFor()
    await zone.picture('signing-zone-workbench')
    await zone.matter(lead)
    await zone.page.getByText('持有 0 日，剩 7 日').first().waitFor()
    const figures = { entryInvest: '240', entryTax: '30', entryLeading: { choice: '是' } }
    await zone.take('entry-pass', '入园评估：通过', { entryNo: '示例评估901', ...figures })
    await zone.page.getByText(/得分 92.00，入园评估办法 第1版/).waitFor()
    const legal = await inEnglish(shangli, 'legal')
    await legal.matter(lead)
    await legal.take('legality-pass', 'Legality review: pass', { legalityNo: '示例审查901' })
    await legal.picture('signing-legal')
    const market = await at(shangli, 'market-regulation', phone)
    await market.matter(lead)
    await market.take('competition-pass', '公平竞争审查：通过', { competitionNo: '示例公审901' })

    // Through all three, and still not signed: the meeting has not been written down.
    await page
      .locator('[data-refused="sign-lead-contract"]')
      .getByText(/缺“评审会日期”/)
      .waitFor()
    await office.take('note-meeting', '记项目评审会', { meetingOn: today, meetingMinutes: '示例：原则同意。' })
    await office.take('sign-lead-contract', '签正式合同', { contractFen: '8000', signedOn: today })
    await page.getByRole('link', { name: '转为招商项目' }).waitFor()
    await office.picture('signing-contract')

    await office.matter(event)
    const became = page.locator('.matter-became', { hasText: '连接器二期' })
    await became.getByText('正式合同').waitFor()
    await office.picture('signing-event')
  })
})

describe('what a contract promised', () => {
  it('is late on its board, is not accepted without proof that holds, and counts once another desk has confirmed it', async () => {
    const office = await at(shangli, 'investment-office')
    await office.goTo('/open/obligation')
    await office.fill(office.page.locator('.opening'), {
      promise: '示例首期资金到位',
      firm: '示例连接器公司',
      by: { choice: '企业' },
      what: { choice: '资金到位' },
      promisedFen: '3000',
      promisedOn: '2026-09-21',
      sample: { choice: '是' },
    })
    const id = await built(office)
    await office.page.getByText(/逾期/).first().waitFor()
    const claim = (name: string) =>
      office.take('claim-kept', '报履约', { keptOn: today, keptFen: '2500', proof: { files: [paperOf(name)] } })
    await claim('到账单.pdf')
    const projects = await at(shangli, 'project-office', phone)
    await projects.matter(id)
    await projects.take('not-kept', '不认可', { notKept: '示例：没有银行章。' })
    await office.page
      .getByText(/不认可：示例：没有银行章/)
      .first()
      .waitFor()
    await claim('到账单二.pdf')
    await projects.take('confirm-kept', '核实')
    await office.page.getByText('核实已履约').first().waitFor()
    await office.picture('signing-kept')
  })
})
