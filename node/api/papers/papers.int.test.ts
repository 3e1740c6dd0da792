import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { fontsHere } from '../../paper/fonts.ts'
import { type Caller, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const officer = { party: shangli, desk: 'project-office', role: 'officer' }
const approver = { party: shangli, desk: 'project-office', role: 'approver' }
const leader = { party: shangli, desk: 'leader', role: 'leader' }
const scout = { party: shangli, desk: 'investment-office', role: 'officer' }
const window = { party: shangli, desk: 'service-window', role: 'officer' }
const neighbour = { party: xiangdong, desk: 'project-office', role: 'officer' }
const head = { party: shangli, desk: 'investment-office', role: 'approver' }
const tax = { party: shangli, desk: 'taxation', role: 'approver' }
const market = { party: shangli, desk: 'market-regulation', role: 'approver' }

let db: FreshDatabase
let node: TestNode
let own: Caller
let project: string
let ahead = 0

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [officer, approver, leader, scout, head, window, neighbour, tax, market], {
    now: () => Date.now() + ahead,
  })
  own = await node.as(officer)
  const opened = await own.send('POST', '/api/matters', {
    kind: 'project',
    data: { name: '示例甲项目', investor: '示例公司', chain: '花炮', investmentFen: 1_000_000_000, sample: true },
  })
  project = opened.body.matter
  await step(project, 'sign-contract', { contractFen: 900_000_000, signedOn: '2026-02-01' }, 0)
  await step(project, 'plan-month', { planMonth: '2026-10', planFen: 40_000_000 })
  await step(project, 'report-month', { month: '2026-09', doneFen: 10_000_000, progressPercent: 5 })
  await step(project, 'report-month', { month: '2026-10', doneFen: 99, progressPercent: 7 })
  await step(project, 'report-month', {
    month: '2026-10',
    doneFen: 20_000_000,
    progressPercent: 8,
    monthProblem: '示例电力未通',
  })
  await (await node.as(leader)).send('POST', `/api/matters/${project}/steps/instruct`, {
    data: { instruction: '示例内部批示' },
  })
  await own.send('POST', '/api/matters', {
    kind: 'problem',
    data: { subject: '示例用电问题', detail: '示例专线未批', category: 'power', project },
  })
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function step(matter: string, name: string, data: object, version?: number, as = own) {
  const { status, body } = await as.send('POST', `/api/matters/${matter}/steps/${name}`, {
    data,
    ...(version === undefined ? {} : { version }),
  })
  expect(status, JSON.stringify(body)).toBe(200)
}

async function words(url: string, caller = own): Promise<string> {
  const { status, bytes } = await caller.bytes(url)
  expect(status).toBe(200)
  const body = await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')
  return (body ?? '').replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
}

describe('a brief of a project', () => {
  it('says what it is, where it stands, money done against plan, problems, and who holds what', async () => {
    const text = await words(`/api/papers/project-brief?matter=${project}`)
    expect(text).toContain('送审稿')
    expect(text).toContain('关于示例甲项目推进情况的专报')
    expect(text).toContain(
      '示例甲项目由示例公司投资，属花炮产业链，总投资1,000万元，协议投资900万元，2026年2月1日签约。',
    )
    // September and the corrected October, against the one month that was planned.
    expect(text).toContain(
      '截至2026年10月，累计完成投资30万元，占总投资的3.0%。2026年计划投资40万元，已完成30万元，为年度计划的75.0%。',
    )
    expect(text).toContain('项目主线：签约，责任单位上栗县岗位project-office。')
    expect(text).toContain('示例用电问题。示例专线未批（已提出，责任单位岗位project-office）。')
    expect(text).toContain('2026年10月形象进度8%')
  })
  it('never has what is internal, whoever asks', async () => {
    for (const person of [officer, leader]) {
      expect(await words(`/api/papers/project-brief?matter=${project}`, await node.as(person))).not.toContain(
        '示例内部批示',
      )
    }
  })
  it('is "not found" to who may not see the project, and for a paper of another kind', async () => {
    for (const person of [window, neighbour]) {
      const { status } = await (await node.as(person)).get(`/api/papers/project-brief?matter=${project}`)
      expect(status).toBe(404)
    }
    expect((await own.get(`/api/papers/meeting-minutes?matter=${project}`)).status).toBe(404)
    expect((await own.get('/api/papers/no-such-paper')).status).toBe(404)
    expect((await own.get('/api/papers/project-brief')).body).toMatchObject({ title: 'paper.wants-matter' })
  })
  it.skipIf(fontsHere() === undefined)('comes as PDF too, while the node goes on answering', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    const { status, bytes, headers } = await own.bytes(`/api/papers/project-brief?matter=${project}&format=pdf`)
    clearInterval(timer)
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(turns).toBeGreaterThan(5)
  })
})

