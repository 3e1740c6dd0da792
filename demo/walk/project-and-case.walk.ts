import { describe, expect, it } from 'vitest'
import { type BrowserDesk, phone } from './browser-desk.ts'
import {
  arrived,
  at,
  inEnglish,
  liling,
  matterOn,
  nodeOf,
  offer,
  receive,
  shangli,
  theDemo,
  verified,
  windowAt,
  xiangdong,
} from './browser-walk.ts'
import { Officer, until } from './officer.ts'
import { paperOf } from './paper.ts'

describe('1 and 2: a project at its gate', () => {
  it('is refused with what is missing and who holds it, and starts when two departments have approved', async () => {
    const office = await at(shangli, 'project-office')
    const { page } = office
    await page.getByText('最久的一件在').waitFor()
    await office.picture('2-workbench')
    await page
      .getByRole('link', { name: /示例项目甲/ })
      .first()
      .click()
    await page.getByRole('heading', { name: /示例\s*项目甲/ }).waitFor()
    const refused = page.locator('[data-refused="start-construction"]')
    await refused.getByText('缺 用地报批、环评批复').waitFor()
    await refused.getByRole('button', { name: '为什么' }).click()
    await refused.getByText('自然资源局').waitFor()
    await refused.getByText('生态环境局').waitFor()
    await office.picture('2-refused')
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')

    const land = await at(shangli, 'natural-resources')
    await land.matter(id)
    await land.take('land-approve', '办结：用地报批', { landNumber: '示例自然资〔2026〕1号' })
    const ecology = await at(shangli, 'ecology')
    await ecology.matter(id)
    await ecology.take('environment-approve', '办结：环评批复', { environmentNumber: '示例环审〔2026〕1号' })

    // Nobody reloads the page: the node says that the matter moved.
    await office.take('start-construction', '开工', { startedOn: '2026-09-24' })
    await page.getByText('开工，').first().waitFor()
    await verified(office)
    await office.picture('2-started')
  })

  it('shows a real project as printed, with its source and nothing else', async () => {
    const office = await at(xiangdong, 'project-office')
    const { page } = office
    await office.goTo('/list/published-project')
    await page
      .getByRole('link', { name: /湘东云超级计算中心/ })
      .first()
      .click()
    await page.getByText('照公布原文录入').waitFor()
    await page.getByText('启动建设').first().waitFor()
    await page
      .getByText(/萍乡日报/)
      .first()
      .waitFor()
    expect(await page.locator('#content').getByText('逾期').count()).toBe(0)
    await office.picture('2-published')
  })
})

describe('3: a case across the border', () => {
  it('goes from this window to that one, is decided, followed and rated, and verifies on both sides', async () => {
    const here = await at(xiangdong, 'service-window')
    const there = await at(liling, 'service-window')
    await there.goTo('/list/service-case')
    await there.page.getByRole('heading').first().waitFor()

    const item = '示例 灵活就业人员参保登记'
    // Whoever fills in a form faster than a slow line tells under which agreement: the press waits until that is known.
    await here.page.route('**/api/agreements', (asked) => setTimeout(() => void asked.continue(), 4_000), { times: 1 })
    const code = await receive(here, item)
    await here.page.getByRole('link', { name: '打开这一件' }).click()
    const id = await matterOn(here)
    await here.take('check', '核验', { formComplete: { choice: '是' }, identitySeen: { choice: '核对原件' } })
    await here.take('offer', '转办', { parcelNo: '示例寄300' })
    await there.page
      .getByRole('link', { name: new RegExp(item) })
      .first()
      .waitFor()
    await there.picture('3-list')

    await there.page
      .getByRole('link', { name: new RegExp(item) })
      .first()
      .click()
    await there.take('accept', '受理', { acceptanceNo: '示例受理300' })
    // Mid-Autumn and the National Day week do not count, Saturday 10 October does.
    await there.page
      .getByText(/10月29日/)
      .first()
      .waitFor()
    await there.picture('3-accepted')
    await there.take('ask-supplement', '通知补正', { supplementFor: '缺居住证明，请一次补齐。' })
    await here.page
      .getByText(/通知补正：缺居住证明/)
      .first()
      .waitFor()
    await here.take('add-papers', '补交材料', {
      addedWhat: '居住证明',
      addedPapers: { files: [paperOf('居住证明.pdf')] },
    })
    await there.page
      .getByText(/补交材料：居住证明/)
      .first()
      .waitFor()
    await there.take('receive-supplement', '收到补正', { suppliedWhat: '居住证明' })
    await there.take('decide-case', '作出决定', { decision: { choice: '准予' }, decisionNo: '示例决定300' })
    await there.take('deliver', '送达', { deliveredBy: { choice: '邮寄' }, deliveryNo: '示例单号300' })
    // The citizen asks the window's own node, and rates what it has heard of.
    await here.page
      .getByText(/结果已送达/)
      .first()
      .waitFor()

    await rateAsCitizen(code, item)
    for (const [desk, name] of [
      [here, '3-here'],
      [there, '3-there'],
    ] as const) {
      await desk.matter(id)
      await desk.page
        .getByText(/群众评价办理窗口/)
        .first()
        .waitFor()
      await verified(desk)
      await desk.picture(name)
    }
    await sameTimeline(here, there)
  })
})

