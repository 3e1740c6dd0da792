import type { Envelope, Fact } from '../fact/envelope.ts'
import type { LeafHex, PartyId } from '../names.ts'
import { byPlace, compare, type FactNode, type LogPlace, nodeOf, placeOf } from './fact-node.ts'
import type { Kind } from './kind.ts'
import { liveChain } from './live-chain.ts'
import { type Lookups, lookupsOf, type TrackStep } from './lookups.ts'
import type { Flag, TrackState } from './matter.ts'
import { advance, type Ground, headOf, judgeMove, namesRight, type TrackHead } from './move.ts'
import { openedTracks } from './opened.ts'
import { reservedAdds } from './reserved-steps.ts'

/** The facts of one matter, each judged against its causal past alone: nothing here depends on what else has arrived. */
export interface FactGraph {
  /** The opening everything rests on, if it is here. */
  root: FactNode | undefined
  ground: Ground
  /** The tracks as the opening leaves them. */
  opened: Record<string, TrackState>
  /** Facts that bear on the shared state and whose grounds are all here. */
  present: FactNode[]
  waiting: LeafHex[]
  /** Facts of other logs: the reader's own home log of a matter in an agreement. */
  outside: FactNode[]
}

export function factGraph(kind: Kind, facts: Iterable<Fact>): FactGraph {
  const lookups = lookupsOf(kind)
  const nodes = collect(lookups, facts)
  const all = [...nodes.values()]
  const root = all.filter((node) => isOpening(kind, node)).sort(byRank)[0]
  const segment = root?.place.segment
  const origin = originOf(all[0]?.envelope.matter ?? '')
  const bears = ({ place }: FactNode) =>
    segment === undefined
      ? place.segment !== 'home'
      : place.segment === segment && (segment !== 'home' || place.party === origin)
  const inside = all.filter(bears)
  const ground: Ground = {
    origin,
    parties: root ? partiesOf(root) : [],
    agreement: root?.envelope.agreement,
    granted: root && grantedOf(root.envelope),
  }
  const opened = root ? openedTracks(kind, root.fact, ground) : {}
  const graph: FactGraph = {
    root,
    ground,
    opened,
    present: [],
    waiting: [],
    outside: all.filter((node) => !bears(node)),
  }
  const insideLeaves = new Map(inside.map((node) => [node.leaf, node]))
  inGroundsFirst(inside, insideLeaves, (node) => {
    node.after = node.envelope.after.map((leaf) => insideLeaves.get(leaf) as FactNode)
    node.rooted = node === root || node.after.some((fact) => fact.rooted)
    node.why = whyNot(kind, graph, node)
    graph.present.push(node)
  })
  const present = new Set(graph.present)
  graph.waiting = inside
    .filter((node) => !present.has(node))
    .map((node) => node.leaf)
    .sort(compare)
  return graph
}

function collect(lookups: Lookups, facts: Iterable<Fact>): Map<LeafHex, FactNode> {
  const places = new Map<string, LogPlace>()
  const nodes = new Map<LeafHex, FactNode>()
  for (const fact of facts) {
    if (nodes.has(fact.leaf)) continue
    let place = places.get(fact.log)
    if (place === undefined) {
      place = placeOf(fact.log)
      places.set(fact.log, place)
    }
    nodes.set(fact.leaf, nodeOf(fact, place, lookups.steps.get(fact.envelope.step)))
  }
  return nodes
}

export function originOf(matter: string): PartyId {
  return matter.slice(0, Math.max(0, matter.lastIndexOf(':')))
}

/** A good opening: by the matter's origin, in the log it belongs to, resting on nothing. */
function isOpening(kind: Kind, { envelope, place }: FactNode): boolean {
  const { step, after, by, matter, agreement, parties } = envelope
  if ((step !== 'open' && step !== 'share') || after.length > 0 || envelope.kind !== kind.hash) return false
  if (by.party !== originOf(matter) || place.party !== by.party) return false
  return agreement === undefined
    ? step === 'open' && place.segment === 'home'
    : place.segment === agreement && parties?.includes(by.party) === true
}

/** The shared life of a matter comes before its local one; of two openings the one that stands first in its log. */
function byRank(a: FactNode, b: FactNode): number {
  const local = (node: FactNode) => (node.place.segment === 'home' ? 1 : 0)
  return local(a) - local(b) || compare(a.place.segment, b.place.segment) || byPlace(a, b)
}

/** Whose rights are used on a matter, and what about: fixed by its opening. */
export function grantedOf({ granted, agreement }: Envelope): { from: PartyId; about: string } | undefined {
  return granted === undefined || agreement === undefined ? undefined : { from: granted.from, about: granted.about }
}

function partiesOf(root: FactNode): PartyId[] {
  return [...new Set(root.envelope.parties ?? [root.envelope.by.party])].sort(compare)
}

