import { describe, expect, it } from 'vitest'
import type { Fact, FactDraft } from '../fact/envelope.ts'
import { isRefusal, type Refusal } from '../refusal/refusal.ts'
import { availableSteps, logFor } from './available-steps.ts'
import type { Context, StepInput } from './context.ts'
import { decide } from './decide.ts'
import { erase } from './erase-part.ts'
import { agreement, contextOf, factOf, granted, matter, officer, parties, underAgreement } from './fixtures/cast.ts'
import { joint } from './fixtures/joint-kind.ts'
import { foldAll, foldFacts } from './fold.ts'
import { foldInto } from './fold-into.ts'
import { open } from './open-matter.ts'
import { seenUpTo } from './seen-up-to.ts'
import { share } from './share-matter.ts'

const [A, B, C] = parties

/** One matter on one desk top: every party's facts at hand at once. */
class Table {
  facts: Fact[] = []
  readonly agreed: boolean
  readonly among: string[]
  constructor(agreed = true, among: string[] = [A, B]) {
    this.agreed = agreed
    this.among = among
  }
  view(party: string = A) {
    const own = this.facts.filter((fact) => !fact.log.includes('/home/') || fact.log.startsWith(party))
    return foldFacts(joint, own, party)
  }
  context(party: string, desk: string, log: 'home' | 'shared', more: Partial<Context> = {}) {
    const line = this.log(party, log)
    const lastInLog = this.facts.filter((fact) => fact.log === line).at(-1)?.leaf
    const under = this.agreed ? { agreement: underAgreement(this.among) } : {}
    return contextOf(officer(party, desk), { ...under, ...(lastInLog ? { lastInLog } : {}), ...more })
  }
  log(party: string, log: 'home' | 'shared') {
    return `${party}/${log === 'home' ? 'home' : agreement}/1`
  }
  append(drafts: FactDraft[] | Refusal, log: 'home' | 'shared'): Fact {
    const draft = granted(drafts)
    const line = this.log(draft.envelope.by.party, log)
    const fact = factOf(draft, line, this.facts.filter((one) => one.log === line).length)
    this.facts.push(fact)
    return fact
  }
  open(data: Record<string, unknown> = { name: '示例', handler: B }) {
    const log = this.agreed ? 'shared' : 'home'
    return this.append(open(joint, { matter, data }, this.context(A, 'window', log)), log)
  }
  try(party: string, desk: string, step: string, input: Partial<StepInput> = {}, more: Partial<Context> = {}) {
    const view = this.view(party)
    const log = logFor(joint, view, step)
    return decide(joint, view, step, { data: {}, ...input }, this.context(party, desk, log, more))
  }
  take(party: string, desk: string, step: string, input: Partial<StepInput> = {}, more: Partial<Context> = {}) {
    return this.append(this.try(party, desk, step, input, more), logFor(joint, this.view(party), step))
  }
}
const code = (answer: FactDraft[] | Refusal) => (isRefusal(answer) ? answer.refusal : 'granted')

describe('opening a matter', () => {
  it('sets its fields, its tracks at their starts and their first holders', () => {
    const table = new Table()
    table.open({ name: ' 示例件 ', handler: B, insideNote: '内部' })
    const { shared, overlay } = table.view()
    expect(shared.fields).toEqual({ name: '示例件', handler: B })
    expect(shared.tracks.work).toMatchObject({ stage: 'drafted', version: 0, holder: { party: A, desk: 'window' } })
    expect(shared.tracks.land?.holder).toEqual({ party: B, desk: 'land-office' })
    expect(overlay.fields).toEqual({ insideNote: '内部' })
    expect(overlay.tracks.seal?.holder).toEqual({ party: A, desk: 'office' })
  })
  it('is refused to the wrong desk, role, id and outside the agreement', () => {
    const at = (more: Partial<Context>, desk = 'window') =>
      code(open(joint, { matter, data: { name: 'x' } }, { ...contextOf(officer(A, desk)), ...more }))
    expect(at({})).toBe('granted')
    expect(at({}, 'kitchen')).toBe('step.desk')
    expect(at({ actor: { ...officer(A), role: 'guest' } })).toBe('step.role')
    expect(at({ actor: officer(B) })).toBe('matter.bad-id')
    expect(at({ agreement: { ...underAgreement(), windingUp: true } })).toBe('matter.outside-agreement')
    expect(at({ agreement: underAgreement([B]) })).toBe('matter.bad-parties')
  })
  it('names the field that is missing, wrong or not asked for', () => {
    const at = (data: Record<string, unknown>) => open(joint, { matter, data }, contextOf(officer(A)))
    expect(at({})).toMatchObject({ refusal: 'field.required', field: 'data.name' })
    expect(at({ name: 'x', handler: 'nobody' })).toMatchObject({ refusal: 'field.wrong-type', field: 'data.handler' })
    expect(at({ nmae: 'x' })).toMatchObject({ refusal: 'field.unknown', facts: { near: 'name' } })
  })
})

