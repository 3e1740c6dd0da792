import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../fact/canonical.ts'
import type { Fact, FactDraft } from '../fact/envelope.ts'
import { type SealedPart, sealFact } from '../fact/seal.ts'
import { sha256Noble } from '../log/suite.ts'
import type { PartyId } from '../names.ts'
import { isRefusal, type Refusal } from '../refusal/refusal.ts'
import { checkKind } from './check/check-kind.ts'
import { decide } from './decide.ts'
import { type AuthoredStep, defineKind } from './define-kind.ts'
import { authoredBallot, ballot } from './fixtures/ballot-kind.ts'
import { agreement, contextOf, granted, matter, parties, underAgreement } from './fixtures/cast.ts'
import { foldAll, foldFacts } from './fold.ts'
import { fold } from './fold-into.ts'
import type { Folded } from './folded.ts'
import { open } from './open-matter.ts'
import { sealedEntries, unseal } from './unseal.ts'

interface Desk {
  party: PartyId
  log: Fact[]
  have: Map<PartyId, number>
  known: Fact[]
  folded: Folded
  kept: Map<string, SealedPart>
}

/** Parties that vote, each with what reached it; salts are counted, so that a story is the same every time. */
class Voting {
  readonly desks: Desk[]
  private salts = 0
  constructor(count: number) {
    this.desks = parties.slice(0, count).map((party) => ({
      party,
      log: [],
      have: new Map(),
      known: [],
      folded: foldFacts(ballot, [], party),
      kept: new Map(),
    }))
    this.append(this.origin, open(ballot, { matter, data: { name: '示例' } }, this.context(this.origin)))
  }
  get origin(): Desk {
    return this.desks[0] as Desk
  }
  context(desk: Desk) {
    const lastInLog = desk.log.at(-1)?.leaf
    const actor = { party: desk.party, desk: 'desk', role: 'officer', officer: 'o1' }
    const under = underAgreement(this.desks.map((one) => one.party))
    return contextOf(actor, { agreement: under, ...(lastInLog ? { lastInLog } : {}) })
  }
  append(desk: Desk, drafts: FactDraft[] | Refusal): Fact {
    const draft = granted(drafts)
    const salt = () => new Uint8Array(32).fill(++this.salts % 251)
    const sealed = sealFact(draft, sha256Noble, { shared: salt(), ...(draft.sealed ? { sealed: salt() } : {}) })
    const fact: Fact = {
      leaf: sealed.leaf,
      log: `${desk.party}/${agreement}/1`,
      index: desk.log.length,
      envelope: sealed.envelope,
      parts: sealed.parts.shared ? { shared: JSON.parse(new TextDecoder().decode(sealed.parts.shared.bytes)) } : {},
    }
    if (sealed.sealed) desk.kept.set(fact.leaf, sealed.sealed)
    desk.log.push(fact)
    desk.have.set(desk.party, desk.log.length)
    this.take(desk, fact)
    return fact
  }
  try(desk: Desk, step: string, data: Record<string, unknown> = {}) {
    return decide(ballot, desk.folded, step, { data }, this.context(desk))
  }
  deliver(from: Desk, to: Desk, many: number): void {
    const had = to.have.get(from.party) ?? 0
    const next = from.log.slice(had, had + many)
    to.have.set(from.party, had + next.length)
    for (const fact of next) this.take(to, fact)
  }
  deliverAll(): void {
    for (const from of this.desks) for (const to of this.desks) this.deliver(from, to, Number.MAX_SAFE_INTEGER)
  }
  /** What the node of this party does of itself, as far as it may. */
  unsealAll(desk: Desk): void {
    for (const [leaf, { salt, bytes }] of desk.kept) {
      const drafts = unseal(ballot, desk.folded, { leaf, salt, bytes }, this.context(desk))
      if (!isRefusal(drafts)) this.append(desk, drafts)
    }
  }
  all(): Fact[] {
    return this.desks.flatMap((desk) => desk.log)
  }
  private take(desk: Desk, fact: Fact): void {
    desk.known.push(fact)
    desk.folded = fold(ballot, desk.folded, fact, () => desk.known)
    expect(canonicalText(desk.folded)).toBe(canonicalText(foldFacts(ballot, desk.known, desk.party)))
  }
}

const small = fc.nat({ max: 12 })
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ cast: small, juror: fc.nat({ max: 3 }) }) },
  { weight: 5, arbitrary: fc.record({ deliver: small, to: small, many: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ advance: fc.constant(true) }) },
  { weight: 2, arbitrary: fc.record({ unseal: small }) },
)
type Act = typeof happening extends fc.Arbitrary<infer T> ? T : never
const story = fc.record({
  count: fc.integer({ min: 2, max: 4 }),
  acts: fc.array(happening, { minLength: 12, maxLength: 40 }),
})

