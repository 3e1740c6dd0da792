import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { BrowserDesk, type Given, phone } from './browser-desk.ts'
import { Officer, until } from './officer.ts'
import { paperOf } from './paper.ts'
import { type RunningDemo, runDemoBeside } from './running-demo.ts'

// A Thursday before the National Day week of 2026, whose holidays and moved workdays are published.
const morning = '2026-09-24T09:00:00+08:00'
const xiangdong = '360313'
const shangli = '360322'
const liuyang = '430181'
const liling = '430281'
const whole = '没有被改过'
/** Every confirmed step may be taken back for five seconds, and a walk waits them out as a person does. */
const patience = { timeout: 420_000 }

let demo: RunningDemo
let browser: Browser
const desks: BrowserDesk[] = []
beforeAll(async () => {
  browser = await launchBrowser()
  demo = await runDemoBeside(['--at', morning])
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    for (const [n, desk] of desks.entries()) await desk.picture(`failed-${task.id}-${n}`).catch(() => {})
  }
  const complaints = desks.flatMap((desk) => desk.complaints)
  await Promise.all(desks.splice(0).map((desk) => desk.close()))
  expect(complaints).toEqual([])
})
afterAll(async () => {
  await demo?.stop()
  await browser?.close()
})

const nodeOf = (party: string) => demo.url(party.startsWith('36') ? '36' : party.startsWith('43') ? '43' : '44')

async function at(party: string, username: string): Promise<BrowserDesk> {
  const desk = await BrowserDesk.open(browser, nodeOf(party))
  desks.push(desk)
  await desk.signIn(party, username)
  return desk
}