describe('the monthly report of all projects', () => {
  it('lists what was reported for the month, the last report of each, and its sum', async () => {
    const text = await words('/api/papers/projects-month?month=2026-10')
    expect(text).toContain('2026年10月项目推进情况月报')
    expect(text).toContain('共1个项目填报，合计完成投资20万元。')
    expect(text).toContain('示例电力未通')
    expect(await words('/api/papers/projects-month?month=2026-08')).toContain('2026年8月没有填报。')
    expect((await own.get('/api/papers/projects-month')).body).toMatchObject({ title: 'paper.wants-month' })
    expect(text).toContain('样例')
    expect((await (await node.as(window)).get('/api/papers/projects-month?month=2026-10')).status).toBe(404)
  })
})

describe('the weekly bulletin', () => {
  it('lists the week’s signings, leads and visits as they were registered, and nothing of other weeks', async () => {
    const invest = await node.as(scout)
    const open = async (kind: string, data: object) => {
      const { status, body } = await invest.send('POST', '/api/matters', { kind, data: { sample: true, ...data } })
      expect(status, JSON.stringify(body)).toBe(201)
      return body.matter as string
    }
    const lead = (name: string, reportedOn: string, more: object = {}) =>
      open('lead', {
        ...{ name, firm: `${name}公司`, chain: '电子信息', found: 'visit', foundBy: '示例一队', reportedOn },
        ...more,
      })
    const framed = await lead('示例甲意向', '2026-09-30')
    await step(framed, 'begin-talks', { contactedOn: '2026-10-09' }, undefined, invest)
    await step(framed, 'sign-framework', { frameworkOn: '2026-10-14' }, undefined, invest)
    await lead('示例乙意向', '2026-10-16', { intendedFen: 5_000_000_000, contactName: '示例联系人' })
    await lead('示例丙意向', '2026-10-12')
    await lead('示例丁意向', '2026-10-17')
    await lead('实际意向', '2026-10-13', { sample: false })
    const met = { firm: '示例甲公司', way: 'out', ours: '分管领导', theirs: '负责人', talked: '看厂房。' }
    await open('visit', { ...met, subject: '示例走访', visitedOn: '2026-10-13', nextStep: '寄图纸' })
    const bulletin = await open('bulletin', {
      ...{ heading: '示例动态', issue: 3, fromDay: '2026-10-12', toDay: '2026-10-16', body: '本周对接两家。' },
    })
    const text = await words(`/api/papers/bulletin?matter=${bulletin}`, invest)
    expect(text).toContain('招商动态（第3期）')
    expect(text).toContain('送审稿')
    for (const line of [
      '本周对接两家。',
      '一、框架协议',
      '2026年10月14日示例甲意向公司签框架协议，示例甲意向。',
      '二、新增线索',
      '1.示例丙意向公司：示例丙意向，电子信息产业链，示例一队首报。',
      '2.示例乙意向公司：示例乙意向，电子信息产业链，示例一队首报，意向投资5,000万元。',
      '三、走访对接',
      '2026年10月13日外出走访：示例走访，看厂房，下一步寄图纸。',
    ]) {
      expect(text.replaceAll(' ', ''), line).toContain(line)
    }
    for (const other of ['示例丁意向', '实际意向', '示例联系人', '招商活动（']) expect(text).not.toContain(other)
  })
})