function play({ count, acts }: { count: number; acts: Act[] }) {
  const voting = new Voting(count)
  const votes = new Map<string, string>()
  let seenAtOpening: Set<string> | undefined
  const desk = (n: number) => voting.desks[n % count] as Desk
  for (const act of acts) {
    if ('cast' in act) {
      const at = desk(act.cast)
      const vote = `secret-${votes.size}-${at.party}`
      const drafts = voting.try(at, 'cast', { juror: `示例评委${act.juror}`, vote })
      if (!isRefusal(drafts)) votes.set(voting.append(at, drafts).leaf, vote)
    } else if ('deliver' in act) voting.deliver(desk(act.deliver), desk(act.to), act.many)
    else if ('advance' in act) {
      const before = voting.origin.known.map((fact) => fact.leaf)
      const drafts = voting.try(voting.origin, seenAtOpening ? 'tell' : 'open-all')
      if (isRefusal(drafts)) continue
      voting.append(voting.origin, drafts)
      seenAtOpening ??= new Set(before)
    } else voting.unsealAll(desk(act.unseal))
    if (seenAtOpening === undefined) {
      // Nothing that anybody holds says how anybody voted: neither the log nor what it folds to.
      expect(canonicalText([voting.all(), voting.desks.map((one) => one.folded)] as never)).not.toContain('secret-')
    }
  }
  return { voting, votes, seenAtOpening }
}

describe('sealed entries of honest parties', () => {
  it('say nothing before the stage; then those that had come are open to all alike, and no other ever is', () => {
    let opened = 0
    let late = 0
    fc.assert(
      fc.property(story, (given) => {
        const { voting, votes, seenAtOpening } = play(given)
        voting.deliverAll()
        for (const desk of voting.desks) voting.unsealAll(desk)
        voting.deliverAll()
        const states = voting.desks.map((desk) => canonicalText(desk.folded.shared))
        expect(new Set(states).size).toBe(1)
        expect(canonicalText(foldAll(ballot, [...voting.all()].reverse()))).toBe(states[0])
        expect(voting.origin.folded.shared.flags).toEqual([])
        const entries = sealedEntries(ballot, voting.origin.folded)
        expect(entries.map(({ entry }) => entry.leaf).sort()).toEqual([...votes.keys()].sort())
        for (const { entry } of entries) {
          const came = seenAtOpening?.has(entry.leaf) === true
          expect([entry.opened !== undefined, entry.late === true]).toEqual([
            came,
            seenAtOpening !== undefined && !came,
          ])
          expect(entry.fields.vote).toBe(came ? votes.get(entry.leaf) : undefined)
          if (came) opened++
          else if (entry.late) late++
        }
        const said = canonicalText(voting.all() as never)
        for (const [leaf, vote] of votes) expect(said.includes(vote)).toBe(seenAtOpening?.has(leaf) === true)
      }),
      { seed: 20261122, numRuns: 80 },
    )
    expect(opened).toBeGreaterThan(60)
    expect(late).toBeGreaterThan(10)
  })
})

