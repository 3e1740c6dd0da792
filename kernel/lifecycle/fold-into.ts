import type { Fact, PartContent } from '../fact/envelope.ts'
import type { LeafHex } from '../names.ts'
import { copyFolded } from './copy-folded.ts'
import { byWriter, entryFor, newEntry } from './entries.ts'
import { placeOf } from './fact-node.ts'
import { foldFacts } from './fold.ts'
import type { Folded, LogHead } from './folded.ts'
import type { Kind } from './kind.ts'
import { type FieldsByPart, type Lookups, lookupsOf, type OpenStep, type TrackStep } from './lookups.ts'
import type { Added, TrackState } from './matter.ts'
import { applyMove, judgeMove, namesRight, setFields } from './move.ts'

/**
 * Folds one more fact **in place**, at a cost that does not grow with the matter's history. Answers `false`, having
 * changed nothing, where the fact alone cannot tell what it does (it came out of order, twice, crossed another, fences,
 * withdraws a gate's ground, erases, or does not hold): then fold all facts again. Both ways give the same state.
 *
 * The caller owns `folded`: whoever needs the state as it was keeps a copy (`copyFolded` makes one).
 */
export function foldInto(kind: Kind, folded: Folded, fact: Fact): boolean {
  const { shared, overlay, memory } = folded
  const { envelope } = fact
  if (shared.first === '' || shared.waiting.length > 0 || envelope.kind !== shared.kind) return false
  if (envelope.matter !== shared.matter) return false
  const lookups = lookupsOf(kind)
  const step = lookups.steps.get(envelope.step)
  if (step === undefined) return false
  // What is opened, and what came too late for it, only the whole past can tell.
  if (step.on === 'track' ? lookups.opensSeals.has(step.declaration.to) : isOpening(kind, step, folded)) return false
  const place = headOfLog(folded, fact)
  if (place.party !== envelope.by.party || fact.index <= place.index) return false
  const local = step.on === 'track' && step.local
  const inHome = local && !place.shared
  if (!inHome && !(place.shared && knowsGrounds(folded, envelope.after))) return false
  if (local) {
    const track = overlay.tracks[step.track]
    if (place.party !== memory.viewer || track === undefined) return false
    if (!moveTrack(folded, step, track, fact)) return false
  } else if (step.on === 'track') {
    const track = shared.tracks[step.track]
    if (track === undefined || !envelope.after.includes(track.last)) return false
    if (!shared.parties.includes(envelope.by.party) || disturbsGates(folded, lookups, step, track, fact)) return false
    if (!moveTrack(folded, step, track, fact)) return false
  } else if (!addEntry(folded, step, fact)) return false
  if (place.index < 0) addLog(memory.logs, place)
  place.index = fact.index
  place.leaf = fact.leaf
  place.astray = false
  return true
}

/**
 * The same as a value: the state handed in stays as it was.
 *
 * @param all  every fact held of this matter, this one included; asked for only where one fact alone cannot tell
 */
export function fold(kind: Kind, folded: Folded, fact: Fact, all: () => Iterable<Fact>): Folded {
  const copy = copyFolded(folded)
  return foldInto(kind, copy, fact) ? copy : foldFacts(kind, all(), folded.memory.viewer)
}

function isOpening(kind: Kind, { sealed }: OpenStep, { shared }: Folded): boolean {
  return sealed?.until.has(shared.tracks[kind.declaration.main]?.stage ?? '') === true
}

function headOfLog({ shared, memory }: Folded, fact: Fact): LogHead {
  for (const head of memory.logs) if (head.log === fact.log) return head
  const { party, generation, segment } = placeOf(fact.log)
  const sharedLog =
    shared.agreement === undefined ? segment === 'home' && party === shared.origin : segment === shared.agreement
  return { log: fact.log, party, generation, shared: sharedLog, index: -1, leaf: '', astray: false }
}

/** In the order of their names, as a full fold has them. */
function addLog(logs: LogHead[], head: LogHead): void {
  const at = logs.findIndex((other) => other.log > head.log)
  logs.splice(at < 0 ? logs.length : at, 0, head)
}

