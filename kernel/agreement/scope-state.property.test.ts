import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Envelope, Fact, PartContent } from '../fact/envelope.ts'
import { type AuthoredOpenStep, defineKind } from '../lifecycle/define-kind.ts'
import { foldAll } from '../lifecycle/fold.ts'
import type { Kind } from '../lifecycle/kind.ts'
import { kindOf } from '../lifecycle/kind-of.ts'
import { text } from '../names.ts'
import { isRefusal } from '../refusal/refusal.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import { mayWrite } from './may-write.ts'
import { beginScope, isForLater, nextScope, type ScopeEntry, type ScopeState } from './scope-state.ts'

const name = text('x', 'x')
const mark = (over: Partial<AuthoredOpenStep> = {}): AuthoredOpenStep => ({
  label: name,
  by: 'officer',
  of: 'any',
  form: [],
  ...over,
})

/** The agreement's contract and no more: forms and roles do not matter here. */
const agreementKind = kindOf(
  defineKind({
    pack: 'test',
    id: 'agreement',
    version: 1,
    label: name,
    title: 'title',
    fields: {
      title: { type: 'words', label: name },
      scope: { type: 'scope-rows', label: name },
      draft: { type: 'words', label: name },
      lastDay: { type: 'day', label: name },
    },
    tracks: {
      main: {
        label: name,
        holder: 'office',
        start: 'drafting',
        stages: Object.fromEntries(['drafting', 'signing', 'in-force'].map((id) => [id, { label: name }])),
        steps: {
          revise: { label: name, from: 'drafting', to: 'drafting', by: 'officer', form: ['title', 'scope'] },
          settle: { label: name, from: 'drafting', to: 'signing', by: 'officer' },
          reopen: { label: name, from: 'signing', to: 'drafting', by: 'officer' },
          'enter-force': { label: name, from: 'signing', to: 'in-force', by: 'officer' },
        },
      },
      approval: {
        label: name,
        local: true,
        holder: 'office',
        start: 'sealed',
        stages: { sealed: { label: name } },
        steps: {},
      },
    },
    open: {
      sign: mark({
        form: ['draft'],
        once: { field: 'draft' },
        attests: { track: 'approval', stages: ['sealed'] },
      }),
      decline: mark(),
      acknowledge: mark(),
      'notice-end': mark({ form: ['lastDay'] }),
      'confirm-end': mark(),
      expire: mark(),
    },
    opening: { by: 'officer', at: 'office', form: ['title', 'scope'] },
  }),
)
const caseKind = kindOf(
  defineKind({
    pack: 'test',
    id: 'case',
    version: 1,
    label: name,
    title: 'title',
    fields: { title: { type: 'words', label: name } },
    tracks: { main: { label: name, holder: 'window', start: 'begun', stages: { begun: { label: name } }, steps: {} } },
    open: { add: mark() },
    opening: { by: 'officer', at: 'window', form: ['title'] },
  }),
)
const kinds = (hash: string): Kind | undefined => [agreementKind, caseKind].find((kind) => kind.hash === hash)

const everyone = ['360313', '430281', '440311', '360322']
const id = '360313:00000000-0000-7000-8000-000000000001'
const trackSteps = ['revise', 'settle', 'reopen', 'enter-force']
const deeds = [
  ...trackSteps,
  'sign',
  'sign',
  'sign',
  'decline',
  'acknowledge',
  'notice-end',
  'confirm-end',
  'expire',
  'begin',
  'begin',
  'add',
  'look',
  'look',
]

interface Move {
  who: number
  deed: string
  /** A rogue writes without asking whether it may. */
  rogue: boolean
}

/** One reader of all logs: judges each entry as it comes, folds what passes, stands still where it must wait. */
class Reader {
  readonly parties: string[]
  readonly states: Record<string, ScopeState> = {}
  readonly read: Record<string, number> = {}
  readonly verdict: Record<string, string> = {}
  readonly facts: Fact[] = []
  agreement: Agreement | undefined

  constructor(parties: string[]) {
    this.parties = parties
    for (const party of parties) {
      this.states[party] = beginScope(id, party)
      this.read[party] = 0
    }
  }

  knows = (leaf: string): boolean => this.facts.some((fact) => fact.leaf === leaf)

  take(party: string, fact: Fact, state: ScopeState): void {
    this.states[party] = state
    this.read[party] = (this.read[party] ?? 0) + 1
    if (fact.envelope.matter !== id) return
    this.facts.push(fact)
    this.agreement = agreementOf(foldAll(agreementKind, this.facts))
  }

  /** Reads one more entry of a party's log, if there is one and it may be read now. */
  step(party: string, log: readonly Fact[]): boolean {
    const fact = log[this.read[party] ?? 0]
    if (fact === undefined || this.verdict[party] !== undefined) return false
    const next = nextScope(this.states[party] as ScopeState, entryOf(fact), this.agreement, kinds, this.knows)
    if (isRefusal(next)) {
      if (!isForLater(next)) this.verdict[party] = `${this.read[party]}: ${next.refusal}`
      return false
    }
    this.take(party, fact, next)
    return true
  }

