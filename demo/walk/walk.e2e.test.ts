import { type Kind, type MatterProof, type ReadTile, tilePath } from '@lianyu/kernel'
import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { VerifyResult } from '../../web/src/verify/result.ts'
import { verifyMatter } from '../../web/src/verify/verify-matter.ts'
import { type MatterPage, newCommandId, Officer, type Problem, type Receipt, until } from './officer.ts'
import { paperOf } from './paper.ts'
import { type RunningDemo, runMadeDemo } from './running-demo.ts'

const xiangdong = '360313'
const shangli = '360322'
const liuyang = '430181'
const liling = '430281'
const head = { desk: 'office', role: 'approver' }

let demo: RunningDemo
beforeAll(async () => {
  demo = await runMadeDemo(inject('madeDemo'))
})
afterAll(() => demo?.stop())

const at = (party: string, username: string, duty?: { desk: string; role: string }) =>
  Officer.signIn(demo.url(party.startsWith('36') ? '36' : party.startsWith('43') ? '43' : '44'), party, username, duty)

describe('the demo on the terminal', () => {
  it('shows progress, then three addresses and how to sign in', () => {
    const text = demo.shown()
    for (const number of ['36', '43', '44'] as const) expect(text).toContain(demo.url(number))
    expect(text).toMatch(/✓ 江西站点 \d+/)
    expect(text).toMatch(/✓ 公开数据和示例/)
    expect(text).toContain('Ctrl-C')
  })
  it('offers role titles with their published password', async () => {
    const personas = (await (await fetch(`${demo.url('43')}/api/personas`)).json()) as {
      party: string
      title: { zh: string }
    }[]
    expect(personas.find(({ party, title }) => party === liling && title.zh === '政务大厅 窗口')).toBeDefined()
  })
})

describe('a project at its gate', () => {
  it('does not start while approvals are missing, says which and who holds them, and starts when they are in', async () => {
    const office = await at(shangli, 'project-office')
    const id = await office.find('project', '示例项目甲')
    const refused = await office.ask<Problem>('POST', `/api/matters/${id}/steps/start-construction`, {
      data: { startedOn: '2026-09-24' },
    })
    expect(refused.status).toBe(409)
    expect(refused.body.title).toBe('gate.missing')
    const missing = refused.body.facts?.missing as { label: { zh: string }; holder: { party: string; desk: string } }[]
    expect(missing.map(({ label, holder }) => [label.zh, holder.party, holder.desk])).toEqual([
      ['环评批复', shangli, 'ecology'],
      ['用地报批', shangli, 'natural-resources'],
    ])
    const land = await at(shangli, 'natural-resources')
    await land.step(id, 'land-approve', { landNumber: '示例自然资〔2026〕1号' })
    const ecology = await at(shangli, 'ecology')
    await ecology.step(id, 'environment-approve', { environmentNumber: '示例环审〔2026〕1号' })
    await office.step(id, 'start-construction', { startedOn: '2026-09-24' })
    expect((await office.matter(id)).row.stage).toBe('construction')
    expect((await verify(office, id)).faults).toEqual([])
  })
  it('a real project has its printed facts with their source, and no step, light or holder of ours to blame', async () => {
    const office = await at(xiangdong, 'project-office')
    const id = await office.find('published-project', '湘东云超级计算中心')
    const { matter } = await office.matter(id)
    expect(matter.shared.fields).toEqual({
      name: '湘东云超级计算中心',
      region: xiangdong,
      chain: '数字经济',
      printedStage: 'building',
      stageBasis: '启动建设',
      source: 'pxrb-2023-03-26',
      sourceTitle: '萍乡日报',
      sourceDate: '2023-03-26',
    })
  })
})

