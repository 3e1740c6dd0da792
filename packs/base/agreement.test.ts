import {
  acknowledgementDue,
  agreementContext,
  agreementOf,
  beginScope,
  draftContext,
  isRefusal,
  nextScope,
  type Phase,
  type ScopeState,
  scopePhase,
  sha256Noble,
} from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById, kindsByHash } from '../index.ts'
import { serviceScope } from '../service/scope.ts'
import { Walk } from '../walk.ts'

const kinds = allKinds(sha256Noble)
const kind = kindById(kinds, 'agreement')
if (!kind) throw new Error('agreement')
const here = '360313'
const there = '430181'
const at = (party: string, role = 'officer') => ({ party, desk: 'office', role })
const terms = {
  title: '示例跨省通办合作协议',
  form: 'cooperation',
  level: 'government',
  parties: [here, there],
  text: '示例正文',
  scope: serviceScope,
  validFrom: '2026-09-01',
}

function drafted(parties = [here, there]) {
  const id = new Walk(kind as NonNullable<typeof kind>, parties).id
  const walk = new Walk(kind as NonNullable<typeof kind>, parties, { agreement: draftContext(id, parties) })
  return walk.open(at(here), { ...terms, parties })
}
/** The way of the paper inside one party: 拟稿→会签→合法性审核→签发→用印. */
function sealed(walk: Walk, party: string): Walk {
  return walk
    .step(at(party), 'countersign', { countersignedBy: '司法局、行政审批局' })
    .step(at(party, 'legal'), 'review-legality', { legalOpinion: '符合权限' })
    .step(at(party, 'leader'), 'issue')
    .step(at(party, 'seal-keeper'), 'seal', { paperNo: '示例〔2026〕1号' })
}
const settle = (walk: Walk) => walk.step(at(here), 'circulate').step(at(here), 'settle')
function sign(walk: Walk, party: string): Walk {
  const draft = walk.view(party).shared.tracks.main?.last
  return sealed(walk, party).step(at(party, 'leader'), 'sign', { draft, signatory: '区（市）长' })
}
const status = (walk: Walk, party = here) => agreementOf(walk.view(party).shared).status

/** Reads every log as another party would, and says how far each may go now. */
function phases(walk: Walk): Record<string, Phase> {
  const agreement = agreementOf(walk.view().shared)
  const states: Record<string, ScopeState> = {}
  for (const { leaf, envelope, parts, log } of walk.facts()) {
    if (log.includes('/home/')) continue
    const { party } = envelope.by
    const state = states[party] ?? beginScope(walk.id, party)
    const next = nextScope(state, { leaf, envelope, shared: parts.shared }, agreement, kindsByHash(kinds), () => true)
    if (isRefusal(next)) throw new Error(`${party}: ${next.refusal}`)
    states[party] = next
  }
  return Object.fromEntries(Object.entries(states).map(([party, state]) => [party, scopePhase(state, agreement)]))
}

