import { describe, expect, it } from 'vitest'
import { type BrowserDesk, phone } from './browser-desk.ts'
import { at, inEnglish, matterOn, shangli } from './browser-walk.ts'

/* 首报首谈异议: two units reported the same firm; one objects, a leader rules, and the award stands on both reports. */

/** Reports a firm as a unit does; the lead. */
async function reported(desk: BrowserDesk, name: string, foundBy: string, reportedOn: string): Promise<string> {
  await desk.goTo('/open/lead')
  await desk.fill(desk.page.locator('.opening'), {
    name,
    firm: '示例争议电子有限公司',
    chain: '电子信息',
    found: { choice: '外出走访' },
    foundBy,
    reportedOn,
    sample: { choice: '是' },
  })
  await desk.page.getByRole('button', { name: '建好' }).click()
  return await matterOn(desk)
}

/** Opens a matter from what is on the page. */
async function press({ page }: BrowserDesk, id: string): Promise<void> {
  await page
    .locator(`#content a[href*="${id.split(':').at(-1)}"]`)
    .first()
    .click()
}

describe('首报首谈异议', () => {
  it('is raised by another unit, ruled upon by a leader, and the award reaches the other report by itself', async () => {
    const zone = await at(shangli, 'zone-office')
    const ours = await reported(zone, '示例 园区首报线索', '示例园区招商组', '2026-09-21')
    await zone.picture('objection-ours')

    const office = await at(shangli, 'investment-office')
    const theirs = await reported(office, '示例 后报的线索', '示例招商一队', '2026-09-22')
    await office.take('recognise', '认定首谈')

    await zone.matter(theirs)
    await zone.settled()
    const sheet = await zone.open('zone-object', '提出首报异议')
    await zone.fill(sheet, { zoneObjection: '示例：园区 9 月 21 日先报告。', zoneRival: { pick: ['园区首报线索'] } })
    await zone.picture('objection-form')
    await zone.take('zone-object', '提出首报异议')
    await zone.settled()
    await zone.picture('objection-raised')

    // It is the investment office's to answer, and stands in a list of its own.
    await office.goTo('/')
    await office.page
      .getByRole('link', { name: /首报异议/ })
      .first()
      .click()
    await office.page
      .locator('#content')
      .getByRole('link', { name: /后报的线索/ })
      .first()
      .waitFor()
    await office.picture('objection-list')
    await press(office, theirs)
    await office.page
      .getByText(/提出首报异议：/)
      .first()
      .waitFor()
    await office.settled()
    await office.picture('objection-office')
    await office.take('dispute', '提出首报争议', {
      disputeGround: '示例：园区先报告，招商一队先接触。',
      rival: { pick: ['园区首报线索'] },
    })
    await office.take('refer-dispute', '提请领导裁定', { disputeOpinion: '示例：两家都有接触，请裁定。' })
    await office.take('zone-answer', '答复异议', { zoneAnswer: '示例：属实，已提请领导裁定。' })
    await office.settled()
    // Who has it now and until when stands on the page, though the gate to the contract is still ahead.
    await office.page.locator('.lanes').getByText('首报首谈', { exact: true }).waitFor()
    await office.picture('objection-referred')

    const leader = await at(shangli, 'leader', phone)
    await leader.goTo('/')
    await leader.settled()
    await leader.picture('objection-leader-workbench')
    await press(leader, theirs)
    await leader.page
      .getByText(/提请领导裁定：/)
      .first()
      .waitFor()
    await leader.take('arbitrate-above', '裁定', {
      award: { choice: '归另一条首报' },
      awardGround: '示例：园区先报告。',
    })
    await leader.settled()
    await leader.picture('objection-ruled')

    // Nobody wrote it down a second time: the other report is told.
    await zone.matter(ours)
    await zone.page
      .getByText(/首报争议已裁定：归本条首报/)
      .first()
      .waitFor()
    await zone.settled()
    await zone.picture('objection-told')
    // An objection that was ruled upon is not raised again.
    await zone.matter(theirs)
    await zone.settled()
    expect(await zone.page.getByRole('link', { name: '提出首报异议', exact: true }).count()).toBe(0)

    const reader = await inEnglish(shangli, 'investment-office')
    await reader.matter(theirs)
    await reader.settled()
    await reader.page
      .getByText(/Award: The other report stands/)
      .first()
      .waitFor()
    await reader.picture('objection-english')
  })
})
