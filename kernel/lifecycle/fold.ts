import type { Fact } from '../fact/envelope.ts'
import type { PartyId } from '../names.ts'
import { byWriter, entryOf, isAdd } from './entries.ts'
import { eraseParts } from './erased-parts.ts'
import { type FactGraph, factGraph, originOf, settle } from './fact-graph.ts'
import { byPlace, compare, type FactNode, partOf } from './fact-node.ts'
import type { Folded, LogHead } from './folded.ts'
import type { Kind } from './kind.ts'
import type { Added, Flag, SharedState, TrackState } from './matter.ts'
import { applyMove, setFields } from './move.ts'
import { openSeals } from './open-seals.ts'
import { openedAdds, openedAt, openedFields } from './opened.ts'
import { overlayOf } from './overlay.ts'

/**
 * The shared state of a matter: a function of the set of its facts, whatever order they came in and however often. Total:
 * every fact is applied, flagged or waiting.
 *
 * @param facts  facts of one matter; those of home logs count only while the matter has no agreement
 */
export function foldAll(kind: Kind, facts: Iterable<Fact>): SharedState {
  const graph = factGraph(kind, facts)
  const chains = settle(kind, graph)
  eraseParts(graph)
  return shareOf(kind, graph, chains)
}

/** One party's view of a matter, and what `foldInto` needs to go on from it. Cost: the number of facts. */
export function foldFacts(kind: Kind, facts: Iterable<Fact>, viewer: PartyId): Folded {
  const list = [...facts]
  const graph = factGraph(kind, list)
  const chains = settle(kind, graph)
  eraseParts(graph)
  const shared = shareOf(kind, graph, chains)
  return {
    shared,
    overlay: overlayOf(kind, list, graph, chains, viewer),
    memory: { viewer, logs: logHeads(graph, viewer) },
  }
}

function shareOf(kind: Kind, graph: FactGraph, chains: Map<string, FactNode[]>): SharedState {
  const { root, ground, present, waiting } = graph
  const some = root ?? present[0] ?? graph.outside[0]
  const matter = some?.envelope.matter ?? ''
  const flags = present.filter((node) => node.why !== undefined).map(flagOf)
  if (root === undefined) {
    return {
      matter,
      kind: kind.hash,
      origin: originOf(matter),
      parties: [],
      openedAt: '',
      first: '',
      fields: {},
      tracks: {},
      adds: {},
      flags: flags.sort(byFlag),
      waiting,
    }
  }
  const fields = openedFields(kind, root.fact)
  const tracks: Record<string, TrackState> = {}
  for (const [id, chain] of chains) {
    const opened = graph.opened[id] as TrackState
    const track = { ...opened, passed: [...opened.passed] }
    for (const node of chain) {
      if (node.step?.on !== 'track') continue
      const content = partOf(node, 'shared')
      applyMove(track, node.step, node.fact, content)
      setFields(fields, node.step.fields.shared, content)
    }
    tracks[id] = track
  }
  const adds = openedAdds(kind, root.fact)
  flags.push(...addEntries(graph, adds))
  for (const node of openSeals(kind, graph, chains, adds)) flags.push(flagOf(node))
  flags.push(...withdrawnGates(graph, chains, tracks))
  return {
    matter,
    kind: kind.hash,
    origin: ground.origin,
    ...(root.envelope.agreement === undefined ? {} : { agreement: root.envelope.agreement }),
    parties: [...ground.parties],
    ...(ground.granted === undefined ? {} : { granted: { ...ground.granted } }),
    ...(root.envelope.trial ? { trial: true } : {}),
    openedAt: openedAt(kind, root.fact),
    first: root.leaf,
    fields,
    tracks,
    adds,
    flags: flags.sort(byFlag),
    waiting,
  }
}

/** Puts the good add-only facts in; of a step that each party may take once, the first in its log counts. */
function addEntries(graph: FactGraph, adds: Record<string, Added[]>): Flag[] {
  const flags: Flag[] = []
  const once = new Map<string, string>()
  for (const list of Object.values(adds)) list.sort(byWriter)
  for (const node of graph.present.filter(isAdd).sort(byPlace)) {
    const { step, by } = node.envelope
    const each = node.step?.on === 'none' ? node.step.declaration.once : undefined
    if (each === 'matter' && by.party !== originOf(node.envelope.matter)) {
      node.why = 'void'
      flags.push(flagOf(node))
      continue
    }
    if (each === 'party' || each === 'matter') {
      const earlier = once.get(`${step} ${by.party}`) ?? adds[step]?.find((entry) => entry.by === by.party)?.leaf
      if (earlier !== undefined) {
        node.why = 'void'
        node.cause = earlier
        flags.push(flagOf(node))
        continue
      }
      once.set(`${step} ${by.party}`, node.leaf)
    }
    const list = Object.hasOwn(adds, step) ? (adds[step] as Added[]) : []
    list.push(entryOf(node))
    adds[step] = list
  }
  for (const list of Object.values(adds)) list.sort(byWriter)
  return flags
}

/** Passed gates whose ground no longer stands: shown, never undone. */
function withdrawnGates(
  { opened }: FactGraph,
  chains: Map<string, FactNode[]>,
  tracks: Record<string, TrackState>,
): Flag[] {
  const flags: Flag[] = []
  for (const node of [...chains.values()].flat()) {
    if (node.step?.on !== 'track') continue
    const lost = node.step.gates
      .flatMap((gate) => gate.needs)
      .find(([track, stages]) => !stages.includes(tracks[track]?.stage ?? ''))
    if (lost === undefined) continue
    const [track, stages] = lost
    let before = opened[track]?.stage ?? ''
    let left: FactNode | undefined
    for (const fact of chains.get(track) ?? []) {
      const after = fact.head?.stage ?? ''
      if (stages.includes(before) && !stages.includes(after)) left = fact
      before = after
    }
    flags.push({ ...flagOf(node), why: 'gate-withdrawn', ...(left ? { cause: left.leaf } : {}) })
  }
  return flags
}

function flagOf(node: FactNode): Flag {
  const { step, by } = node.envelope
  const flag: Flag = { leaf: node.leaf, why: node.why ?? 'void', step, by: by.party }
  return node.cause === undefined ? flag : { ...flag, cause: node.cause }
}
function byFlag(a: Flag, b: Flag): number {
  return compare(a.leaf, b.leaf) || compare(a.why, b.why)
}

function logHeads({ present, outside, root }: FactGraph, viewer: PartyId): LogHead[] {
  const heads = new Map<string, LogHead>()
  const own = outside.filter((node) => node.place.party === viewer && node.place.segment === 'home')
  for (const node of [...present, ...own]) {
    const { log, party, generation, segment } = node.place
    const { index } = node.fact
    if (index <= (heads.get(log)?.index ?? -1)) continue
    const astray = node.step?.on === 'track' && node.why !== undefined
    heads.set(log, { log, party, generation, shared: segment === root?.place.segment, index, leaf: node.leaf, astray })
  }
  return [...heads.values()].sort((a, b) => compare(a.log, b.log))
}
