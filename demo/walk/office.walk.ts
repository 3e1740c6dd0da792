import { describe, expect, it } from 'vitest'
import { type BrowserDesk, phone } from './browser-desk.ts'
import { at, inEnglish, matterOn, shangli } from './browser-walk.ts'
import { paperOf } from './paper.ts'

/* What a project office does in a week: a problem through its day to whoever raised it, a review to its sum, a crew to its end. */

const today = '2026-09-24'

async function built(desk: BrowserDesk): Promise<string> {
  await desk.page.getByRole('button', { name: '建好' }).click()
  return await matterOn(desk)
}

/** Whom a step passes it to, by the desk's words. */
async function passTo(desk: BrowserDesk, step: string, label: string, to: RegExp): Promise<void> {
  const list = (await desk.open(step, label)).locator('select')
  const labels = await list.locator('option').allInnerTexts()
  await list.selectOption({ label: labels.find((one) => to.test(one)) ?? '' })
}

describe('a problem', () => {
  it('is raised on a phone, talked over on the problem day, and solved only when whoever raised it says so', async () => {
    const zone = await at(shangli, 'zone-office', phone)
    await zone.goTo('/open/problem')
    await zone.fill(zone.page.locator('.opening'), {
      subject: '示例：厂区污水管未接通',
      detail: '示例：主管到厂门口差两百米。',
      category: { choice: '水电气路' },
      sample: { choice: '是' },
    })
    await zone.picture('problem-phone')
    const id = await built(zone)

    const office = await at(shangli, 'project-office')
    await office.matter(id)
    await passTo(office, 'sort', '分办', /住建|Housing/)
    await office.take('sort', '分办')
    const builders = await at(shangli, 'housing-construction')
    await builders.matter(id)
    await builders.take('begin-solving', '着手解决', { plan: '示例：本月接通。' })

    // The problem day is offered by itself; its minutes go out in their official form, with the day's decisions.
    await office.goTo('/open/site-meeting')
    const opening = office.page.locator('.opening')
    await office.fill(opening, {
      subject: '示例：厂区污水管接通',
      sort: { choice: '问题会商日' },
      place: '示例园区',
      problem: { pick: ['厂区污水管未接通'] },
      sample: { choice: '是' },
    })
    const day = opening.locator('[data-field="heldOn"] input')
    await expect.poll(() => day.inputValue()).toMatch(/^2026-(09-25|10-)/)
    await office.picture('problem-day')
    await built(office)
    await office.take('hold-meeting', '已召开', {
      heldOn: today,
      hostRole: '分管县领导',
      units: '示例住建部门、示例园区',
    })
    await office.take('decide', '记议定事项', {
      decision: '示例：十日内接通主管。',
      decidedUnit: '示例住建部门',
      decidedBy: '2026-10-12',
    })
    await office.take('draft-minutes', '拟纪要', { minutes: '会议指出：示例。\n会议决定：示例，十日内接通。' })
    await office.take('issue-minutes', '印发', { minutesNo: '示例纪要〔2026〕91号' })
    await office.settled()
    await office.picture('problem-minutes')
    for (const [name, begins] of [
      ['会议纪要 PDF', '%PDF-'],
      ['会议纪要 Word', 'PK'],
    ] as const) {
      const href = await office.page.getByRole('link', { name }).getAttribute('href')
      const file = await office.page.request.get(new URL(href ?? '', office.page.url()).href)
      expect((await file.body()).subarray(0, begins.length).toString()).toBe(begins)
    }

    await builders.take('solve', '报解决', { solution: '示例：已接通。', proof: { files: [paperOf('通水照片.pdf')] } })
    // To be confirmed by the zone, with a term: not by the office that sorted it.
    await office.matter(id)
    await office.settled()
    expect(await office.page.getByRole('link', { name: '确认解决', exact: true }).count()).toBe(0)
    await zone.goTo('/')
    await zone.settled()
    await zone.picture('problem-workbench')
    await zone.page.getByText('厂区污水管未接通').first().waitFor()
    await zone.matter(id)
    await zone.take('not-solved', '未解决，退回', { reopenedFor: '示例：雨天倒灌。' })
    await builders.page
      .getByText(/未解决：示例：雨天倒灌/)
      .first()
      .waitFor()
    await builders.take('begin-solving', '着手解决', { plan: '示例：加装阀门。' })
    await builders.take('solve', '报解决', { solution: '示例：已装阀。', proof: { files: [paperOf('装阀照片.pdf')] } })
    await zone.page
      .getByText(/报解决：示例：已装阀/)
      .first()
      .waitFor()
    await zone.take('confirm-solved', '确认解决')
    await zone.settled()
    await zone.picture('problem-solved')
    const reader = await inEnglish(shangli, 'project-office')
    await reader.matter(id)
    await reader.page.getByText('Confirmed as solved').first().waitFor()
    await reader.picture('problem-english')
  })
})