/** Every ground is the last fact of a track or of a log; none of them lies beside its track's chain. */
function knowsGrounds({ shared, overlay, memory }: Folded, after: readonly LeafHex[]): boolean {
  const { logs } = memory
  for (let i = 0; i < after.length; i++) {
    const leaf = after[i] as LeafHex
    let known = leaf === shared.first
    for (let j = 0; j < logs.length; j++) {
      const head = logs[j] as LogHead
      if (head.leaf !== leaf) continue
      if (head.astray || !head.shared) return false
      known = true
      break
    }
    if (known || isLastOfTrack(shared.tracks, leaf)) continue
    // Where there is no agreement, local tracks stand in the same log.
    if (shared.agreement !== undefined || !isLastOfTrack(overlay.tracks, leaf)) return false
  }
  return after.length > 0
}

function isLastOfTrack(tracks: Record<string, TrackState>, leaf: LeafHex): boolean {
  for (const id in tracks) if (tracks[id]?.last === leaf) return true
  return false
}

/** The step's own gates must be named and open; and no gate that this track once opened may close behind it. */
function disturbsGates({ shared }: Folded, lookups: Lookups, step: TrackStep, track: TrackState, fact: Fact): boolean {
  for (const { needs } of step.gates) {
    for (const [id, stages] of needs) {
      const needed = shared.tracks[id]
      if (needed === undefined || !stages.includes(needed.stage)) return true
      if (!fact.envelope.after.includes(needed.last)) return true
    }
  }
  const neededAt = lookups.neededAt.get(step.track)
  if (neededAt === undefined) return false
  const { to } = step.declaration
  if (neededAt.some((stages) => stages.includes(track.stage) && !stages.includes(to))) return true
  return shared.flags.some((flag) => flag.why === 'gate-withdrawn')
}

function moveTrack(folded: Folded, step: TrackStep, track: TrackState, fact: Fact): boolean {
  if (fact.envelope.fence !== undefined) return false
  if (judgeMove(step, track, fact.envelope, folded.shared) !== undefined) return false
  const content = fact.parts.shared
  applyMove(track, step, fact, content)
  if (!step.local) setFields(folded.shared.fields, step.fields.shared, content)
  setInside(folded.overlay.fields, step.fields, fact)
  return true
}

function addEntry({ shared, overlay }: Folded, step: OpenStep, fact: Fact): boolean {
  const { by } = fact.envelope
  if (!step.anybody && !shared.parties.includes(by.party)) return false
  if (!namesRight(step.declaration.right, fact.envelope, shared)) return false
  const list = Object.hasOwn(shared.adds, step.id) ? (shared.adds[step.id] as Added[]) : []
  if (step.declaration.once === 'matter' && (by.party !== shared.origin || list.length > 0)) return false
  if (step.declaration.once === 'party' && list.some((entry) => entry.by === by.party)) return false
  insert(list, entryFor(step, fact, fact.parts.shared))
  shared.adds[step.id] = list
  if (fact.parts.internal || fact.parts.personal) {
    const entry = newEntry(fact, [], null)
    setInside(entry.fields, step.fields, fact)
    const inside = Object.hasOwn(overlay.adds, step.id) ? (overlay.adds[step.id] as Added[]) : []
    insert(inside, entry)
    overlay.adds[step.id] = inside
  }
  return true
}

function setInside(target: Record<string, unknown>, fields: FieldsByPart, fact: Fact): void {
  const { internal, personal }: { internal?: PartContent | null; personal?: PartContent | null } = fact.parts
  if (internal) setFields(target, fields.internal, internal)
  if (personal) setFields(target, fields.personal, personal)
}

/** Entries of one writer come in order, so the place is near the end, or found by halving. */
function insert(list: Added[], entry: Added): void {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (byWriter(list[middle] as Added, entry) < 0) low = middle + 1
    else high = middle
  }
  list.splice(low, 0, entry)
}