describe('taking a step', () => {
  it('moves the track, counts its version and starts the clock of the stage it enters', () => {
    const table = new Table()
    table.open()
    const fact = table.take(A, 'window', 'begin')
    expect(fact.envelope).toMatchObject({ track: 'work', epoch: 0, version: 0 })
    expect(table.view().shared.tracks.work).toMatchObject({
      stage: 'running',
      version: 1,
      last: fact.leaf,
      clock: { name: 'work.running', unit: 'working-days', budget: 20, receivedOn: '2026-10-12', calendar: '2026-1' },
      passed: [{ stage: 'drafted', step: 'begin', by: A }],
    })
  })
  it('takes a budget from the setting of the day and records it', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin', {}, { setting: (key) => (key === 'joint.days' ? 15 : undefined) })
    expect(table.view().shared.tracks.work?.clock?.budget).toBe(15)
    const other = new Table()
    other.open()
    expect(code(other.try(A, 'window', 'begin', {}, { setting: () => 'soon' }))).toBe('step.bad-setting')
  })
  it('is refused to who does not hold the track, lacks the role or is no party', () => {
    const table = new Table()
    table.open()
    expect(code(table.try(B, 'window', 'begin'))).toBe('step.not-holder')
    expect(code(table.try(A, 'kitchen', 'begin'))).toBe('step.not-holder')
    expect(code(table.try(A, 'window', 'begin', {}, { actor: { ...officer(A), role: 'guest' } }))).toBe('step.role')
    expect(code(table.try('440203', 'window', 'begin'))).toBe('step.not-a-party')
    expect(table.try(A, 'window', 'beginn')).toMatchObject({ refusal: 'step.unknown', facts: { near: 'begin' } })
  })
  it('comes back stale, with what happened meanwhile, where its author saw an older version', () => {
    const table = new Table()
    table.open()
    const { leaf } = table.take(A, 'window', 'begin')
    expect(table.try(A, 'window', 'note', { version: 0 })).toMatchObject({
      refusal: 'step.stale',
      sort: 'conflict',
      facts: { saw: 0, version: 1, last: leaf, stage: { zh: '办理中' } },
    })
  })
  it('says where the track stands when it is the wrong stage', () => {
    const table = new Table()
    table.open()
    expect(table.try(A, 'window', 'close')).toMatchObject({
      refusal: 'step.wrong-stage',
      facts: { stage: { zh: '起草' } },
    })
  })
  it('suspends the clock only on a named ground, resumes it and extends it once', () => {
    const table = new Table()
    table.open()
    expect(code(table.try(A, 'window', 'heard'))).toBe('step.wrong-stage')
    table.take(A, 'window', 'begin')
    expect(code(table.try(A, 'window', 'heard'))).toBe('step.not-suspended')
    expect(code(table.try(A, 'window', 'hear', { data: { ground: 'holiday' } }))).toBe('field.not-a-choice')
    table.take(A, 'window', 'hear', { data: { ground: 'hearing' } })
    expect(code(table.try(A, 'window', 'hear', { data: { ground: 'hearing' } }))).toBe('step.already-suspended')
    table.take(A, 'window', 'heard', {}, { today: '2026-10-20' })
    table.take(A, 'window', 'extend')
    expect(code(table.try(A, 'window', 'extend'))).toBe('step.already-extended')
    expect(table.view().shared.tracks.work?.clock).toMatchObject({
      budget: 30,
      extended: true,
      suspensions: [{ ground: 'hearing', from: '2026-10-12', to: '2026-10-20' }],
    })
  })
})