describe('1 and 2: a project at its gate', patience, () => {
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

describe('3: a case across the border', patience, () => {
  it('goes from this window to that one, is decided, followed and rated, and verifies on both sides', async () => {
    const here = await at(xiangdong, 'service-window')
    const there = await at(liling, 'service-window')
    await there.goTo('/list/service-case')
    await there.page.getByRole('heading').first().waitFor()

    const item = '示例 灵活就业人员参保登记'
    const code = await receive(here, item)
    await here.page.getByRole('link', { name: '打开这一件' }).click()
    const id = await matterOn(here)
    await here.take('check', '核验', { formComplete: { choice: '是' }, identitySeen: { choice: '核对原件' } })
    await here.take('offer', '转办', { parcelNo: '示例寄300' })
    const offeredAt = performance.now()
    await there.page
      .getByRole('link', { name: new RegExp(item) })
      .first()
      .waitFor()
    expect(performance.now() - offeredAt).toBeLessThan(3_000)
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
    expect(await timeline(here)).toEqual(await timeline(there))
  })
})

describe('4: a node that dies', patience, () => {
  it('is missed and said to be away; work goes on here, and there it goes on when it is back', async () => {
    const here = await at(xiangdong, 'service-window')
    const first = await offer(here, '示例 断电前转办')
    await demo.kill('43')
    const ids = [first]
    for (const n of [1, 2]) ids.push(await offer(here, `示例 断电期间转办${n}`))
    await here.page.getByText('暂时连不上').first().waitFor()
    await here.picture('4-away')

    await demo.startAgain('43')
    const there = await at(liling, 'service-window')
    for (const [n, id] of ids.entries()) {
      await arrived(id)
      await there.matter(id)
      await there.take('accept', '受理')
      await here.matter(id)
      await here.page.getByText('受理，开始计时').first().waitFor()
      if (n === 0) await verified(here)
      expect(await timeline(here)).toEqual(await timeline(there))
    }
    await there.picture('4-back')
  })
})

describe('5: an agreement from draft to end', patience, () => {
  it('is signed on both nodes, carries a case, is wound up and ended, and what was done still verifies', async () => {
    const ours = await at(xiangdong, 'office')
    await ours.goTo('/agreements/new')
    await draft(ours, '示例湘东—浏阳跨省通办协议')
    await ours.picture('5-draft')
    await ours.page.getByRole('link', { name: '去办理' }).click()
    const id = await matterOn(ours)
    await ours.take('circulate', '征求意见')

    const theirs = await at(liuyang, 'office')
    await opens(theirs, id)
    await theirs.take('comment', '提意见', { comment: '无修改意见。' })
    await ours.take('settle', '定稿送签')
    for (const [party, desk] of [
      [xiangdong, ours],
      [liuyang, theirs],
    ] as const) {
      await desk.matter(id)
      await desk.take('countersign', '会签', { countersignedBy: '行政审批局' })
      await inside(party, id)
      const leader = await at(party, 'leader')
      await leader.matter(id)
      await leader.take('sign', '签署', { signatory: '县（市、区）长' })
    }
    for (const desk of [ours, theirs]) {
      await until('the agreement in force', async () => {
        await desk.goTo(`/agreements/${encodeURIComponent(id)}`)
        await desk.page.getByText('已签').first().waitFor()
        return (await desk.page.getByText(/生效/).count()) > 0 && (await statusOf(id)) === 'in-force' ? true : undefined
      })
    }
    await ours.picture('5-in-force')

    const window = await at(xiangdong, 'service-window')
    const flowing = await offer(window, '示例 新协议下的办件', '浏阳市')
    await arrived(flowing, liuyang)
    const decides = await at(liuyang, 'service-window')
    await decides.matter(flowing)
    await decides.take('accept', '受理')
    await decides.take('decide-case', '作出决定', { decision: { choice: '准予' }, decisionNo: '示例决定400' })
    await decides.take('deliver', '送达', { deliveredBy: { choice: '电子送达' } })

    const ourLeader = await at(xiangdong, 'leader')
    const theirLeader = await at(liuyang, 'leader')
    await ourLeader.matter(id)
    await ourLeader.take('notice-end', '通知终止', { lastDay: '2026-09-30', endReason: '示例：试行期满。' })
    await theirLeader.matter(id)
    await theirLeader.page
      .getByText(/通知终止，最后一日/)
      .first()
      .waitFor()
    await theirLeader.take('confirm-end', '确认终止', { settledHow: '在办件均已办结。' })
    await ourLeader.page
      .getByText(/确认终止/)
      .first()
      .waitFor()
    await ourLeader.take('confirm-end', '确认终止', { settledHow: '在办件均已办结。' })
    await until('the end', async () => ((await statusOf(id)) === 'ended' ? true : undefined))
    await ours.goTo(`/agreements/${encodeURIComponent(id)}`)
    await ours.page.getByText('终止').first().waitFor()
    await ours.picture('5-ended')

    await window.goTo('/open/service-case')
    await window.page.getByText(/示例政务服务跨省通办协议/).waitFor()
    expect(await window.page.getByText(/湘东—浏阳跨省通办协议/).count()).toBe(0)
    await decides.matter(flowing)
    await verified(decides)
    await ours.matter(id)
    await verified(ours)
  })
})

describe('the main screens', () => {
  const paths = ['/', '/list/project', '/agreements', '/map', '/figures', '/peers', '/notices', '/help']

  it('fit a phone: one column, nothing to push sideways', async () => {
    const desk = await BrowserDesk.open(browser, demo.url('36'), phone)
    desks.push(desk)
    await desk.signIn(shangli, 'project-office')
    const project = await (await Officer.signIn(demo.url('36'), shangli, 'project-office')).find(
      'project',
      '示例项目乙',
    )
    for (const path of [...paths, `/matters/${encodeURIComponent(project)}`]) {
      await desk.goTo(path)
      await desk.settled()
      await desk.picture(`phone${path.replace(/[^a-z]+/g, '-')}`)
      const pushed = await desk.page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect(pushed, path).toBeLessThanOrEqual(0)
    }
  })

  it('speak English to whoever chooses it', async () => {
    const desk = await BrowserDesk.open(browser, demo.url('36'))
    desks.push(desk)
    await desk.goTo('/sign-in')
    await desk.page.getByRole('button', { name: 'English' }).click()
    await desk.signIn(shangli, 'project-office')
    for (const path of paths) {
      await desk.goTo(path)
      await desk.settled()
      await desk.picture(`english${path.replace(/[^a-z]+/g, '-')}`)
      expect(await desk.page.evaluate('document.documentElement.lang')).toBe('en')
      const menu = await desk.page.getByRole('navigation').first().innerText()
      expect(menu, path).not.toMatch(/\p{Script=Han}/u)
    }
  })
})

// — what the officers above do —

async function receive(window: BrowserDesk, item: string, handler = '醴陵市'): Promise<string> {
  const { page } = window
  await window.goTo('/open/service-case')
  const given: Record<string, Given> = {
    itemName: item,
    itemNature: { choice: '公共服务' },
    mode: { choice: '异地代收代办' },
    handler: { pick: [handler] },
    sample: { choice: '是' },
    applicantName: '示例申请人',
    applicantId: '36031319900101000X',
    applicantPhone: '000-0000000',
    application: { files: [paperOf('申请书.pdf')] },
  }
  await window.fill(page.locator('.opening'), given)
  await page.getByRole('button', { name: '建好' }).click()
  return (await page.locator('.receipt-code').innerText()).trim()
}

async function offer(window: BrowserDesk, item: string, handler?: string): Promise<string> {
  await receive(window, item, handler)
  await window.page.getByRole('link', { name: '打开这一件' }).click()
  await window.take('check', '核验', { formComplete: { choice: '是' }, identitySeen: { choice: '核对原件' } })
  await window.take('offer', '转办')
  return await matterOn(window)
}

async function matterOn({ page }: BrowserDesk): Promise<string> {
  await page.waitForURL(/\/matters\//)
  return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
}

/** The page of a matter, once it has come over the border. */
async function opens(desk: BrowserDesk, id: string): Promise<void> {
  await until('the matter over here', async () => {
    await desk.matter(id)
    await desk.settled()
    return (await desk.page.getByText('现在可以做').count()) > 0 ? true : undefined
  })
}

/** Until the handling window has the offer. */
async function arrived(id: string, party = liling): Promise<void> {
  const there = await Officer.signIn(nodeOf(party), party, 'service-window')
  await until(
    `the offer of ${id}`,
    async () => ((await there.matter(id)).row.stage === 'offered' ? true : undefined),
    60_000,
  )
}

async function verified({ page }: BrowserDesk): Promise<void> {
  await page.getByRole('button', { name: '验证' }).click()
  await page.locator('.verify-found').getByText(whole).waitFor()
}

/** What crossed the border, as the timeline says it, newest first. */
async function timeline({ page }: BrowserDesk): Promise<string[]> {
  await page.getByRole('button', { name: /^过界/ }).click()
  const more = page.locator('.timeline-more')
  if ((await more.count()) > 0) await more.click()
  return await page.locator('.timeline .entry-open').allInnerTexts()
}

async function rateAsCitizen(code: string, item: string): Promise<void> {
  const citizen = await BrowserDesk.open(browser, demo.url('36'), phone)
  desks.push(citizen)
  await citizen.goTo('/q')
  await citizen.page.getByRole('textbox').fill(code)
  await citizen.page.getByRole('button').first().click()
  await citizen.page.getByText(item.replace('示例 ', '')).first().waitFor()
  await citizen.picture('3-citizen')
  for (const label of ['评价收件窗口', '评价办理窗口']) {
    const form = citizen.page.locator('section').filter({ has: citizen.page.getByRole('heading', { name: label }) })
    await form.getByText('非常满意', { exact: true }).click()
    await form.getByRole('button').click()
    await form.getByRole('status').waitFor()
  }
}

async function draft(desk: BrowserDesk, title: string): Promise<void> {
  const { page } = desk
  const form = page.locator('.agreement-form')
  await desk.fill(form, {
    title,
    form: { choice: '合作协议' },
    level: { choice: '人民政府' },
    parties: { pick: ['浏阳市'] },
    text: '示例：收件地收件，办理地决定。',
    validFrom: '2026-09-24',
  })
  const purpose = '办理申请人本人提出的跨省通办事项'
  for (const [n, part] of ['共享内容', '个人内容'].entries()) {
    await page.getByRole('button', { name: '加一行' }).click()
    const row = page.locator('.scope-editor fieldset').nth(n)
    await desk.pick(row.getByLabel('哪类业务件'), '跨省通办件')
    if (n > 0) {
      await desk.pick(row.getByLabel('什么内容'), part)
      await row.getByLabel('做什么用').fill(purpose)
    }
  }
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.waitForURL(/\/agreements\/\d/)
}

/** The rest of a paper's way inside one party, each by whose it is: 合法性审核→签发→用印. */
async function inside(party: string, id: string): Promise<void> {
  const url = nodeOf(party)
  await (await Officer.signIn(url, party, 'legal')).step(id, 'review-legality', { legalOpinion: '内容合法。' })
  await (await Officer.signIn(url, party, 'issuer')).step(id, 'issue')
  await (await Officer.signIn(url, party, 'seal')).step(id, 'seal', { paperNo: '示例函〔2026〕2号' })
}

/** As both parties see it; undefined while they differ. */
async function statusOf(id: string): Promise<string | undefined> {
  const seen = await Promise.all(
    [xiangdong, liuyang].map(async (party) => {
      const officer = await Officer.signIn(nodeOf(party), party, 'office')
      const list = await officer.ok<{ id: string; status: string }[]>('GET', '/api/agreements')
      return list.find((agreement) => agreement.id === id)?.status
    }),
  )
  return seen[0] === seen[1] ? seen[0] : undefined
}
