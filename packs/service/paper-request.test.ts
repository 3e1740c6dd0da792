import { sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'
import { paperRequest } from './paper-request.ts'
import { paperPurpose, paperScope } from './paper-scope.ts'

const kind = kindById(allKinds(sha256Noble), 'paper-request') as NonNullable<ReturnType<typeof kindById>>
const [xiangdong, liling] = ['360313', '430281'] as const
const here = { party: xiangdong, desk: 'service-window', role: 'officer' }
const there = { party: liling, desk: 'service-window', role: 'approver' }
/** The node itself, when somebody opens the paper by the query code. */
const person = { party: liling, desk: 'public', role: 'system' }
const file = (letter: string) => [{ hash: letter.repeat(64), name: '证书.pdf', type: 'application/pdf', size: 1024 }]
const [paper, another] = [file('a'), file('b')]

const drafted = (who = here, trial = false) =>
  new Walk(kind, [xiangdong, liling], { agreement: agreementFor([xiangdong, liling], 'paper-request'), trial })
    .on('2026-11-02')
    .open(who, {
      paperName: '示例户籍证明',
      provider: liling,
      forWhat: '示例子女入学',
      basis: '示例办法第三条',
      subjectName: '示例申请人',
      subjectId: '11010519491231002X',
    })
const consent = { consentHow: 'signed', consentTo: '向醴陵市调取户籍证明，只用于子女入学', consentOn: '2026-11-02' }
const asked = () => drafted().step(here, 'give-consent', consent).step(here, 'ask', {}, liling1())
const liling1 = () => ({ party: liling, desk: 'service-window' })
const searching = () => asked().step(there, 'take-up')
const show = { previewFile: paper, issuedBy: '示例派出所', validUntil: '2026-12-31' }
const ready = () => searching().step(there, 'show-preview', show)
const seen = { previewedBy: 'person', previewedOn: '2026-11-03' }
const approved = () => ready().step(person, 'saw-preview').step(here, 'approve-preview', seen)
const given = () => approved().step(there, 'give', { paper })

/** The flows of a paper between two offices, the ordinary one first; each is walked as both sides hold it. */
const flows: [name: string, walks: () => void][] = [
  [
    '正常：同意、发出、查找、预览、认可、提供、使用 · ordinary',
    () => {
      const walk = given().step(here, 'use-paper', { usedFor: '示例子女入学' })
      expect([walk.stage(), walk.stage('use'), walk.stage('consent')]).toEqual(['given', 'used', 'given'])
      expect(walk.view(xiangdong).overlay.fields.paper).toEqual(paper)
    },
  ],
  [
    '没有同意：发不出去 · consent missing',
    () => expect(drafted().refused(here, 'ask', {}, liling1())).toBe('step.condition'),
  ],
  [
    '本人不同意：不调取，改变主意可再同意 · consent refused',
    () => {
      const walk = drafted().step(here, 'refuse-consent', { consentRefusedOn: '2026-11-02' })
      expect(walk.refused(here, 'ask', {}, liling1())).toBe('step.condition')
      expect(walk.refused(here, 'give-consent', consent)).toBeUndefined()
    },
  ],
  [
    '提供之前撤回同意：再也给不出去 · consent withdrawn before',
    () => {
      const walk = approved().step(here, 'withdraw-consent', { withdrawnOn: '2026-11-04' })
      expect(walk.refused(there, 'give', { paper })).toBe('gate.missing')
      walk.step(there, 'close', { closedFor: '本人撤回同意' })
      expect(walk.stage()).toBe('closed')
    },
  ],
  [
    '提供之后撤回同意：已给的被标出 · consent withdrawn after',
    () =>
      expect(() => given().step(here, 'withdraw-consent', { withdrawnOn: '2026-11-05' })).toThrow(
        /gate-withdrawn.*"step":"give"/,
      ),
  ],
  [
    '预览后不用：不提供 · preview declined',
    () => {
      const walk = ready()
        .step(person, 'saw-preview')
        .step(here, 'decline-preview', { ...seen, declinedFor: '地址不是现在的' })
      expect(walk.refused(there, 'give', { paper })).toBe('gate.missing')
      expect(walk.step(there, 'close', { closedFor: '本人不用' }).stage()).toBe('closed')
    },
  ],
  [
    '没有看过：谁也不能替他认可或提供 · not previewed',
    () => {
      const walk = ready()
      expect(walk.refused(here, 'approve-preview', seen)).toBe('step.gathering')
      expect(walk.refused(there, 'give', { paper })).toBe('gate.missing')
    },
  ],
  [
    '给的不是预览的那份：给不出去 · another paper than the one seen',
    () => expect(approved().refused(there, 'give', { paper: another })).toBe('step.condition'),
  ],
  [
    '查无此材料 · not available',
    () => expect(searching().step(there, 'answer-none', { noneFor: '查过 2010 年以来的登记' }).stage()).toBe('none'),
  ],
  [
    '约期提供：到那天为止计时，之后照样预览 · deferred',
    () => {
      const walk = searching().step(there, 'defer', { availableOn: '2026-11-12', deferredFor: '档案在整理' })
      expect(walk.view().shared.tracks.request?.clock).toMatchObject({ name: 'request.deferred', unit: 'natural-days' })
      expect(walk.step(there, 'show-preview', show).stage()).toBe('ready')
    },
  ],
  [
    '查到多份：问清是哪一份再找 · several match',
    () => {
      const walk = searching().step(there, 'ask-which', { whichOf: '两份，签发年份不同' })
      expect(walk.refused(there, 'know-which')).toBe('step.gathering')
      walk.step(here, 'tell-which', { whichOne: '2021 年那份', whichNote: '已问本人' }).step(there, 'know-which')
      expect(JSON.stringify(walk.view().shared)).not.toContain('2021 年那份')
      expect(walk.stage()).toBe('searching')
    },
  ],
  [
    '身份不符：不说与谁相符 · identity mismatch',
    () => {
      const walk = searching()
      expect(walk.refused(there, 'answer-mismatch', { noneFor: '与某某相符' })).toBe('field.unknown')
      expect(walk.step(there, 'answer-mismatch').stage()).toBe('mismatch')
    },
  ],
  [
    '对方系统故障：恢复后继续 · provider error',
    () => {
      const walk = searching().step(there, 'fail', { failure: '证照库连不上' })
      expect(walk.refused(there, 'show-preview', show)).toBe('step.wrong-stage')
      expect(walk.step(there, 'try-again').step(there, 'show-preview', show).stage()).toBe('ready')
    },
  ],
  [
    '逾期未答：收回，此后再给无效 · timeout',
    () => {
      const walk = searching()
      expect(walk.refused(here, 'time-out')).toBe('step.not-red')
      walk.on('2026-11-10').step(here, 'time-out')
      expect(walk.stage()).toBe('timed-out')
      expect(walk.refused(there, 'show-preview', show)).toBe('step.not-holder')
    },
  ],
  [
    '收到的是别的材料：退回，换一份，重新预览 · wrong paper',
    () => {
      const walk = given().step(here, 'reject-paper', { rejectedFor: 'wrong' }).step(there, 'renew')
      walk.step(there, 'show-preview', { ...show, previewFile: another })
      // The approval was for the first one; it lets nothing else through.
      expect(walk.refused(there, 'give', { paper: another })).toBe('step.condition')
      walk.step(person, 'saw-preview').step(here, 'approve-preview', seen).step(there, 'give', { paper: another })
      expect(walk.step(here, 'use-paper', { usedFor: '示例子女入学' }).stage('use')).toBe('used')
    },
  ],
  [
    '材料过了有效期：不能用 · expired paper',
    () => {
      const walk = given().on('2027-01-04')
      expect(walk.refused(here, 'use-paper', { usedFor: '示例子女入学' })).toBe('step.condition')
      expect(walk.step(here, 'reject-paper', { rejectedFor: 'expired' }).stage('use')).toBe('rejected')
    },
  ],
  [
    '没有依据：不予提供，写明理由 · refused',
    () => {
      const walk = searching()
      expect(walk.refused(there, 'refuse', {})).toBe('field.required')
      expect(walk.step(there, 'refuse', { refusedFor: '该材料不在共享目录内' }).stage()).toBe('refused')
    },
  ],
  [
    '不归对方保管：退回，另选单位 · not kept there',
    () => {
      const walk = asked().step(there, 'send-back', { sentBackFor: '由株洲市保管' })
      expect(walk.view().shared.tracks.request).toMatchObject({ stage: 'drafted', holder: { party: xiangdong } })
    },
  ],
]

describe('a paper fetched from who holds it', () => {
  it.each(flows)('%s', (_, walks) => walks())

  it('leaves the paper where it is kept until it is given, and the person out of the shared state', () => {
    const walk = ready()
    expect(walk.view(xiangdong).overlay.fields.previewFile).toBeUndefined()
    expect(walk.view(liling).overlay.fields.previewFile).toEqual(paper)
    const bytes = JSON.stringify(given().view(xiangdong).shared)
    for (const secret of ['示例申请人', '11010519491231002X', '证书.pdf']) expect(bytes).not.toContain(secret)
  })

  it('is walked to its end in a trial: no code opens it, so who walks where it is kept sees it as the person', () => {
    const [mine, theirs] = [xiangdong, liling].map((party) => ({ party, desk: 'leader', role: 'leader' })) as [
      typeof here,
      typeof here,
    ]
    const walk = drafted(mine, true)
      .step(mine, 'give-consent', consent)
      .step(mine, 'ask', {}, liling1())
      .step(theirs, 'take-up')
      .step(theirs, 'show-preview', show)
    expect(walk.refused(mine, 'approve-preview', seen)).toBe('step.gathering')
    // Over here there is nothing to be seen yet; and outside a trial nobody can say that the person saw it.
    expect(walk.refused(mine, 'saw-preview')).toBe('step.role')
    expect(ready().refused(there, 'saw-preview')).toBe('step.role')
    walk
      .step(theirs, 'saw-preview')
      .step(mine, 'approve-preview', seen)
      .step(theirs, 'give', { paper })
      .step(mine, 'use-paper', { usedFor: '示例子女入学' })
    expect([walk.stage(), walk.stage('use')]).toEqual(['given', 'used'])
    expect(walk.view(xiangdong).overlay.fields.paper).toEqual(paper)
  })

  it('names every step that carries a person in its scope, for the one purpose', () => {
    const { fields, tracks, open, opening } = paperRequest.declaration
    const steps = [
      ...Object.values(tracks).flatMap((track) => Object.entries(track.steps)),
      ...Object.entries(open),
      ['open', opening] as const,
    ]
    const personal = steps.filter(([, { form = [] }]) => form.some(({ field }) => fields[field]?.part === 'personal'))
    expect(personal.map(([id]) => id).sort()).toEqual(
      paperScope.flatMap((row) => (row.part === 'personal' ? row.steps : [])).sort(),
    )
    for (const [id, step] of personal) expect(step.personal, id).toBe(paperPurpose)
  })
})