describe('a gate', () => {
  it('names what is missing and who holds it, then opens', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin')
    expect(table.try(A, 'window', 'close')).toMatchObject({
      refusal: 'gate.missing',
      facts: { missing: [{ track: 'land', stage: { zh: '待批' }, holder: { party: B, desk: 'land-office' } }] },
    })
    const grant = table.take(B, 'land-office', 'grant', { data: { plot: '12.5' } })
    const close = table.take(A, 'window', 'close')
    expect(close.envelope.after).toContain(grant.leaf)
    expect(table.view().shared).toMatchObject({
      fields: { plot: '12.50' },
      tracks: { work: { stage: 'done' } },
      flags: [],
    })
  })
  it('stays passed when its ground is withdrawn later, with a flag', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin')
    table.take(B, 'land-office', 'grant')
    const close = table.take(A, 'window', 'close')
    const withdrawn = table.take(B, 'land-office', 'withdraw')
    const { shared } = table.view()
    expect(shared.tracks.work?.stage).toBe('done')
    expect(shared.flags).toEqual([
      { leaf: close.leaf, why: 'gate-withdrawn', step: 'close', by: A, cause: withdrawn.leaf },
    ])
  })
  it('is judged by what the writer had seen: a crossing withdrawal does not void', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin')
    table.take(B, 'land-office', 'grant')
    const close = table.try(A, 'window', 'close')
    table.take(B, 'land-office', 'withdraw')
    table.append(close, 'shared')
    const { shared } = table.view()
    expect(shared.tracks.work?.stage).toBe('done')
    expect(shared.flags.map((flag) => flag.why)).toEqual(['gate-withdrawn'])
  })
  it('voids a step that does not name its ground', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin')
    const grant = table.take(B, 'land-office', 'grant')
    const close = granted(table.try(A, 'window', 'close'))
    close.envelope.after = close.envelope.after.filter((leaf) => leaf !== grant.leaf)
    const { leaf } = table.append([close], 'shared')
    const { shared } = table.view()
    expect(shared.tracks.work?.stage).toBe('running')
    expect(shared.flags).toEqual([{ leaf, why: 'gate-missing', step: 'close', by: A }])
  })
})

describe('a gate named by a ground that is known to be withdrawn', () => {
  it('is not passed: the last fact of the track in the past must satisfy', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin')
    table.take(B, 'land-office', 'grant')
    const close = granted(table.try(A, 'window', 'close'))
    const withdrawn = table.take(B, 'land-office', 'withdraw')
    close.envelope.after = [...close.envelope.after, withdrawn.leaf].sort()
    const { leaf } = table.append([close], 'shared')
    expect(table.view().shared.flags).toEqual([{ leaf, why: 'gate-missing', step: 'close', by: A }])
  })
})

describe('a hand-off', () => {
  const offered = () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin')
    table.take(A, 'window', 'offer', { to: { party: B, desk: 'window' } })
    return table
  }
  it('passes the track; the sender answers for it until acceptance', () => {
    const table = offered()
    expect(table.view().shared.tracks.work).toMatchObject({
      stage: 'offered',
      epoch: 1,
      holder: { party: B },
      chargedTo: { party: A },
      previous: { party: A },
    })
    expect(code(table.try(A, 'window', 'note'))).toBe('step.not-holder')
    table.take(B, 'window', 'accept')
    const { work } = table.view().shared.tracks
    expect(work).toMatchObject({ stage: 'running', epoch: 1, holder: { party: B } })
    expect(work?.chargedTo).toBeUndefined()
  })
  it('goes back to the sender when it is returned', () => {
    const table = offered()
    table.take(B, 'window', 'refuse')
    expect(table.view().shared.tracks.work).toMatchObject({
      stage: 'drafted',
      epoch: 2,
      holder: { party: A, desk: 'window' },
    })
  })
  it('needs a receiver that is a party of the matter', () => {
    const table = new Table()
    table.open()
    expect(code(table.try(A, 'window', 'offer'))).toBe('step.receiver')
    expect(code(table.try(A, 'window', 'offer', { to: { party: '440203', desk: 'window' } }))).toBe('step.receiver')
    expect(code(table.try(A, 'window', 'offer', { to: { party: A, desk: 'window' } }))).toBe('step.receiver')
  })
  it('moves at once between desks of one party', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin')
    expect(table.try(A, 'window', 'pass', { to: { party: B, desk: 'window' } })).toMatchObject({
      refusal: 'step.receiver',
      facts: { why: { en: 'must be a desk of your own' } },
    })
    table.take(A, 'window', 'pass', { to: { party: A, desk: 'back-office' } })
    expect(table.view().shared.tracks.work).toMatchObject({ epoch: 1, holder: { party: A, desk: 'back-office' } })
  })
})