describe('the papers of a trip and of a reception', () => {
  const planned = async (direction: string, more: object = {}) => {
    const { status, body } = await (await node.as(scout)).send('POST', '/api/matters', {
      kind: 'trip',
      data: {
        ...{ subject: '示例对接电子企业', direction, place: '示例市', fromDay: '2026-10-12', toDay: '2026-10-13' },
        ...{ hosts: '示例市商务局', people: 3, itinerary: '12日上午走访。\n13日返程。', budgetFen: 1_234_500 },
        ...{ sample: true, ...more },
      },
    })
    expect(status, JSON.stringify(body)).toBe(201)
    return body.matter as string
  }
  const asked = async (paper: string, trip: string) =>
    await words(`/api/papers/${paper}?matter=${trip}`, await node.as(scout))
  it('say what the plan says, and leave a line for what it does not: nothing is invented, and the budget is internal', async () => {
    const trip = await planned('out')
    const itinerary = await asked('trip-itinerary', trip)
    for (const line of [
      '送审稿',
      '示例对接电子企业行程单',
      '时间：2026年10月12日至2026年10月13日',
      '人数：3人',
      '12日上午走访。\n13日返程。',
    ])
      expect(itinerary, line).toContain(line)
    expect(itinerary).toMatch(/带队领导：＿{8,}\n/)
    // A row for each of the three, to write names in.
    expect(itinerary).toMatch(/序号\n姓名\n单位及职务\n联系电话\n1\n\n\n\n2\n\n\n\n3\n\n\n\n(?!4)/)
    const letter = await asked('trip-letter', trip)
    expect(letter).toContain('关于示例对接电子企业的函')
    expect(letter).toContain('示例市商务局：')
    expect(letter).toContain(
      '我方拟就“示例对接电子企业”事宜，于2026年10月12日至2026年10月13日派员一行3人前往示例市，请予接洽。',
    )
    expect(itinerary + letter).not.toContain('12,345')
  })
  it('a plan for a reception is of receptions alone, the letter of trips alone', async () => {
    const out = await planned('out')
    const in_ = await planned('in', { toDay: '2026-10-12', people: 31 })
    const plan = await asked('reception-plan', in_)
    expect(plan).toContain('来访单位：示例市商务局')
    expect(plan).toMatch(/来访公函：＿{8,}\n/)
    expect(plan).toMatch(/经费预算：＿{8,}\n/)
    expect(plan).toContain('时间：2026年10月12日\n')
    expect(plan).toContain('名单另附，共31人。')
    const invest = await node.as(scout)
    expect((await invest.get(`/api/papers/reception-plan?matter=${out}`)).status).toBe(404)
    expect((await invest.get(`/api/papers/trip-letter?matter=${in_}`)).status).toBe(404)
    const { body } = await invest.get('/api/papers')
    expect(body.items.find(({ id }: { id: string }) => id === 'trip-letter').when).toEqual({
      field: 'direction',
      is: 'out',
    })
  })
  it('are drafts until the plan is approved and the letter sent, and keep the day of that', async () => {
    const trip = await planned('out')
    await step(trip, 'approve-trip', {}, 0, await node.as(head))
    expect(await asked('trip-itinerary', trip)).not.toContain('送审稿')
    expect(await asked('trip-letter', trip)).toContain('送审稿')
    await step(trip, 'send-trip-letter', { letterNo: '示例函[2026]9号' }, 1, await node.as(scout))
    const sent = await asked('trip-letter', trip)
    expect(sent).not.toContain('送审稿')
    expect(sent).toContain('示例函〔2026〕9号')
    const wentOutOn = /\n(\d{4}年\d+月\d+日)\s*$/
    const [, day] = wentOutOn.exec(sent) ?? []
    expect(day).toBeDefined()
    ahead = 3 * 86_400_000
    const later = await words(`/api/papers/trip-letter?matter=${trip}`, await node.signIn(scout))
    ahead = 0
    expect(wentOutOn.exec(later)?.[1]).toBe(day)
  })
})

