import {
  appendLeaves,
  consistencyProof,
  entriesOfBundle,
  type Frontier,
  isRefusal,
  LianyuError,
  type LogId,
  leafHash,
  type OpenedCheckpoint,
  refuse,
  rootOf,
  sameBytes,
  TILE_WIDTH,
  verifyConsistency,
} from '@lianyu/kernel'
import { sha256Node } from '../journal/sha256.ts'
import { caps, type PeerSource, type TravelledPart } from './peer-source.ts'

/** Entries that are proven to stand where they stand in the signed log, and the parts that came with them (unchecked). */
export interface FetchedBatch {
  from: number
  entries: Uint8Array[]
  leaves: string[]
  after: Frontier
  parts: TravelledPart[]
}

/** At most this many entries at once: they, their parts and the fold of them are in memory together. */
const batchEntries = TILE_WIDTH

/**
 * Reads the entries after `before`, up to the next full bundle or the checkpoint's end, and proves them: to the signed
 * root itself, or to a root that is consistent with it.
 *
 * @throws LianyuError `exchange.bad-answer` where they do not lead there: the source or the log is wrong, see `isConsistent`
 */
export async function fetchBatch(
  source: PeerSource,
  origin: LogId,
  before: Frontier,
  head: OpenedCheckpoint,
): Promise<FetchedBatch> {
  const index = Math.floor(before.size / TILE_WIDTH)
  const width = Math.min(TILE_WIDTH, head.size - index * TILE_WIDTH)
  const end = Math.min(index * TILE_WIDTH + width, before.size + batchEntries)
  const [bundle, parts] = await Promise.all([
    source.bundle(origin, index, width),
    fetchParts(source, origin, before.size, end),
  ])
  const all = entriesOfBundle(bundle, width)
  if (isRefusal(all)) throw new LianyuError(all)
  // Copies: a view would keep the whole bundle in memory as long as one of its entries.
  const entries = all.slice(before.size - index * TILE_WIDTH).map((entry) => entry.slice())
  const leaves = entries.map((entry) => leafHash(sha256Node, entry))
  const after = appendLeaves(sha256Node, before, leaves)
  if (!(await leadsTo(source, origin, after, head))) {
    throw new LianyuError(refuse('exchange.bad-answer', { party: source.party, at: `entries ${before.size}` }))
  }
  return { from: before.size, entries, leaves: leaves.map((leaf) => Buffer.from(leaf).toString('hex')), after, parts }
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