describe('a fence', () => {
  const red = { isRed: () => true }
  it('is open to the offerer only once the clock is red and something was seen', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'offer', { to: { party: B, desk: 'window' } })
    expect(code(table.try(A, 'window', 'recall'))).toBe('step.not-red')
    expect(code(table.try(A, 'window', 'recall', {}, red))).toBe('step.nothing-to-fence')
    expect(code(table.try(B, 'window', 'recall', {}, red))).toBe('step.relation')
  })
  it('ends the tenure: what the holder wrote unseen is overtaken, and may be taken again', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'offer', { to: { party: B, desk: 'window' } })
    const seen = { ...red, seen: () => ({ generation: 1, entries: 0 }) }
    const recall = granted(table.try(A, 'window', 'recall', {}, seen))
    const accept = table.take(B, 'window', 'accept')
    const note = table.take(B, 'window', 'note', { data: { paidFen: 5 } })
    const { leaf } = table.append([recall], 'shared')
    const { shared } = table.view()
    expect(shared.tracks.work).toMatchObject({ stage: 'drafted', epoch: 2, holder: { party: A }, last: leaf })
    expect(shared.fields.paidFen).toBeUndefined()
    expect(shared.flags.map(({ leaf: of, why, cause }) => [of, why, cause]).sort()).toEqual(
      [
        [accept.leaf, 'overtaken', leaf],
        [note.leaf, 'overtaken', leaf],
      ].sort(),
    )
    table.take(A, 'window', 'offer', { to: { party: B, desk: 'window' } })
    table.take(B, 'window', 'accept')
    expect(table.view().shared.tracks.work).toMatchObject({ stage: 'running', epoch: 3, holder: { party: B } })
  })
})