describe('a case across the border', () => {
  it('is received here, decided there, and both sides hold the same timeline, which verifies', async () => {
    const here = await at(xiangdong, 'service-window')
    const there = await at(liling, 'service-window')
    const { id, code } = await receive(here, '示例 灵活就业人员参保登记', 'service')
    await here.step(id, 'offer', { parcelNo: '示例寄100' })
    await until('the case on the other list', async () => {
      const list = await there.ok<{ items: { id: string }[] }>(
        'GET',
        '/api/matters?kind=service-case&stage=offered&holder=my-desk',
      )
      return list.items.find((item) => item.id === id)
    })

    const paper = await there.ok<MatterPage>('GET', `/api/matters/${id}`)
    const [application] = paper.matter.overlay.fields.application as { hash: string; name: string }[]
    expect(application?.name).toBe('申请书.pdf')
    const file = await until('the paper', () => there.bytes(`/api/files/${application?.hash}`))
    expect(new TextDecoder().decode(file.slice(0, 5))).toBe('%PDF-')

    await there.step(id, 'accept', { acceptanceNo: '示例受理100' })
    const clock = (await there.matter(id)).readings.case
    // Twenty working days from 24 September: Mid-Autumn and the National Day week do not count, Saturday 10 October does.
    expect(clock?.due).toBe('2026-10-29')
    expect(clock?.provisional).toBe(false)
    const days = clock?.cells.map(({ day }) => day) ?? []
    expect(days).toContain('2026-10-10')
    expect(days).not.toContain('2026-09-25')
    expect(days.filter((day) => day >= '2026-10-01' && day <= '2026-10-07')).toEqual([])

    await there.step(id, 'ask-supplement', { supplementFor: '缺居住证明，请一次补齐。' })
    await until('the question', async () => ((await here.matter(id)).row.stage === 'supplementing' ? true : undefined))
    await here.step(id, 'add-papers', { addedWhat: '居住证明', addedPapers: [await upload(here, '居住证明.pdf')] })
    await until('the papers', async () =>
      (await there.matter(id)).matter.shared.adds['add-papers']?.length ? true : undefined,
    )
    await there.step(id, 'receive-supplement', { suppliedWhat: '居住证明' })
    await there.step(id, 'decide-case', { decision: 'granted', decisionNo: '示例决定100' })
    await there.step(id, 'deliver', { deliveredBy: 'post', deliveryNo: '示例单号100' })

    const followed = await until('the delivery', async () => {
      const shown = await publicPage(code)
      return shown.ended ? shown : undefined
    })
    expect(followed.stages.map((stage) => stage.label.zh)).toContain('受理')
    await rate(code, 'rate-receiver', { receiverRating: 5 })
    await rate(code, 'rate-handler', { handlerRating: 4 })

    const [ours, theirs] = await sameOnBothSides(here, there, id)
    expect(ours).toEqual(theirs)
    await expectVerified(here, id)
    await expectVerified(there, id)
  })
})

describe('what leaves the nodes', () => {
  it('comes to the sample inbox by mail and by the robot of a chat group, which says that it is a stand-in', async () => {
    const inbox = async (way: string, words: string) => {
      const messages = (await (await fetch(`${demo.inbox}/messages.json`)).json()) as Record<string, string>[]
      return messages.find((one) => one.way === way && `${one.subject}${one.text}`.includes(words))
    }
    await passOn(await at(xiangdong, 'service-window'), '示例 等着接收')
    await until('the robot of the hall over there', () => inbox('wecom-robot', '示例 等着接收'))
    const keeper = await at(shangli, 'administrator')
    await keeper.ok('POST', '/api/admin/messages/project-office/mail/test')
    const mail = await until('the mail', () => inbox('mail', '测试消息'))
    expect(mail.to).toContain('project-office@')
    expect(await (await fetch(demo.inbox)).text()).toContain('替身')
  })
})

describe('a node that dies while cases flow', () => {
  it('stops nobody else, says so, comes back, and nothing is lost or done twice', async () => {
    const here = await at(xiangdong, 'service-window')
    const there = await at(liling, 'service-window')
    const before = await Promise.all(
      ['一', '二', '三', '四', '五', '六'].map((n) => passOn(here, `示例 断电前转办${n}`)),
    )
    await Promise.all(before.map((id) => offered(there, id)))

    // The window over there accepts one after another, this one goes on passing on, and in the middle the power goes.
    const accepting = before.map((id) => ({ id, command: newCommandId() }))
    const answered: string[] = []
    const flow = Promise.all(
      accepting.map(async ({ id, command }) => {
        await there.step(id, 'accept', {}, command)
        answered.push(id)
      }),
    ).catch(() => {})
    const during = Promise.all(['甲', '乙', '丙'].map((n) => passOn(here, `示例 断电期间转办${n}`)))
    await demo.kill('43')
    await flow
    expect(demo.shown()).toContain('--node 43')
    const ids = [...before, ...(await during), await passOn(here, '示例 断电之后转办')]
    await until(
      'the peer away',
      async () => {
        const peers = await here.ok<{ party: string; state: string }[]>('GET', '/api/peers')
        return peers.find(({ party, state }) => party === liling && state === 'away')
      },
      60_000,
    )

    await demo.startAgain('43')
    const back = await at(liling, 'service-window')
    // What was answered was done; of the rest nobody knows, so the same commands are sent again.
    for (const id of answered) expect((await back.matter(id)).row.stage).toBe('accepted')
    for (const { id, command } of accepting) await back.step(id, 'accept', {}, command)
    for (const id of ids.slice(before.length)) {
      await offered(back, id)
      await back.step(id, 'accept')
    }
    for (const id of ids) {
      const accepted = async () => ((await here.matter(id)).row.stage === 'accepted' ? true : undefined)
      await until('the acceptance', accepted, 60_000)
      const [ours, theirs] = await sameOnBothSides(here, back, id)
      expect(ours).toEqual(theirs)
      // 收件、核验、转办、受理, each once; between them stands what the province's platform said of the case.
      const steps = (await here.sharedFacts(id)).map(({ step }) => step).filter((step) => step !== 'note-outside')
      expect(steps).toEqual(['open', 'check', 'offer', 'accept'])
      expect(new Set(ours).size).toBe(ours.length)
      await expectVerified(back, id)
    }
  })
})