describe('a peer review', () => {
  it('goes from its route and jury to sealed ballots, the sum that each score came from, and its publication', async () => {
    const office = await at(shangli, 'project-office')
    const { page } = office
    await office.goTo('/open/review')
    await office.fill(page.locator('.opening'), {
      subject: '示例三季度项目观摩',
      heldOn: today,
      sample: { choice: '是' },
    })
    const id = await built(office)
    await office.page.locator('[data-refused="call-votes"]').waitFor()
    for (const stopName of ['示例项目甲', '示例项目乙']) await office.take('add-stop', '加一站', { stopName })
    for (const [jurorOffice, desk] of [
      ['示例分管县领导', '县领导'],
      ['示例发改部门', '发改'],
    ] as const) {
      await office.take('name-juror', '定评委', { jurorOffice, jurorDesk: { pick: [desk] } })
    }
    await office.take('enter-figures', '填计分表', {
      figuresOf: '示例项目甲',
      newStarts: '1',
      planYi: '6',
      industry: { choice: '是' },
      progress: '0.9',
    })
    await office.take('call-votes', '开始投票')

    const leader = await at(shangli, 'leader', phone)
    await leader.matter(id)
    await leader.page.getByRole('button', { name: '把示例项目乙提前' }).click()
    await leader.picture('review-ballot')
    await leader.sends('cast-ballot', () => leader.page.getByRole('button', { name: '封存投票' }).click())
    await leader.page.getByText('已投，封存中').first().waitFor()
    const planners = await at(shangli, 'development-reform')
    await planners.matter(id)
    await planners.sends('cast-ballot', () => planners.page.getByRole('button', { name: '封存投票' }).click())
    // A second ballot replaces the first, and nobody sees either.
    await planners.page.getByRole('button', { name: '重新投票' }).waitFor()
    await planners.page.getByRole('button', { name: '把示例项目乙提前' }).click()
    await planners.sends('cast-ballot', () => planners.page.getByRole('button', { name: '重新投票' }).click())
    await page.getByText('已投 2 / 2').waitFor()
    await office.picture('review-sealed')

    await office.take('open-ballots', '开封')
    await page.getByText('已开封，与承诺一致').first().waitFor()
    // Both put 乙 first: (2 × 100) ÷ 2 and (2 × 97) ÷ 2; by the table 5 + 10 + 15 + 0.9 × 60.
    const scores = page.locator('.tally-table')
    await scores.getByText('(2 × 100) ÷ 2').waitFor()
    await scores.getByText('97.00').waitFor()
    await page.locator('.tally-points').getByText('84.00').waitFor()
    await office.take('settle-scores', '核定得分')
    await office.picture('review-settled')
    await office.take('publish-scores', '公布', {
      openness: { choice: '内部通报' },
      secrecyNote: '示例：可以内部通报。',
      paperNo: '示例通报〔2026〕3号',
    })
    await page
      .getByText(/公布：内部通报，示例通报/)
      .first()
      .waitFor()
  })
})

describe('a crew', () => {
  it('has a beginning and an end, and what it was stays to be read', async () => {
    const office = await at(shangli, 'project-office')
    const { page } = office
    await office.goTo('/open/team')
    await office.fill(page.locator('.opening'), {
      name: '示例征迁专班',
      sort: { choice: '工作专班' },
      charge: '示例项目甲征迁',
      lead: '示例自然资源部门',
      fromDay: '2026-07-01',
      sample: { choice: '是' },
    })
    await built(office)
    await office.take('change-team', '调整', { members: '示例镇政府', changedFor: '增加成员单位' })
    await office.take('end-team', '撤销', { endedOn: today, endedFor: '征迁完成' })
    await page.getByText('撤销：征迁完成').first().waitFor()
    await page.getByText('已撤销').first().waitFor()
    await office.picture('crew-ended')
    await office.goTo('/list/team')
    await page
      .locator('#content')
      .getByRole('link', { name: /征迁专班/ })
      .first()
      .waitFor()
  })
})

describe('what a contract promised of start and production', () => {
  it('is reported for the day on which it was, not for one that has not come, and put off only in writing', async () => {
    const office = await at(shangli, 'investment-office')
    const projects = await at(shangli, 'project-office', phone)
    for (const [promise, what] of [
      ['示例按期开工', '开工'],
      ['示例按期投产', '投产'],
    ] as const) {
      await office.goTo('/open/obligation')
      await office.fill(office.page.locator('.opening'), {
        promise,
        firm: '示例连接器公司',
        by: { choice: '企业' },
        what: { choice: what },
        promisedOn: '2026-10-20',
        sample: { choice: '是' },
      })
      const id = await built(office)
      await office.take('put-off-promise', '展期', { promisedOn: '2026-10-30', extendedFor: '示例：双方书面同意。' })
      await office.page
        .getByText(/展期到 2026年10月30日/)
        .first()
        .waitFor()
      const claim = await office.open('claim-kept', '报履约')
      const proof = { files: [paperOf('现场照片.pdf')] }
      await office.fill(claim, { keptOn: '2026-10-08', proof })
      await office.sends('claim-kept', () => claim.getByRole('button', { name: '确认报履约' }).click())
      await claim.getByText(/“兑现日”还没有到/).waitFor()
      await office.take('claim-kept', '报履约', { keptOn: today })
      await projects.matter(id)
      await projects.take('confirm-kept', '核实')
      await office.page.getByText('核实已履约').first().waitFor()
    }
    await office.picture('obligation-kept')
  })
})