describe('after a fence', () => {
  const red = { isRed: () => true, seen: () => ({ generation: 1, entries: 0 }) }
  /** A offers to B and recalls; B, not knowing, accepts and passes it round with C until it is B's again. */
  const crossed = () => {
    const table = new Table(true, [A, B, C])
    table.open()
    table.take(A, 'window', 'offer', { to: { party: B, desk: 'window' } })
    const recall = granted(table.try(A, 'window', 'recall', {}, red))
    table.take(B, 'window', 'accept')
    table.take(B, 'window', 'offer', { to: { party: C, desk: 'window' } })
    table.take(C, 'window', 'refuse')
    const last = table.take(B, 'window', 'begin')
    return { table, last, recall }
  }
  it('whatever rests on the overtaken tenure is overtaken too, in later tenures and by others', () => {
    const { table, recall } = crossed()
    table.append([recall], 'shared')
    const { shared } = table.view(B)
    expect(shared.flags.map(({ why, step }) => `${why} ${step}`).sort()).toEqual([
      'overtaken accept',
      'overtaken begin',
      'overtaken offer',
      'overtaken refuse',
    ])
    expect(shared.tracks.work).toMatchObject({ stage: 'drafted', epoch: 2, version: 2, holder: { party: A } })
  })
  it('a later fact rests on the live chain, though its own log ends in an overtaken fact with the same numbers', () => {
    const { table, last, recall } = crossed()
    table.append([recall], 'shared')
    for (let i = 0; i < 2; i++) table.take(A, 'window', 'note')
    const offer = table.take(A, 'window', 'offer', { to: { party: B, desk: 'window' } })
    const { version, epoch } = table.view(B).shared.tracks.work ?? {}
    expect([version, epoch]).toEqual([(last.envelope.version ?? 0) + 1, last.envelope.epoch])
    const accept = table.take(B, 'window', 'accept')
    expect(accept.envelope.after).toEqual([offer.leaf, last.leaf].sort())
    const { work } = table.view(B).shared.tracks
    expect(work).toMatchObject({ stage: 'running', version: 6, holder: { party: B }, last: accept.leaf })
  })
  it('a fence of the overtaken tenure has no force', () => {
    const { table, recall } = crossed()
    table.take(B, 'window', 'offer', { to: { party: C, desk: 'window' } })
    const later = table.take(B, 'window', 'recall', {}, red)
    const first = table.append([recall], 'shared')
    const { shared } = table.view(C)
    expect(shared.tracks.work?.last).toBe(first.leaf)
    expect(shared.flags.find((flag) => flag.leaf === later.leaf)).toMatchObject({ why: 'overtaken', cause: first.leaf })
  })
  it('a fence that claims to have seen what it does not rest on has no force', () => {
    const { table, recall } = crossed()
    recall.envelope.fence = { epoch: 1, party: B, seen: 1, generation: 1 }
    const { leaf } = table.append([recall], 'shared')
    const { shared } = table.view(C)
    expect(shared.tracks.work).toMatchObject({ stage: 'running', holder: { party: B } })
    expect(shared.flags).toMatchObject([{ leaf, why: 'bad-ground' }])
  })
  it('a fence whose own grounds show the tenure going on has no force, however little it says it had seen', () => {
    const { table, recall } = crossed()
    const accept = table.facts.find(({ envelope }) => envelope.step === 'accept')
    recall.envelope.after = [...recall.envelope.after, accept?.leaf as string].sort()
    const { leaf } = table.append([recall], 'shared')
    const { shared } = table.view(C)
    expect(shared.tracks.work).toMatchObject({ stage: 'running', holder: { party: B } })
    expect(shared.flags).toMatchObject([{ leaf, why: 'bad-ground' }])
  })
  it('claims no more of a log than is folded: not past a fact that waits', () => {
    const { table } = crossed()
    const [first, ...rest] = table.facts.filter((fact) => fact.log.startsWith(B))
    const shared = foldAll(joint, [...table.facts.filter((fact) => !fact.log.startsWith(B)), ...rest])
    expect(first).toBeDefined()
    expect(seenUpTo(shared, rest, 3)).toBe(1)
    expect(seenUpTo(table.view(A).shared, rest, 3)).toBe(3)
  })
})

describe('local tracks and what attests them', () => {
  it('live in the overlay of their party; a shared step names where they stand', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin')
    expect(code(table.try(A, 'window', 'finish', { data: { result: '准' } }))).toBe('step.not-attested')
    expect(logFor(joint, table.view(), 'seal')).toBe('home')
    const seal = table.take(A, 'office', 'seal', { data: { stamp: '第1号' } })
    expect(table.view(A).overlay).toMatchObject({ tracks: { seal: { stage: 'sealed' } }, fields: { stamp: '第1号' } })
    expect(table.view(B).overlay.tracks.seal?.stage).toBe('unsealed')
    const finish = table.take(A, 'window', 'finish', { data: { result: '准' } })
    expect(finish.envelope.attested).toEqual({ track: 'seal', stage: 'sealed', leaf: seal.leaf })
    expect(finish.envelope.after).not.toContain(seal.leaf)
    expect(table.view(B).shared.tracks.work?.stage).toBe('done')
  })
})