describe('an agreement from draft to end', () => {
  it('opens the way when both have signed on their own nodes, and closes it when both have ended it', async () => {
    const ours = await at(xiangdong, 'office')
    const theirs = await at(liuyang, 'office')
    const { matter: id } = await ours.open({
      kind: 'agreement',
      parties: [xiangdong, liuyang],
      data: {
        title: '示例湘东—浏阳跨省通办协议',
        form: 'cooperation',
        level: 'government',
        parties: [xiangdong, liuyang],
        text: '示例：收件地收件，办理地决定。',
        scope: [...serviceScope, serviceGrant(allRights)],
        validFrom: '2026-09-24',
      },
    })
    await ours.step(id, 'circulate')
    await until('the draft over there', () => theirs.matter(id).then(() => true))
    await theirs.step(id, 'comment', { comment: '无修改意见。' })
    await ours.step(id, 'settle')
    const draft = await until('the settled text over there', async () => {
      const { main } = (await theirs.matter(id)).matter.shared.tracks
      return main?.stage === 'signing' ? main.last : undefined
    })
    for (const party of [xiangdong, liuyang]) await approveAndSign(party, id, draft)
    for (const officer of [ours, theirs]) {
      await until(
        'the agreement in force',
        async () => ((await statusOf(officer, id)) === 'in-force' ? true : undefined),
        30_000,
      )
    }

    const here = await at(xiangdong, 'service-window')
    const there = await at(liuyang, 'service-window')
    const flowing = await receive(here, '示例 新协议下的办件', 'service', { agreement: id, handler: liuyang })
    await here.step(flowing.id, 'offer')
    await offered(there, flowing.id)
    await there.step(flowing.id, 'accept')
    await there.step(flowing.id, 'decide-case', { decision: 'granted', decisionNo: '示例决定200' })
    await there.step(flowing.id, 'deliver', { deliveredBy: 'online' })

    const [ourHead, theirHead] = [await at(xiangdong, 'office', head), await at(liuyang, 'office', head)]
    await ourHead.step(id, 'notice-end', { lastDay: '2026-09-30', endReason: '示例：试行期满。' })
    await until('the notice over there', async () => ((await statusOf(theirs, id)) === 'winding-up' ? true : undefined))
    const late = await there.ask<Problem>(
      'POST',
      '/api/matters',
      caseOf('示例 清理期间的新件', 'service', id, xiangdong, [liuyang, xiangdong]),
    )
    expect(late.body.title).toBe('matter.outside-agreement')
    await theirHead.step(id, 'confirm-end', { settledHow: '在办件均已办结。' })
    await until('their confirmation', async () =>
      (await ours.matter(id)).matter.shared.adds['confirm-end']?.length ? true : undefined,
    )
    await ourHead.step(id, 'confirm-end', { settledHow: '在办件均已办结。' })
    for (const officer of [ours, theirs]) {
      await until('the end', async () => ((await statusOf(officer, id)) === 'ended' ? true : undefined))
    }
    const refused = await here.ask<Problem>('POST', `/api/matters/${flowing.id}/steps/comment`, {
      data: { comment: '终止之后' },
    })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    await expectVerified(here, flowing.id)
    await expectVerified(there, flowing.id)
    await expectVerified(ours, id)
  })
})

// — what the officers above do —

async function upload(officer: Officer, name: string): Promise<unknown> {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) }
  return await officer.ok('PUT', '/api/files', paperOf(name).bytes, headers)
}

function caseOf(item: string, nature: string, agreement: string, handler: string, parties: string[]) {
  const data = {
    // One whose receiving Liling delegates to the windows of Xiangdong.
    itemCode: '示例-07',
    itemName: item,
    itemNature: nature,
    mode: 'collected',
    handler,
    sample: true,
    applicantName: '示例申请人',
    applicantId: '36031319900101000X',
    applicantPhone: '000-0000000',
  }
  return { kind: 'service-case', agreement, parties, data }
}

