import type { Envelope, Fact, PartContent, PartName } from '../fact/envelope.ts'
import type { LeafHex, PartyId } from '../names.ts'
import type { StepLookup } from './lookups.ts'
import type { Flag } from './matter.ts'
import type { TrackHead } from './move.ts'

/** Where a fact stands: its log, taken apart, and its index there. */
export interface LogPlace {
  log: string
  party: PartyId
  /** `home`, or the id of the agreement. */
  segment: string
  generation: number
}

/** A fact while it is folded. `why` stays undefined for a fact that holds. */
export interface FactNode {
  fact: Fact
  leaf: LeafHex
  envelope: Envelope
  place: LogPlace
  step: StepLookup | undefined
  /** The facts it names in `after`, once all of them are here. */
  after: FactNode[]
  /** The opening that the matter rests on is among its grounds. */
  rooted: boolean
  why: Flag['why'] | undefined
  cause: LeafHex | undefined
  /** The fact it follows on its track, and where the track stands after it; set where its envelope and grounds are good. */
  follows: FactNode | undefined
  head: TrackHead | undefined
  /** Good facts that follow it, by track: several for the opening, and where a writer or a fence forked the track. */
  next: Map<string, FactNode[]>
  erased: Set<PartName> | undefined
}

export function nodeOf(fact: Fact, place: LogPlace, step: StepLookup | undefined): FactNode {
  return {
    fact,
    leaf: fact.leaf,
    envelope: fact.envelope,
    place,
    step,
    after: [],
    rooted: false,
    why: undefined,
    cause: undefined,
    follows: undefined,
    head: undefined,
    next: new Map(),
    erased: undefined,
  }
}

/** Takes an origin line apart, `{party}/{home|audit|agreement id}/{generation}`. Total: fold throws nothing away. */
export function placeOf(log: string): LogPlace {
  const [party = '', segment = '', generation = ''] = log.split('/')
  return { log, party, segment, generation: Number(generation) || 0 }
}

/** A part's content, or null where it was erased, here or by a fact that says so. */
export function partOf(node: FactNode, part: PartName): PartContent | null | undefined {
  return node.erased?.has(part) ? null : node.fact.parts[part]
}

/** Order in one writer's logs: generation, then index. The leaf only makes it total. */
export function byPlace(a: FactNode, b: FactNode): number {
  return (
    a.place.generation - b.place.generation ||
    a.fact.index - b.fact.index ||
    compare(a.place.log, b.place.log) ||
    compare(a.leaf, b.leaf)
  )
}

/** Plain order of UTF-16 units, the same in every engine and language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