/** Visits every fact after all those it names; facts that name one that is not here are never visited. */
function inGroundsFirst(facts: FactNode[], here: Map<LeafHex, FactNode>, visit: (node: FactNode) => void): void {
  const missing = new Map<FactNode, number>()
  const resting = new Map<LeafHex, FactNode[]>()
  const ready: FactNode[] = []
  for (const node of facts) {
    const grounds = new Set(node.envelope.after)
    missing.set(node, grounds.size)
    if (grounds.size === 0) ready.push(node)
    for (const leaf of grounds) {
      if (!here.has(leaf)) continue
      const list = resting.get(leaf)
      if (list) list.push(node)
      else resting.set(leaf, [node])
    }
  }
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    visit(node)
    for (const next of resting.get(node.leaf) ?? []) {
      const left = (missing.get(next) as number) - 1
      missing.set(next, left)
      if (left === 0) ready.push(next)
    }
  }
}

function whyNot(kind: Kind, graph: FactGraph, node: FactNode): Flag['why'] | undefined {
  const { envelope, step, place } = node
  const { root, ground } = graph
  if (node === root) return undefined
  if (isOpening(kind, node)) return 'second-opening'
  if (place.party !== envelope.by.party) return 'not-a-party'
  if (envelope.step === 'open' || envelope.step === 'share') return 'void'
  if (root === undefined || !node.rooted) return 'bad-ground'
  const member = ground.parties.includes(envelope.by.party)
  // Whether it opens anything is a question of values (`openSeals`): it moves nothing.
  if (reservedAdds.includes(envelope.step) || envelope.step === 'unsealed') return member ? undefined : 'not-a-party'
  if (envelope.kind !== kind.hash || step === undefined) return 'unknown-step'
  if (step.on === 'none') {
    if (!member && !step.anybody) return 'not-a-party'
    return namesRight(step.declaration.right, envelope, ground) ? undefined : 'not-granted'
  }
  // In a matter without agreement local tracks live in the same log; the overlay folds them.
  if (step.local) return root.place.segment === 'home' ? undefined : 'void'
  return member ? judgeOnTrack(graph, root, node, step) : 'not-a-party'
}

function judgeOnTrack(graph: FactGraph, root: FactNode, node: FactNode, step: TrackStep): Flag['why'] | undefined {
  const { envelope } = node
  const on = (ground: FactNode) => headOn(graph, ground, step.track)
  const grounds = node.after.filter((fact) => on(fact) !== undefined)
  if (grounds.length === 0) return 'bad-ground'
  const seen = grounds.filter((fact) => {
    const head = on(fact) as TrackHead
    return head.version === envelope.version && head.epoch === envelope.epoch
  })
  // Overtaken facts may carry the same numbers: then only the whole past can tell which of them the writer followed.
  const follows =
    seen.length > 1 ? (seen.find((fact) => fact === lastIn(graph, root, step.track, pastOf(node))) ?? seen[0]) : seen[0]
  if (follows === undefined) return 'void'
  const before = on(follows) as TrackHead
  const why = judgeMove(step, before, envelope, graph.ground) ?? judgeGates(graph, root, node, step)
  if (why !== undefined) return why
  // It cannot end a tenure where its own grounds show that it had seen it go on.
  if (envelope.fence && lastIn(graph, root, step.track, pastOf(node)) !== follows) return 'bad-ground'
  node.follows = follows
  node.head = headOf(before)
  advance(node.head, step, envelope)
  const next = follows.next.get(step.track)
  if (next) next.push(node)
  else follows.next.set(step.track, [node])
  return undefined
}

/** Where a track stands after this fact, if the fact is good and bears on that track. */
function headOn(graph: FactGraph, node: FactNode, track: string): TrackHead | undefined {
  if (node === graph.root) return Object.hasOwn(graph.opened, track) ? graph.opened[track] : undefined
  return node.step?.on === 'track' && node.step.track === track ? node.head : undefined
}

/** For each track that a gate needs, the fact must name the last of it in its own past, and that must satisfy. */
function judgeGates(graph: FactGraph, root: FactNode, node: FactNode, step: TrackStep): Flag['why'] | undefined {
  let past: Set<FactNode> | undefined
  for (const { needs } of step.gates) {
    for (const [track, stages] of needs) {
      const named = node.after.filter((fact) => stages.includes(headOn(graph, fact, track)?.stage ?? ''))
      if (named.length === 0) return 'gate-missing'
      past ??= pastOf(node)
      const last = lastIn(graph, root, track, past)
      if (!named.includes(last)) return 'gate-missing'
    }
  }
  return undefined
}

function lastIn(graph: FactGraph, root: FactNode, track: string, past: ReadonlySet<FactNode>): FactNode {
  return liveChain(root, graph.opened[track] as TrackHead, track, past).at(-1) ?? root
}

/** Everything a fact rests on, however far back. */
export function pastOf(node: FactNode): Set<FactNode> {
  const past = new Set<FactNode>(node.after)
  for (const fact of past) for (const ground of fact.after) past.add(ground)
  return past
}

/** The final word on every track: chains, and the facts that are not on them marked with why. */
export function settle(kind: Kind, graph: FactGraph): Map<string, FactNode[]> {
  const chains = new Map<string, FactNode[]>()
  const { root } = graph
  if (root === undefined) return chains
  for (const track of lookupsOf(kind).sharedTracks) {
    const head = graph.opened[track] as TrackState
    chains.set(
      track,
      liveChain(root, head, track, undefined, (node, why, cause) => {
        node.why = why
        node.cause = cause
      }),
    )
  }
  return chains
}