async function receive(
  window: Officer,
  item: string,
  nature: string,
  under?: { agreement: string; handler: string },
): Promise<{ id: string; code: string }> {
  const agreement = under?.agreement ?? (await window.find('agreement', '示例政务服务跨省通办协议'))
  const handler = under?.handler ?? liling
  const what = caseOf(item, nature, agreement, handler, [xiangdong, handler])
  const application = [await upload(window, '申请书.pdf')]
  const receipt: Receipt = await window.open({ ...what, data: { ...what.data, application } })
  await window.step(receipt.matter, 'check', { formComplete: true, identitySeen: 'original' })
  return { id: receipt.matter, code: receipt.queryCode ?? '' }
}

/** A case received, checked and offered to the other side. */
async function passOn(window: Officer, item: string): Promise<string> {
  const { id } = await receive(window, item, 'service')
  await window.step(id, 'offer')
  return id
}

interface PublicPage {
  ended: boolean
  stages: { label: { zh: string } }[]
}

async function publicPage(code: string): Promise<PublicPage> {
  const response = await fetch(`${demo.url('36')}/api/public/matters/${code}`)
  expect(response.status).toBe(200)
  return (await response.json()) as PublicPage
}

async function rate(code: string, step: string, data: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${demo.url('36')}/api/public/matters/${code}/steps/${step}`, {
    method: 'POST',
    headers: { 'x-lianyu': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ data }),
  })
  expect(response.status, await response.text()).toBe(200)
}

async function sameOnBothSides(here: Officer, there: Officer, id: string): Promise<[string[], string[]]> {
  return await until('the same timeline', async () => {
    const pair: [string[], string[]] = [(await here.shared(id)).sort(), (await there.shared(id)).sort()]
    return pair[0].join() === pair[1].join() ? pair : undefined
  })
}

/** Until the other node has the offer, and not only the case. */
async function offered(there: Officer, id: string): Promise<void> {
  const stands = async () => ((await there.matter(id)).row.stage === 'offered' ? true : undefined)
  await until(`the offer of ${id}`, stands, 60_000)
}

/** What the browser does at 验证, with the same code: everything recomputed from bytes. */
async function verify(officer: Officer, id: string): Promise<VerifyResult> {
  const proof = await officer.ok<MatterProof>('GET', `/api/matters/${id}/proof`)
  const { kind } = await officer.ok<{ kind: Kind }>('GET', `/api/kinds/by-hash/${proof.kind}`)
  const { matter } = await officer.matter(id)
  const log = (origin: string) => `/log/${origin.split('/').map(encodeURIComponent).join('/')}`
  const tiles =
    (origin: string): ReadTile =>
    (tile) =>
      officer.bytes(`${log(origin)}/${tilePath(tile)}`)
  return await verifyMatter({
    proof,
    kind,
    shown: matter.shared,
    viewer: officer.party,
    readTile: tiles,
    newest: async (origin) => new TextDecoder().decode(await officer.bytes(`${log(origin)}/checkpoint`)),
    now: () => new Date().toISOString(),
    clock: () => performance.now(),
  })
}

/** Green: every record recomputed, none missing, and the other side keeps them too. */
async function expectVerified(officer: Officer, id: string): Promise<void> {
  const result = await until('the other side’s word', async () => {
    const found = await verify(officer, id)
    // What the platform said while this was read is looked at with the next proof.
    return found.verdict === 'alone' || found.faults.length > 0 ? undefined : found
  })
  expect(result.faults).toEqual([])
  expect(result.verdict, JSON.stringify(result.gaps)).toBe('holds')
}

async function approveAndSign(party: string, id: string, draft: string): Promise<void> {
  const office = await at(party, 'office')
  await office.step(id, 'countersign', { countersignedBy: '行政审批局' })
  await (await at(party, 'legal')).step(id, 'review-legality', { legalOpinion: '内容合法。' })
  await (await at(party, 'issuer')).step(id, 'issue')
  const seal = await at(party, 'seal')
  await seal.step(id, 'seal', { paperNo: '示例函〔2026〕1号' })
  await seal.step(id, 'sign', { draft, signatory: '县（市、区）长' })
}

async function statusOf(officer: Officer, id: string): Promise<string | undefined> {
  const list = await officer.ok<{ id: string; status: string }[]>('GET', '/api/agreements')
  return list.find((agreement) => agreement.id === id)?.status
}