describe('lanes that are through', () => {
  it('stand together in one line, so that a brief keeps to its page', async () => {
    const { body } = await own.send('POST', '/api/matters', {
      kind: 'project',
      data: { name: '示例丁项目', investor: '示例公司', chain: '花炮', sample: true },
    })
    await step(body.matter, 'sign-contract', { contractFen: 900_000_000, signedOn: '2026-02-01' }, 0)
    await step(body.matter, 'land', { landedOn: '2026-03-01', landedAt: '示例地块' }, 1)
    for (const [person, lane] of [
      [tax, 'tax'],
      [market, 'licence'],
    ] as const) {
      const desk = await node.as(person)
      await step(body.matter, `${lane}-receive`, {}, undefined, desk)
      await step(body.matter, `${lane}-approve`, { [`${lane}Number`]: '示例号' }, undefined, desk)
    }
    const text = await words(`/api/papers/project-brief?matter=${body.matter}`)
    expect(text).toMatch(/(营业执照、税务登记|税务登记、营业执照)：已办结。/)
    expect(text).toContain('项目主线：落地，责任单位')
  })
})

describe('minutes', () => {
  it('are marked 送审稿 until they are issued', async () => {
    const opened = await own.send('POST', '/api/matters', {
      kind: 'site-meeting',
      data: { subject: '示例甲项目用电', sort: 'on-site', place: '示例现场', heldOn: '2026-11-20', hostRole: '副县长' },
    })
    const meeting = opened.body.matter as string
    await step(meeting, 'hold-meeting', { heldOn: '2026-11-20', units: '示例办、示例局' }, 0)
    await step(meeting, 'decide', { decision: '一周内批复', decidedUnit: '示例局', decidedBy: '2026-11-27' })
    await step(meeting, 'draft-minutes', { minutes: '会议指出，要快。\n会议决定，一周办结。' }, 1)
    const draft = await words(`/api/papers/meeting-minutes?matter=${meeting}`)
    expect(draft).toContain('送审稿')
    expect(draft).toContain('2026年11月20日，副县长在示例现场主持召开现场办公会，专题研究示例甲项目用电。')
    expect(draft).toContain('示例甲项目用电会议纪要')
    expect(draft).toContain('一周内批复，责任单位：示例局，2026年11月27日前完成。')
    await step(meeting, 'issue-minutes', { minutesNo: '示例纪要（2026）5号' }, 2, await node.as(approver))
    const issued = await words(`/api/papers/meeting-minutes?matter=${meeting}`)
    expect(issued).not.toContain('送审稿')
    expect(issued).toContain('示例纪要〔2026〕5号')
  })
  it('of what is called a meeting already say so once', async () => {
    const { body } = await own.send('POST', '/api/matters', {
      kind: 'site-meeting',
      data: { subject: '示例现场办公会', sort: 'on-site', place: '示例现场', heldOn: '2026-11-20', hostRole: '副县长' },
    })
    expect(await words(`/api/papers/meeting-minutes?matter=${body.matter}`)).toContain('示例现场办公会纪要')
  })
})

describe('the month of a county that reports', () => {
  // Last: from here on the county has a project that is no sample.
  it('adds what was played to nothing that was lived', async () => {
    const { body } = await own.send('POST', '/api/matters', {
      kind: 'project',
      data: { name: '示例戊项目', investor: '示例公司', chain: '花炮' },
    })
    await step(body.matter, 'sign-contract', { contractFen: 900_000_000, signedOn: '2026-02-01' }, 0)
    await step(body.matter, 'report-month', { month: '2026-10', doneFen: 50_000_000, progressPercent: 9 })
    const text = await words('/api/papers/projects-month?month=2026-10')
    expect(text).toContain('共1个项目填报，合计完成投资50万元。')
    expect(text).not.toContain('示例甲项目')
    expect(text).not.toContain('样例')
  })
})