describe('a case of one’s own hall', () => {
  it('stands under no agreement, is accepted and decided where it was received, and is shown to no neighbour', async () => {
    const here = await at(xiangdong, 'service-window')
    const item = '示例 本厅自办事项'
    await receive(here, item, '湘东区')
    await here.page.getByRole('link', { name: '打开这一件' }).click()
    const id = await matterOn(here)
    await here.take('check', '核验', { formComplete: { choice: '是' }, identitySeen: { choice: '核对原件' } })
    await here.take('offer', '转办')
    await here.take('accept', '受理')
    await here.take('decide-case', '作出决定', { decision: { choice: '准予' }, decisionNo: '示例决定301' })
    await here.take('deliver', '送达', { deliveredBy: { choice: '电子送达' } })
    await verified(here)
    const desk = await Officer.signIn(nodeOf(xiangdong), xiangdong, 'service-window')
    const { row, matter } = await desk.matter(id)
    expect(row.stage).toBe('delivered')
    expect(matter.shared.parties).toEqual([xiangdong])
  })
})

describe('4: a node that dies', () => {
  it('is missed and said to be away; work goes on here, and there it goes on when it is back', async () => {
    const here = await at(xiangdong, 'service-window')
    const first = await offer(here, '示例 断电前转办')
    await theDemo().kill('43')
    const ids = [first, await offer(here, '示例 断电期间转办')]
    await here.page.getByText('暂时连不上').first().waitFor()
    await here.picture('4-away')

    await theDemo().startAgain('43')
    const there = await at(liling, 'service-window')
    for (const [n, id] of ids.entries()) {
      await arrived(id)
      await there.matter(id)
      await there.take('accept', '受理')
      await here.matter(id)
      await here.page.getByText('受理，开始计时').first().waitFor()
      if (n === 0) await verified(here)
      await sameTimeline(here, there)
    }
    await there.picture('4-back')
  })
})

describe('the main screens', () => {
  const paths = ['/', '/list/project', '/agreements', '/map', '/figures', '/peers', '/notices', '/help']

  it('speak English to whoever chooses it, and fit a phone: one column, nothing to push sideways', async () => {
    const desk = await inEnglish(shangli, 'project-office')
    const { page } = desk
    const wide = page.viewportSize() ?? phone
    const office = await Officer.signIn(nodeOf(shangli), shangli, 'project-office')
    const project = `/matters/${encodeURIComponent(await office.find('project', '示例项目乙'))}`
    for (const path of [...paths, project]) {
      await page.setViewportSize(wide)
      await desk.goTo(path)
      await desk.settled()
      await desk.picture(`english${path.replace(/[^a-z]+/g, '-')}`)
      expect(await page.evaluate('document.documentElement.lang')).toBe('en')
      const menu = await page.getByRole('navigation').first().innerText()
      expect(menu, path).not.toMatch(/\p{Script=Han}/u)
      await page.setViewportSize(phone)
      await page.locator('.phone-bar').waitFor()
      await desk.picture(`phone${path.replace(/[^a-z]+/g, '-')}`)
      const pushed = () =>
        page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      await expect.poll(pushed, { message: path }).toBeLessThanOrEqual(0)
    }
  })
})

// — what the officers above do —

/** Both say the same: what a platform adds comes over in its own time. */
async function sameTimeline(here: BrowserDesk, there: BrowserDesk): Promise<void> {
  await until('the same timeline on both sides', async () => {
    const both = [await timeline(here), await timeline(there)]
    const [ours, theirs] = both.map((one) => one.join('\n'))
    if (ours !== theirs) throw new Error(`here\n${ours}\n\nthere\n${theirs}`)
    return true
  })
}

/** What crossed the border, as the timeline says it, newest first. */
async function timeline({ page }: BrowserDesk): Promise<string[]> {
  await page.getByRole('button', { name: /^过界/ }).click()
  const more = page.locator('.timeline-more')
  if ((await more.count()) > 0) await more.click()
  return await page.locator('.timeline .entry-open').allInnerTexts()
}

async function rateAsCitizen(code: string, item: string): Promise<void> {
  const citizen = await windowAt(xiangdong, phone)
  await citizen.goTo('/q')
  await citizen.page.getByRole('textbox').fill(code)
  await citizen.page.getByRole('button', { name: '查询' }).click()
  await citizen.page.getByText(item.replace('示例 ', '')).first().waitFor()
  await citizen.picture('3-citizen')
  for (const label of ['评价收件窗口', '评价办理窗口']) {
    const form = citizen.page.locator('section').filter({ has: citizen.page.getByRole('heading', { name: label }) })
    await form.getByText('非常满意', { exact: true }).click()
    await form.getByRole('button').click()
    await form.getByRole('status').waitFor()
  }
}