describe('steps on no track', () => {
  it('add entries in the order of party, log and index', () => {
    const table = new Table()
    table.open()
    table.take(B, 'any', 'comment', { data: { opinion: '一' } })
    table.take(A, 'any', 'comment', { data: { opinion: '二', teller: '0799-1234567' } })
    table.take(B, 'any', 'comment', { data: { opinion: '三' } })
    const { shared, overlay } = table.view()
    expect(shared.adds.comment?.map((entry) => entry.fields.opinion)).toEqual(['二', '一', '三'])
    expect(overlay.adds.comment?.map((entry) => entry.fields)).toEqual([{ teller: '0799-1234567' }])
  })
  it('that each party takes once are refused the second time', () => {
    const table = new Table()
    table.open()
    table.take(A, 'any', 'rate', { data: { stars: 5 } })
    expect(code(table.try(A, 'any', 'rate', { data: { stars: 1 } }))).toBe('step.once')
    expect(code(table.try(B, 'any', 'rate', { data: { stars: 6 } }))).toBe('field.out-of-range')
  })
  it('that gather wait for every party and then rest on what they gathered', () => {
    const table = new Table()
    table.open()
    const first = table.take(A, 'any', 'rate', { data: { stars: 5 } })
    expect(table.try(A, 'any', 'sum')).toMatchObject({ refusal: 'step.gathering', facts: { missing: [B] } })
    const second = table.take(B, 'any', 'rate', { data: { stars: 4 } })
    const sum = table.take(A, 'any', 'sum')
    expect(sum.envelope.after).toEqual([first.leaf, second.leaf].sort())
  })
})

describe('sharing a local matter', () => {
  it('carries a snapshot from which all parties go on alike', () => {
    const table = new Table(false)
    table.open({ name: '示例', insideNote: '内部' })
    table.take(A, 'window', 'begin')
    table.take(A, 'any', 'comment', { data: { opinion: '一' } })
    const before = table.view().shared
    const context = contextOf(officer(A), { agreement: underAgreement([A, B]) })
    const fact = table.append(share(joint, table.view(), { checkpoint: 'note' }, context), 'shared')
    const { shared, overlay } = table.view(A)
    const moved = Object.fromEntries(
      Object.entries(before.tracks).map(([id, track]) => [id, { ...track, last: fact.leaf }]),
    )
    expect(shared).toEqual({ ...before, agreement, parties: [A, B], first: fact.leaf, tracks: moved })
    expect(table.view(B).shared).toEqual(shared)
    expect(overlay.fields).toEqual({ insideNote: '内部' })
    const later = contextOf(officer(A), { agreement: underAgreement([A, B]), lastInLog: fact.leaf })
    const note = decide(joint, table.view(), 'note', { data: { paidFen: 7 } }, later)
    table.append(note, 'shared')
    expect(table.view(B).shared.fields).toMatchObject({ name: '示例', paidFen: 7 })
    expect(code(share(joint, table.view(), { checkpoint: 'note' }, context))).toBe('matter.already-shared')
  })
})

describe('erasing a part', () => {
  it('leaves the entry and takes its content away, for everybody who holds the request', () => {
    const table = new Table()
    table.open()
    const target = table.take(B, 'any', 'comment', { data: { opinion: '张某的电话' } })
    target.envelope.parts = { shared: 'x' }
    const ask = (party: string) =>
      erase(
        joint,
        table.view(),
        { target, part: 'shared', ground: '个人信息保护法' },
        table.context(party, 'any', 'shared'),
      )
    expect(code(erase(joint, table.view(), { target, part: 'personal', ground: '' }, contextOf(officer(B))))).toBe(
      'erase.not-erasable',
    )
    table.append(ask(B), 'shared')
    expect(table.view().shared.adds.comment).toMatchObject([{ leaf: target.leaf, fields: {} }])
    expect(table.view().shared.adds.erase).toMatchObject([{ fields: { leaf: target.leaf, part: 'shared' } }])
  })
  it('writes down within how many working days every holder answers: by the setting, else by the value shipped', () => {
    const table = new Table()
    table.open()
    const target = table.take(B, 'any', 'comment', { data: { opinion: '张某的电话' } })
    target.envelope.parts = { shared: 'x' }
    const days = (value: unknown) => {
      const context = { ...table.context(B, 'any', 'shared'), setting: () => value }
      const drafts = erase(joint, table.view(), { target, part: 'shared', ground: '本人要求' }, context)
      return 'refusal' in drafts ? drafts.refusal : drafts[0]?.parts.shared?.fields?.answerDays
    }
    expect([undefined, 7, 0, '7', 2.5].map(days)).toEqual([15, 7, 15, 15, 15])
  })
})