  readAll(logs: Record<string, Fact[]>, order: number[]): void {
    for (const pick of order) {
      const party = this.parties[pick % this.parties.length] as string
      this.step(party, logs[party] ?? [])
    }
    while (this.parties.some((party) => this.step(party, logs[party] ?? [])));
  }
}

function entryOf(fact: Fact): ScopeEntry {
  return { leaf: fact.leaf, envelope: fact.envelope, shared: fact.parts.shared }
}

/** Plays the moves: each party reads what it likes of the others and writes what its own journal lets it write. */
function play(size: number, moves: Move[]): { parties: string[]; logs: Record<string, Fact[]>; rogues: Set<string> } {
  const parties = everyone.slice(0, size).sort()
  const logs: Record<string, Fact[]> = Object.fromEntries(parties.map((party) => [party, []]))
  const readers = Object.fromEntries(parties.map((party) => [party, new Reader(parties)]))
  const rogues = new Set<string>()
  let count = 0
  const write = (
    party: string,
    step: string,
    over: Partial<Envelope>,
    fields: Record<string, unknown>,
    rogue: boolean,
  ) => {
    const reader = readers[party] as Reader
    const log = logs[party] as Fact[]
    // A party reads its own log up to the end before it writes.
    while (reader.step(party, log));
    if ((reader.read[party] ?? 0) < log.length && !rogue) return
    count++
    const shared: PartContent = { fields }
    const envelope = {
      v: 1,
      command: `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`,
      n: 0,
      kind: agreementKind.hash,
      matter: id,
      step,
      by: { party, desk: 'office', role: 'officer', officer: 'o' },
      at: `2026-11-${String(1 + (count % 28)).padStart(2, '0')}T02:00:00.000Z`,
      after: [],
      parts: {},
      ...over,
    } as Envelope
    const fact: Fact = {
      leaf: `${party}-${String(count).padStart(4, '0')}`,
      log: `${party}/${id}/1`,
      index: log.length,
      envelope,
      parts: { shared },
    }
    if (rogue) rogues.add(party)
    else if (reader.agreement !== undefined) {
      if (mayWrite(reader.agreement, { envelope, parts: { shared } }, kinds) !== true) return
    }
    log.push(fact)
    reader.step(party, log)
  }
  const scope = [{ kind: 'case', steps: '*', part: 'shared', audience: 'all' }]
  write('360313', 'open', { agreement: id, parties }, { title: 'a', scope }, false)
  for (const { who, deed, rogue } of moves) {
    const party = parties[who % parties.length] as string
    const reader = readers[party] as Reader
    if (deed === 'look') {
      for (const other of parties) while (reader.step(other, logs[other] as Fact[]));
      continue
    }
    if (reader.agreement === undefined) continue
    const matter = `${party}:00000000-0000-7000-8000-${String(count).padStart(12, '0')}`
    if (deed === 'begin') {
      write(party, 'open', { kind: caseKind.hash, matter, agreement: id, parties }, { title: 'c' }, rogue)
      continue
    }
    if (deed === 'add') {
      write(party, 'add', { kind: caseKind.hash, matter, after: ['0'] }, {}, rogue)
      continue
    }
    const state = foldAll(agreementKind, reader.facts)
    const main = state.tracks.main
    if (main === undefined) continue
    const own = (logs[party] as Fact[]).filter((fact) => fact.envelope.matter === id).at(-1)
    const seen = ['sign', 'notice-end', 'confirm-end', 'expire'].flatMap((step) =>
      (state.adds[step] ?? []).map((add) => add.leaf),
    )
    const after = [...new Set([state.first, main.last, ...(own ? [own.leaf] : []), ...seen])].sort()
    const onTrack = trackSteps.includes(deed)
    if (onTrack && party !== '360313' && !rogue) continue
    const at = onTrack ? { track: 'main', epoch: main.epoch, version: main.version } : {}
    const attested =
      deed === 'sign' && !rogue ? { attested: { track: 'approval', stage: 'sealed', leaf: 'a'.repeat(64) } } : {}
    const narrower = [{ kind: 'other', steps: '*', part: 'shared', audience: 'all' }]
    const fields: Record<string, Record<string, unknown>> = {
      sign: { draft: main.last },
      'notice-end': { lastDay: '2026-11-15' },
      revise: { title: `b${count}`, scope: narrower },
    }
    write(party, deed, { after, ...at, ...attested }, fields[deed] ?? {}, rogue)
  }
  return { parties, logs, rogues }
}

const moveOf = (rogue: fc.Arbitrary<boolean>) => fc.record({ who: fc.nat(3), deed: fc.constantFrom(...deeds), rogue })
const move = (who: number, deed: string): Move => ({ who, deed, rogue: false })
const everybody = [0, 1, 2, 3]

