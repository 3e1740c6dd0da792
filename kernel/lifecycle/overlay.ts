import type { Fact } from '../fact/envelope.ts'
import type { PartyId } from '../names.ts'
import { byWriter, isAdd, newEntry } from './entries.ts'
import { eraseParts } from './erased-parts.ts'
import { type FactGraph, factGraph, settle } from './fact-graph.ts'
import { byPlace, type FactNode, partOf } from './fact-node.ts'
import type { Kind } from './kind.ts'
import { type FieldsByPart, lookupsOf } from './lookups.ts'
import type { Overlay, TrackState } from './matter.ts'
import { applyMove, judgeMove, setFields } from './move.ts'
import { startOf } from './opened.ts'

/**
 * What only this party sees: values of internal and personal parts that it holds, and its own local tracks.
 *
 * @param facts  all facts of the matter that the party holds, its own home log's included
 */
export function foldOverlay(kind: Kind, party: PartyId, facts: Iterable<Fact>): Overlay {
  const list = [...facts]
  const graph = factGraph(kind, list)
  const chains = settle(kind, graph)
  eraseParts(graph)
  return overlayOf(kind, list, graph, chains, party)
}

/** The overlay over a graph that is settled and whose parts are erased already. */
export function overlayOf(
  kind: Kind,
  facts: Fact[],
  graph: FactGraph,
  chains: Map<string, FactNode[]>,
  viewer: PartyId,
): Overlay {
  const { root, ground } = graph
  if (root === undefined) return { fields: {}, tracks: {}, adds: {} }
  const lookups = lookupsOf(kind)
  const overlay: Overlay =
    root.envelope.step === 'share' ? beforeSharing(kind, facts, viewer) : { fields: {}, tracks: {}, adds: {} }
  setInside(overlay, lookups.opening, root)
  for (const node of [...chains.values()].flat())
    if (node.step?.on === 'track') setInside(overlay, node.step.fields, node)
  for (const node of graph.present) if (isAdd(node)) addInside(overlay, node)
  for (const list of Object.values(overlay.adds)) list.sort(byWriter)
  const own = [...graph.outside, ...graph.present].filter(
    (node) => node.place.party === viewer && node.place.segment === 'home' && node.envelope.by.party === viewer,
  )
  own.sort(byPlace)
  for (const id of lookups.localTracks) {
    overlay.tracks[id] = localTrack(kind, overlay, startOf(kind, id, root.fact, ground, viewer), id, own, graph)
  }
  return overlay
}

/** A shared matter's local life stays in the overlay of its origin: internal values do not stop being known. */
function beforeSharing(kind: Kind, facts: Fact[], viewer: PartyId): Overlay {
  const local = facts.filter((fact) => fact.log.startsWith(`${viewer}/home/`))
  const leaves = new Set(local.map((fact) => fact.leaf))
  // The own home log is whole, so what is missing from it stands in the shared log and bears on local tracks only.
  const alone = local.map((fact) => ({
    ...fact,
    envelope: { ...fact.envelope, after: fact.envelope.after.filter((leaf) => leaves.has(leaf)) },
  }))
  return foldOverlay(kind, viewer, alone)
}

/** One writer, one log: the first fact that fits counts, in the order of the log. */
function localTrack(
  kind: Kind,
  overlay: Overlay,
  track: TrackState,
  id: string,
  own: FactNode[],
  { ground }: FactGraph,
): TrackState {
  for (const node of own) {
    const { step, envelope } = node
    if (step?.on !== 'track' || step.track !== id || envelope.kind !== kind.hash) continue
    if (judgeMove(step, track, envelope, ground) !== undefined) continue
    applyMove(track, step, node.fact, partOf(node, 'shared'))
    setInside(overlay, step.fields, node)
  }
  return track
}

function setInside(overlay: Overlay, fields: FieldsByPart, node: FactNode): void {
  setFields(overlay.fields, fields.internal, partOf(node, 'internal'))
  setFields(overlay.fields, fields.personal, partOf(node, 'personal'))
}

function addInside(overlay: Overlay, node: FactNode): void {
  if (node.step?.on !== 'none') return
  const internal = partOf(node, 'internal')
  const personal = partOf(node, 'personal')
  if (!internal && !personal) return
  const entry = newEntry(node.fact, node.step.fields.internal, internal)
  setFields(entry.fields, node.step.fields.personal, personal)
  const list = Object.hasOwn(overlay.adds, node.envelope.step) ? overlay.adds[node.envelope.step] : undefined
  if (list) list.push(entry)
  else overlay.adds[node.envelope.step] = [entry]
}
