import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  appendLeaves,
  consistencyProof,
  type Envelope,
  entriesOfBundle,
  type Frontier,
  isRefusal,
  LianyuError,
  type LogId,
  leafHash,
  type OpenedCheckpoint,
  type Refusal,
  refuse,
  rootOf,
  sameBytes,
  TILE_WIDTH,
  verifyConsistency,
} from '@lianyu/kernel'
import { sha256Node } from '../journal/sha256.ts'
import { readPeersEnvelope } from './check-envelope.ts'
import { caps, type PeerSource, type TravelledPart } from './peer-source.ts'

/** Entries that are proven to stand where they stand in the signed log, and the parts that came with them (unchecked). */
export interface FetchedBatch extends Fetched {
  from: number
  leaves: Uint8Array[]
  /** What each entry says, read while the batch before this one is stored: the database has the time then. */
  envelopes: (Envelope | Refusal)[]
  after: Frontier
}
interface Fetched {
  entries: Uint8Array[]
  parts: TravelledPart[]
}

/** At most so many bundles in a batch, and no more once one weighed so much: entries, parts and fold are in memory together. */
const mostBundles = 16
const heavyBytes = 4_194_304
/** Asked for together; what they weigh decides whether the batch goes on. */
const askedTogether = 8
/** Entries that are read before others have their turn. */
const entriesATurn = 256

/** How much to ask for at once. Large batches fold many facts of a matter in one go; heavy entries come in small ones. */
export class Appetite {
  bundles = 1

  after(batch: Fetched): void {
    const bytes = weightOf(batch)
    if (bytes > heavyBytes) this.bundles = 1
    else if (bytes * 2 <= heavyBytes) this.bundles = Math.min(mostBundles, this.bundles * 2)
  }
}

function weightOf({ entries, parts }: Fetched): number {
  return (
    entries.reduce((sum, entry) => sum + entry.length, 0) +
    parts.reduce((sum, part) => sum + ('bytes' in part ? part.bytes.length : 0), 0)
  )
}

/**
 * Reads the entries after `before`, up to the end of a full bundle or the checkpoint's end, and proves them: to the signed
 * root itself, or to a root that is consistent with it.
 *
 * @param bundles  how many to read at most
 * @throws LianyuError `exchange.bad-answer` where they do not lead there: the source or the log is wrong, see `isConsistent`
 */
export async function fetchBatch(
  source: PeerSource,
  origin: LogId,
  before: Frontier,
  head: OpenedCheckpoint,
  bundles: number,
): Promise<FetchedBatch> {
  const first = Math.floor(before.size / TILE_WIDTH)
  const indexes = Array.from(
    { length: Math.min(bundles, Math.ceil(head.size / TILE_WIDTH) - first) },
    (_, n) => first + n,
  )
  const fetched: Fetched[] = []
  for (let at = 0; at < indexes.length; at += askedTogether) {
    const asked = indexes.slice(at, at + askedTogether)
    fetched.push(...(await Promise.all(asked.map((one) => fetchBundle(source, origin, one, before.size, head.size)))))
    if (fetched.reduce((sum, one) => sum + weightOf(one), 0) * 2 > heavyBytes) break
  }
  const entries = fetched.flatMap((one) => one.entries)
  const parts = fetched.flatMap((one) => one.parts)
  const leaves = entries.map((entry) => leafHash(sha256Node, entry))
  const after = appendLeaves(sha256Node, before, leaves)
  if (!(await leadsTo(source, origin, after, head))) {
    throw new LianyuError(refuse('exchange.bad-answer', { party: source.party, at: `entries ${before.size}` }))
  }
  return { from: before.size, entries, leaves, envelopes: await readAll(entries, before.size), after, parts }
}

async function readAll(entries: readonly Uint8Array[], from: number): Promise<(Envelope | Refusal)[]> {
  const read: (Envelope | Refusal)[] = []
  for (const [at, bytes] of entries.entries()) {
    if (at % entriesATurn === entriesATurn - 1) await nextTurn()
    read.push(readPeersEnvelope(bytes, from + at))
  }
  return read
}

/** The entries of one bundle from `from` on, with their parts. */
async function fetchBundle(
  source: PeerSource,
  origin: LogId,
  index: number,
  from: number,
  size: number,
): Promise<Fetched> {
  const begin = index * TILE_WIDTH
  const width = Math.min(TILE_WIDTH, size - begin)
  const [bundle, parts] = await Promise.all([
    source.bundle(origin, index, width),
    fetchParts(source, origin, Math.max(from, begin), begin + width),
  ])
  const all = entriesOfBundle(bundle, width)
  if (isRefusal(all)) throw new LianyuError(all)
  // Copies: a view would keep the whole bundle in memory as long as one of its entries.
  return { entries: all.slice(Math.max(0, from - begin)).map((entry) => entry.slice()), parts }
}

async function fetchParts(source: PeerSource, origin: LogId, from: number, to: number): Promise<TravelledPart[]> {
  const parts: TravelledPart[] = []
  for (let at = from; at < to; ) {
    const answer = await source.parts(origin, at, Math.min(to, at + caps.partsEntries))
    parts.push(...answer.parts)
    at = answer.to
  }
  return parts
}

/** True where the log with this head begins with what `held` stands for. Anything that is not a proof is false. */
export async function leadsTo(
  source: PeerSource,
  origin: LogId,
  held: Frontier,
  head: OpenedCheckpoint,
): Promise<boolean> {
  const root = rootOf(sha256Node, held)
  if (held.size === head.size) return sameBytes(root, head.root)
  if (held.size === 0) return true
  const proof = await consistencyProof(sha256Node, held.size, head.size, async ({ level, index, width }) => {
    return await source.tile(origin, level as number, index, width)
  })
  return verifyConsistency(sha256Node, held.size, head.size, proof, root, head.root)
}