/** The ordinary course up to where everybody may work; chance alone seldom gets there. */
const course = [
  move(0, 'settle'),
  ...everybody.flatMap((who) => [move(who, 'look'), move(who, 'sign')]),
  ...everybody.flatMap((who) => [move(who, 'look'), move(who, 'acknowledge'), move(who, 'begin')]),
]
/** The same, but nobody says that it holds the signatures. */
const silent = course.filter(({ deed }) => deed !== 'acknowledge' && deed !== 'begin')
const begun = fc.oneof(
  fc.constant(course),
  fc.constant(silent),
  fc.nat(course.length).map((done) => course.slice(0, done)),
)
const afterCourse = (rest: fc.Arbitrary<Move[]>) => fc.tuple(begun, rest).map(([first, then]) => [...first, ...then])
const honest = afterCourse(fc.array(moveOf(fc.constant(false)), { maxLength: 40 }))
const withRogues = afterCourse(fc.array(moveOf(fc.integer({ min: 0, max: 9 }).map((n) => n === 0)), { maxLength: 40 }))
const orders = fc.array(fc.array(fc.nat(3), { maxLength: 80 }), { minLength: 3, maxLength: 3 })

/** Everything a fact rests on, its writer's own earlier entries among it. */
function pastOf(logs: Record<string, Fact[]>, fact: Fact): Fact[] {
  const all = Object.values(logs).flat()
  const past = new Map<string, Fact>()
  const walk = (next: Fact) => {
    if (past.has(next.leaf)) return
    past.set(next.leaf, next)
    for (const other of all) {
      if (next.envelope.after.includes(other.leaf)) walk(other)
      if (other.log === next.log && other.index < next.index) walk(other)
    }
  }
  walk(fact)
  return [...past.values()]
}

describe('what a log may carry under an agreement', () => {
  it('is judged alike by every reader, whatever order the logs came in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), withRogues, orders, (size, moves, [a, b, c]) => {
        const { parties, logs } = play(size, moves)
        const results = [a, b, c].map((order) => {
          const reader = new Reader(parties)
          reader.readAll(logs, order ?? [])
          return { verdict: reader.verdict, read: reader.read, states: reader.states, agreement: reader.agreement }
        })
        expect(results[1]).toEqual(results[0])
        expect(results[2]).toEqual(results[0])
      }),
      { numRuns: 150, seed: 20261122 },
    )
  })

  it('never turns against an honest writer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), withRogues, orders, (size, moves, [order]) => {
        const { parties, logs, rogues } = play(size, moves)
        const reader = new Reader(parties)
        reader.readAll(logs, order ?? [])
        for (const party of parties) if (!rogues.has(party)) expect(reader.verdict[party]).toBeUndefined()
        if (rogues.size === 0) for (const party of parties) expect(reader.read[party]).toBe(logs[party]?.length)
      }),
      { numRuns: 150, seed: 20261123 },
    )
  })

  it('lets nothing but the agreement pass before its writer rests on all signatures of one draft', () => {
    let opened = 0
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), withRogues, orders, (size, moves, [order]) => {
        const { parties, logs } = play(size, moves)
        const reader = new Reader(parties)
        reader.readAll(logs, order ?? [])
        for (const party of parties) {
          for (const fact of (logs[party] ?? []).slice(0, reader.read[party])) {
            if (fact.envelope.matter === id) continue
            opened++
            const signatures = pastOf(logs, fact).filter((past) =>
              reader.agreement?.signatures.some((mark) => mark.leaf === past.leaf),
            )
            const drafts = new Set(signatures.map((past) => past.parts.shared?.fields?.draft))
            const signedByAll = [...drafts].some((draft) =>
              parties.every((by) =>
                signatures.some((s) => s.envelope.by.party === by && s.parts.shared?.fields?.draft === draft),
              ),
            )
            expect(signedByAll).toBe(true)
          }
        }
      }),
      { numRuns: 150, seed: 20261124 },
    )
    // Otherwise the property would hold because nothing ever came into force.
    expect(opened).toBeGreaterThan(50)
  })

  it('opens nothing new in a log after it has shown a notice, and nothing at all after its own end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), honest, orders, (size, moves, [order]) => {
        const { parties, logs } = play(size, moves)
        const reader = new Reader(parties)
        reader.readAll(logs, order ?? [])
        for (const party of parties) {
          const steps = (logs[party] ?? []).map((fact) =>
            fact.envelope.matter === id ? fact.envelope.step : `case ${fact.envelope.step}`,
          )
          const from = (step: string) => (steps.includes(step) ? steps.slice(steps.indexOf(step)) : [])
          expect(from('notice-end')).not.toContain('case open')
          expect(from('confirm-end')).not.toContain('case open')
        }
      }),
      { numRuns: 150, seed: 20261125 },
    )
  })
})
