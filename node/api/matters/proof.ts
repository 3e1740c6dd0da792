import {
  consistencyProof,
  encodeBase64,
  type FactProof,
  formatVerifierKey,
  inclusionProof,
  isRefusal,
  type LogId,
  type MatterId,
  type PartName,
  type PartyId,
  parseOrigin,
  type ReadTile,
  type Refusal,
  type SharedState,
  type Text,
  TILE_WIDTH,
  tilePath,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { tileReader } from '../../journal/read-tiles.ts'
import { sha256Node } from '../../journal/sha256.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { mayReadPartOf, openDoor } from '../door.ts'
import { type KeyDeps, pinnedOf, verifierFor } from '../keys-of.ts'
import { bestNote } from './best-note.ts'
import { type PlacedFact, placedFacts } from './fact-views.ts'
import { frontierAt } from './frontier-at.ts'
import { notePersonalRead } from './personal-read.ts'
import { type SignedHead, signedHeads } from './signed-heads.ts'

export interface ProvenLog {
  origin: LogId
  party: PartyId
  name: Text
  own: boolean
  /** The writer's key, as its checkpoint line wants it (`name+id+base64`). */
  keys: { log: string }
  /** A signed note that covers every fact of the matter in this log, with the cosignatures of its size. */
  checkpoint: string
  size: number
  /** Those whose cosignatures stand on one of the heads and whose keys this party trusts. */
  cosigners: { party: PartyId; name: Text; promise: 'mirror' | 'witness'; vkey: string }[]
  /** Other heads of it that somebody vouched for, each proven to be of one log with that note. */
  others: { checkpoint: string; size: number; consistency: string[] }[]
  /** How the writer's key came to be trusted here. */
  pinned: { by: 'same-node' | 'card'; fingerprint?: string }
  /**
   * For checking that nothing of the matter is missing from `tail.from` on: the roots of the perfect subtrees below it,
   * largest first. Appending the leaves of the entries from there to `size` must give the checkpoint's root.
   */
  tail: { from: number; size: number; frontier: string[] }
}

export interface Proof {
  matter: MatterId
  kind: string
  logs: ProvenLog[]
  facts: FactProof[]
}

/**
 * All that a browser needs to check a matter by public keys alone: for each log one signed size, the keys as pinned, and
 * for each fact its bytes, its inclusion at that size, and the parts that the person may see with their salts.
 */
export async function proofOf(deps: NodeDeps, session: SignedIn, id: MatterId): Promise<Proof | Refusal> {
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  const facts = await placedFacts(deps, session, seen)
  const byLog = Map.groupBy(facts, ({ log }) => log)
  // A party that has written nothing of it yet: only its log can show that.
  for (const origin of await silentLogs(deps, session.party, seen.matter.shared)) {
    if (!byLog.has(origin)) byLog.set(origin, [])
  }
  const { logs, proven } = await proveLogs(deps, session.party, byLog)
  const readable = (['shared', 'internal', 'personal'] as const).filter((part) =>
    mayReadPartOf(deps, session, seen.kind, seen.matter, part),
  )
  if (readable.includes('personal') && facts.some(({ parts }) => parts.personal)) {
    await notePersonalRead(deps, session, id)
  }
  return {
    matter: id,
    kind: seen.kind.hash,
    logs,
    facts: facts.map((fact) => factOf(fact, proven.get(fact.leaf) ?? [], readable)),
  }
}

/** Each log with a signed note that covers these facts of it, and their inclusion at that size, by leaf. */
export async function proveLogs(
  deps: NodeDeps,
  party: PartyId,
  byLog: ReadonlyMap<LogId, readonly PlacedFact[]>,
): Promise<{ logs: ProvenLog[]; proven: Map<string, string[]> }> {
  const logs: ProvenLog[] = []
  const proven = new Map<string, string[]>()
  for (const [origin, inLog] of byLog) {
    const log = await proveLog(deps, party, origin, inLog, proven)
    if (log !== undefined) logs.push(log)
  }
  return { logs, proven }
}

export function factOf(fact: PlacedFact, inclusion: string[], readable: readonly PartName[]): FactProof {
  const parts: FactProof['parts'] = {}
  for (const part of readable) {
    const held = fact.parts[part]
    if (held) parts[part] = { salt: Buffer.from(held.salt).toString('hex'), bytes: encodeBase64(held.bytes) }
  }
  const { leaf, log, index, bytes, erased } = fact
  return { leaf, log, index, bytes: encodeBase64(bytes), inclusion, parts, erased }
}

/** The shared logs, in its agreement, of the matter's parties. */
async function silentLogs(
  { store }: Pick<NodeDeps, 'store'>,
  party: PartyId,
  { agreement, parties }: SharedState,
): Promise<LogId[]> {
  if (agreement === undefined) return []
  const found = await inParty(store, party, 'app', (tx) =>
    tx.query<{ origin: LogId; writer: PartyId }>(
      'select origin, writer from head where party = $1 and scope = $2',
      [tx.party, agreement],
      'logs of an agreement, for a proof',
    ),
  )
  return found.rows.filter(({ writer }) => parties.includes(writer)).map(({ origin }) => origin)
}

async function proveLog(
  deps: NodeDeps,
  party: PartyId,
  origin: LogId,
  facts: readonly PlacedFact[],
  proven: Map<string, string[]>,
): Promise<ProvenLog | undefined> {
  const named = parseOrigin(origin)
  const writer = isRefusal(named) ? undefined : named.party
  const key = writer === undefined ? undefined : verifierFor(deps, party, writer, 'log')
  // A log whose writer is no longer trusted proves nothing here; its facts are shown without a proof.
  if (writer === undefined || key === undefined) return undefined
  const least = Math.max(-1, ...facts.map(({ index }) => index)) + 1
  const own = deps.journal.parties().includes(writer) && writer === party
  const fresh =
    own && deps.journal.readOnly(party) === undefined ? await deps.journal.checkpoint(party, origin) : undefined
  return inParty(deps.store, party, 'app', async (tx) => {
    const note = await bestNote(tx, origin, least, fresh)
    if (note === undefined) return undefined
    const { log, size } = note
    const readTile = remembering(tileReader(tx, log))
    for (const { leaf, index } of facts) {
      if (index >= size) continue
      proven.set(leaf, (await inclusionProof(sha256Node, index, size, readTile)).map(hex))
    }
    const heads = (await signedHeads(tx, origin, least))?.heads ?? []
    const seen = heads.filter((head) => head.size !== size && head.cosigners.length > 0)
    const others: ProvenLog['others'] = []
    for (const head of seen) {
      const [from, to] = [Math.min(head.size, size), Math.max(head.size, size)]
      const consistency = (await consistencyProof(sha256Node, from, to, readTile)).map(hex)
      others.push({ checkpoint: head.note, size: head.size, consistency })
    }
    const first = facts.length === 0 ? 0 : Math.min(...facts.map(({ index }) => index))
    const from = Math.floor(Math.max(0, Math.min(first, size - 1)) / TILE_WIDTH) * TILE_WIDTH
    return {
      origin,
      party: writer,
      name: deps.names.party(writer),
      own,
      keys: { log: formatVerifierKey({ ...key, keyName: origin }, 'note') },
      checkpoint: note.note,
      size,
      cosigners: keepersOf([note, ...seen]).flatMap(({ by, promise }) => cosignerOf(deps, party, by, promise)),
      others,
      pinned: pinnedOf(deps, party, writer),
      tail: { from, size, frontier: (await frontierAt(from, size, readTile)).map(hex) },
    }
  })
}

/** Each once, however many heads it has signed. */
function keepersOf(heads: readonly Pick<SignedHead, 'cosigners'>[]): SignedHead['cosigners'] {
  const found = new Map(heads.flatMap(({ cosigners }) => cosigners.map((one) => [`${one.by}/${one.promise}`, one])))
  return [...found.values()]
}

function cosignerOf(
  deps: KeyDeps & Pick<NodeDeps, 'names'>,
  party: PartyId,
  by: PartyId,
  promise: 'mirror' | 'witness',
) {
  const verifier = verifierFor(deps, party, by, promise)
  return verifier === undefined
    ? []
    : [{ party: by, name: deps.names.party(by), promise, vkey: formatVerifierKey(verifier, 'cosignature') }]
}

/** Facts of one matter often lie in the same tiles. */
export function remembering(readTile: ReadTile): ReadTile {
  const read = new Map<string, ReturnType<ReadTile>>()
  return (tile) => {
    const path = tilePath(tile)
    const bytes = read.get(path) ?? readTile(tile)
    read.set(path, bytes)
    return bytes
  }
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