describe('an agreement', () => {
  it('walks from draft to end, signed by each party on its own node', () => {
    const walk = drafted()
    expect(status(walk)).toBe('draft')
    settle(walk)
    sign(walk, here)
    expect(status(walk, there)).toBe('signing')
    expect(agreementContext(agreementOf(walk.view().shared)).mayOpen('service-case')).toBe(false)
    sign(walk, there)
    expect([status(walk, here), status(walk, there)]).toEqual(['in-force', 'in-force'])
    expect(phases(walk)).toEqual({ [here]: 'agreement-only', [there]: 'open' })
    walk.step(at(here), 'enter-force')
    expect(phases(walk)).toEqual({ [here]: 'open', [there]: 'open' })
    expect(agreementContext(agreementOf(walk.view().shared)).mayOpen('service-case')).toBe(true)

    walk.step(at(there, 'leader'), 'notice-end', { lastDay: '2026-12-31', endReason: '示例：协议到期不再续签' })
    expect(status(walk)).toBe('winding-up')
    walk.step(at(here), 'wind-up')
    expect(phases(walk)).toEqual({ [here]: 'winding-up', [there]: 'winding-up' })
    walk.step(at(there, 'leader'), 'confirm-end', { settledHow: '无在办件' })
    expect(status(walk)).toBe('winding-up')
    walk.step(at(here, 'leader'), 'confirm-end', { settledHow: '无在办件' })
    expect(phases(walk)).toEqual({ [here]: 'ended', [there]: 'ended' })
    walk.step(at(here), 'end')
    expect([status(walk), walk.stage()]).toEqual(['ended', 'ended'])
  })

  it('is signed by nobody whose own approval is not at the seal', () => {
    const walk = settle(drafted())
    const draft = walk.view().shared.tracks.main?.last
    const signs = { draft, signatory: '市长' }
    expect(walk.refused(at(there, 'leader'), 'sign', signs)).toBe('step.not-attested')
    sealed(walk, there)
    expect(walk.refused(at(there, 'leader'), 'sign', signs)).toBeUndefined()
    expect(walk.refused(at(here, 'leader'), 'sign', signs)).toBe('step.not-attested')
  })

  it('keeps each party’s approval at home', () => {
    const walk = sealed(settle(drafted()), there)
    expect(walk.stage('approval', there)).toBe('sealed')
    expect(walk.stage('approval', here)).toBe('drafted')
    expect(JSON.stringify(walk.view(here))).not.toContain('符合权限')
  })

  it('enters into force only when all have signed', () => {
    const walk = sign(settle(drafted([here, there, '430281'])), here)
    expect(walk.refused(at(here), 'enter-force')).toBe('step.gathering')
    sign(walk, there)
    expect(walk.refused(at(there), 'acknowledge')).toBe('step.gathering')
    sign(walk, '430281')
    const state = agreementOf(walk.view().shared)
    expect(state.status).toBe('in-force')
    const due = () => walk.parties.map((party) => acknowledgementDue(agreementOf(walk.view().shared), party))
    expect(due()).toEqual(['enter-force', 'acknowledge', 'acknowledge'])
    walk.step(at(there), 'acknowledge').step(at(here), 'enter-force')
    expect(due()).toEqual([undefined, undefined, 'acknowledge'])
    expect(phases(walk)).toEqual({ [here]: 'open', [there]: 'open', '430281': 'open' })
  })

  it('is signed anew after its text was changed', () => {
    const walk = sign(settle(drafted()), there)
    walk
      .step(at(here), 'reopen', { reopenedFor: '对方建议补一条' })
      .step(at(here), 'revise', { ...withoutParties(terms), text: '示例正文，补一条' })
    settle(walk)
    sign(walk, here)
    expect(status(walk)).toBe('signing')
    const draft = walk.view().shared.tracks.main?.last
    walk.step(at(there, 'leader'), 'sign', { draft, signatory: '市长' })
    expect(status(walk)).toBe('in-force')
    expect(agreementOf(walk.view().shared).signatures).toHaveLength(3)
  })

  it('ends where a party declines', () => {
    const walk = settle(drafted()).step(at(there, 'leader'), 'decline', { declineReason: '示例：条件未成熟' })
    expect(agreementOf(walk.view().shared)).toMatchObject({ status: 'ended', endedBy: 'declined' })
  })

  it('ends by its last day', () => {
    const walk = sign(sign(settle(drafted()), here), there).step(at(here), 'enter-force')
    walk.step(at(here, 'leader'), 'notice-end', { lastDay: '2026-10-31', endReason: '示例' })
    walk.on('2026-11-02').step(at(there), 'expire', { expiredOn: '2026-10-31' }).step(at(here), 'end-expired')
    expect(agreementOf(walk.view().shared)).toMatchObject({ status: 'ended', endedBy: 'last-day' })
  })
})

function withoutParties<T extends { parties: unknown }>({ parties: _, ...rest }: T): Omit<T, 'parties'> {
  return rest
}