describe('the steps a person may expect', () => {
  it('are those of the role that lead on from here, refused ones with their reason', () => {
    const table = new Table()
    table.open()
    table.take(A, 'window', 'begin')
    const steps = availableSteps(joint, table.view(), table.context(A, 'window', 'shared'))
    expect(steps.find((one) => one.step === 'note')).toEqual({ step: 'note', track: 'work', may: true })
    expect(steps.find((one) => one.step === 'close')).toMatchObject({
      may: false,
      refusal: { refusal: 'gate.missing' },
    })
    expect(steps.find((one) => one.step === 'grant')).toMatchObject({
      may: false,
      refusal: { refusal: 'step.not-holder' },
    })
    expect(steps.find((one) => one.step === 'accept')).toBeUndefined()
    expect(steps.find((one) => one.step === 'comment')).toEqual({ step: 'comment', may: true })
  })
})

describe('folding what should not be there', () => {
  it('keeps and flags it: a second opening, a stranger, an unknown step', () => {
    const table = new Table()
    const first = table.open()
    const second = granted(open(joint, { matter, data: { name: '另一件' } }, table.context(A, 'window', 'shared')))
    const forked = table.append([second], 'shared')
    const begin = granted(table.try(A, 'window', 'begin'))
    const stranger = factOf({ ...begin, envelope: { ...begin.envelope, by: officer(B) } }, `${B}/${agreement}/1`, 0)
    const unknown = factOf(
      { parts: {}, envelope: { ...begin.envelope, step: 'dance', after: [first.leaf] } },
      `${A}/${agreement}/1`,
      5,
    )
    const state = foldAll(joint, [unknown, stranger, forked, first])
    expect(state.first).toBe(first.leaf)
    expect(state.fields.name).toBe('示例')
    expect(Object.fromEntries(state.flags.map((flag) => [flag.leaf, flag.why]))).toEqual({
      [forked.leaf]: 'second-opening',
      [stranger.leaf]: 'not-holder',
      [unknown.leaf]: 'unknown-step',
    })
  })
  it('lets a fact wait for its grounds', () => {
    const table = new Table()
    const first = table.open()
    const begin = table.take(A, 'window', 'begin')
    const note = table.take(A, 'window', 'note')
    expect(foldAll(joint, [first, note])).toMatchObject({
      waiting: [note.leaf],
      tracks: { work: { stage: 'drafted' } },
    })
    expect(foldAll(joint, [note, begin])).toMatchObject({ first: '', waiting: [begin.leaf, note.leaf].sort() })
    expect(foldAll(joint, [note, begin, first])).toEqual(table.view().shared)
  })
  it('takes the fact that stands first in the log where a writer contradicts itself', () => {
    const table = new Table()
    table.open()
    const begin = table.try(A, 'window', 'begin')
    const other = granted(table.try(A, 'window', 'note'))
    const won = table.append(begin, 'shared')
    const lost = table.append([other], 'shared')
    const { shared } = table.view()
    expect(shared.tracks.work?.last).toBe(won.leaf)
    expect(shared.flags).toEqual([{ leaf: lost.leaf, why: 'void', step: 'note', by: A, cause: won.leaf }])
  })
  it('folds fact by fact to the same state, without a full fold where all is well', () => {
    const table = new Table()
    table.open()
    const step = table.view()
    for (const name of ['begin', 'note', 'extend']) {
      const fact = table.take(A, 'window', name)
      expect(foldInto(joint, step, fact)).toBe(true)
      expect(foldInto(joint, step, fact)).toBe(false)
    }
    expect(foldInto(joint, step, table.take(B, 'land-office', 'grant'))).toBe(true)
    expect(foldInto(joint, step, table.take(A, 'window', 'close'))).toBe(true)
    expect(foldInto(joint, step, table.take(A, 'any', 'comment', { data: { opinion: '好' } }))).toBe(true)
    expect(step).toEqual(table.view())
  })
})
