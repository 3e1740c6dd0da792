import {
  dayAt,
  dueDay,
  type EvidenceErasure,
  eraseAnswer,
  erasuresIn,
  type Fact,
  type Instant,
  isBudget,
  type LeafHex,
  type PartContent,
  type PartName,
  type PartyId,
  type PlainDay,
  type Text,
} from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'
import type { Acting, Seen } from '../door.ts'
import { type PlacedFact, placedFacts } from './fact-views.ts'
import type { NamedParty } from './matter-rows.ts'

/** One erasure that was asked for: why, by whom, who has confirmed it, and by when the others should. */
export interface ErasureView {
  leaf: LeafHex
  part: PartName
  /** What was done by the fact whose part it is. */
  record: Text
  ground: string
  askedBy: NamedParty
  at: Instant
  confirmed: (NamedParty & { at: Instant })[]
  waiting: NamedParty[]
  due: PlainDay
  /** The year's holidays are not published yet. */
  provisional: boolean
  late: boolean
}

const text = new TextDecoder()

/** The erasures that a matter's facts ask for, oldest first. Reads the facts only where there is one. */
export async function erasuresOf(deps: NodeDeps, session: Acting, seen: Seen): Promise<ErasureView[]> {
  const { shared, overlay } = seen.matter
  if (shared.adds.erase === undefined && overlay.adds.erase === undefined) return []
  const facts = (await placedFacts(deps, session, seen)).map(readFact)
  return erasuresIn(facts).erasures.map((one) => viewOf(deps, seen, facts, one))
}

function viewOf(deps: NodeDeps, { kind }: Seen, facts: readonly Fact[], erasure: EvidenceErasure): ErasureView {
  const { leaf, part, askedBy, at, confirmed, open } = erasure
  const asked = facts.find(
    ({ envelope, parts }) =>
      envelope.step === 'erase' && parts.shared?.fields?.leaf === leaf && parts.shared.fields.part === part,
  )
  const { ground, answerDays } = asked?.parts.shared?.fields ?? {}
  const days = isBudget(answerDays) ? answerDays : eraseAnswer.workingDays
  const { day, provisional } = dueDay(dayAt(at, deps.offsetMinutes), days, deps.calendar)
  const step = facts.find((fact) => fact.leaf === leaf)?.envelope.step ?? ''
  const named = (party: PartyId): NamedParty => ({ party, name: deps.names.party(party) })
  return {
    leaf,
    part,
    record: step === 'open' ? kind.labels.kind : (kind.labels.steps[step] ?? { zh: step, en: step }),
    ground: typeof ground === 'string' ? ground : '',
    askedBy: named(askedBy),
    at,
    confirmed: confirmed.map((one) => ({ ...named(one.party), at: one.at })),
    waiting: open.map(named),
    due: day,
    provisional,
    late: open.length > 0 && deps.today() > day,
  }
}

/** The shared parts alone are read: an erasing fact has no other. */
function readFact({ leaf, log, index, envelope, parts }: PlacedFact): Fact {
  const shared = parts.shared && (JSON.parse(text.decode(parts.shared.bytes)) as PartContent)
  return { leaf, log, index, envelope, parts: shared === undefined ? {} : { shared } } as Fact
}