describe('an opening that is not honest', () => {
  const [A, B] = parties
  function voted() {
    const voting = new Voting(2)
    const [origin, other] = voting.desks as [Desk, Desk]
    voting.deliverAll()
    const mine = voting.append(origin, voting.try(origin, 'cast', { juror: '示例甲', vote: 'secret-a' }))
    const theirs = voting.append(other, voting.try(other, 'cast', { juror: '示例乙', vote: 'secret-b' }))
    voting.deliverAll()
    return { voting, origin, other, mine, theirs }
  }
  /** An opening with something in it changed after it was decided. */
  function forged(voting: Voting, desk: Desk, leaf: string, change: (fields: Record<string, unknown>) => void) {
    const kept = desk.kept.get(leaf) as SealedPart
    const drafts = unseal(ballot, desk.folded, { leaf, ...kept }, voting.context(desk))
    const draft = granted(drafts)
    const fields = draft.parts.shared?.fields as Record<string, unknown>
    change(fields)
    return voting.append(desk, [draft])
  }

  it('with another vote, or another salt, is set apart and shows nothing', () => {
    const { voting, origin, other, theirs } = voted()
    voting.append(origin, voting.try(origin, 'open-all'))
    voting.deliverAll()
    const first = forged(voting, other, theirs.leaf, (fields) => {
      fields.fields = { vote: 'secret-other' }
    })
    const second = forged(voting, other, theirs.leaf, (fields) => {
      fields.salt = 'ff'.repeat(32)
    })
    voting.deliverAll()
    const { flags, adds } = origin.folded.shared
    expect(flags.map(({ leaf, why, by }) => [leaf, why, by]).sort()).toEqual(
      [
        [first.leaf, 'seal-broken', B],
        [second.leaf, 'seal-broken', B],
      ].sort(),
    )
    expect(adds.cast?.find((entry) => entry.by === B)?.fields).toEqual({ juror: '示例乙' })
  })
  it('of a ballot that somebody else wrote is void', () => {
    const { voting, origin, other, mine } = voted()
    voting.append(origin, voting.try(origin, 'open-all'))
    voting.deliverAll()
    const kept = origin.kept.get(mine.leaf) as SealedPart
    const refusal = unseal(ballot, other.folded, { leaf: mine.leaf, ...kept }, voting.context(other))
    expect(isRefusal(refusal) && refusal.refusal).toBe('seal.not-yours')
    const draft = granted(unseal(ballot, origin.folded, { leaf: mine.leaf, ...kept }, voting.context(origin)))
    draft.envelope = { ...draft.envelope, by: { ...draft.envelope.by, party: B }, after: [...draft.envelope.after] }
    voting.append(other, [draft])
    voting.deliverAll()
    expect(origin.folded.shared.flags.map(({ why }) => why)).toEqual(['void'])
    expect(origin.folded.shared.adds.cast?.find((entry) => entry.by === A)?.opened).toBeUndefined()
  })
  it('before the stage is void, and a writer who votes after the opening cannot be opened, whatever his node says', () => {
    const { voting, origin, other, theirs } = voted()
    const early = unseal(
      ballot,
      other.folded,
      { leaf: theirs.leaf, ...(other.kept.get(theirs.leaf) as SealedPart) },
      voting.context(other),
    )
    expect(isRefusal(early) && early.refusal).toBe('seal.too-early')
    voting.append(origin, voting.try(origin, 'open-all'))
    // The other has not heard of it: an honest late ballot.
    const late = voting.append(other, voting.try(other, 'cast', { juror: '示例丙', vote: 'secret-late' }))
    voting.deliverAll()
    const kept = other.kept.get(late.leaf) as SealedPart
    const refused = unseal(ballot, other.folded, { leaf: late.leaf, ...kept }, voting.context(other))
    expect(isRefusal(refused) && refused.refusal).toBe('seal.late')
    const good = granted(
      unseal(
        ballot,
        other.folded,
        { leaf: theirs.leaf, ...(other.kept.get(theirs.leaf) as SealedPart) },
        voting.context(other),
      ),
    )
    const main = other.folded.shared.tracks.main?.last as string
    const insisting = structuredClone(good)
    insisting.envelope.after = [late.leaf, main].sort()
    insisting.parts.shared = {
      fields: { leaf: late.leaf, salt: Buffer.from(kept.salt).toString('hex'), fields: { vote: 'secret-late' } },
    }
    voting.append(other, [insisting])
    voting.deliverAll()
    expect(origin.folded.shared.flags).toMatchObject([{ why: 'void', cause: late.leaf }])
    expect(origin.folded.shared.adds.cast?.find((entry) => entry.leaf === late.leaf)).toMatchObject({
      late: true,
      fields: { juror: '示例丙' },
    })
  })
})

describe('checkKind on sealed entries', () => {
  const faultsWith = (change: (kind: typeof authoredBallot) => void) => {
    const kind = structuredClone(authoredBallot)
    change(kind)
    return checkKind(defineKind(kind)).map(({ path, says }) => `${path}: ${says}`)
  }
  const cast = (kind: typeof authoredBallot) => kind.open?.cast as NonNullable<typeof authoredBallot.open>[string]
  const openAll = (kind: typeof authoredBallot) => kind.tracks.main?.steps['open-all'] as AuthoredStep
  it('finds nothing wrong with the example', () => {
    expect(faultsWith(() => {})).toEqual([])
  })
  it('asks for the stages of voting, apart from those of opening, with no way back', () => {
    expect(faultsWith((kind) => delete (cast(kind) as { during?: unknown }).during)).toEqual([
      expect.stringContaining('open.cast.during: sealed entries may be added at any time'),
    ])
    expect(
      faultsWith((kind) => {
        const steps = kind.tracks.main?.steps as Record<string, object>
        steps.again = { label: kind.label, from: 'told', to: 'called', by: 'officer' }
      }),
    ).toEqual([expect.stringContaining('a way leads back to "called"')])
  })
  it('asks the opening step to rest on what was sealed', () => {
    expect(faultsWith((kind) => delete (openAll(kind) as { gathers?: unknown }).gathers)).toEqual([
      expect.stringContaining('tracks.main.steps.open-all.gathers'),
    ])
  })
  it('refuses a sealed field that stands elsewhere, says who has voted, or belongs to no form', () => {
    const sealing = (...fields: string[]) =>
      faultsWith((kind) => {
        cast(kind).sealed = { fields, until: ['opened', 'told'] }
      })
    expect(sealing('juror')).toEqual([expect.stringContaining('nobody can tell who has answered')])
    expect(sealing('remark')[0]).toContain('open.cast.sealed.fields')
    expect(sealing()).toEqual([expect.stringContaining('seals nothing')])
    expect(
      faultsWith((kind) => {
        if (kind.open?.say) kind.open.say.form = ['remark', 'vote']
      })[0],
    ).toContain('openly')
  })
})
