import type { LogId, PartName, PartyId } from '@lianyu/kernel'

/** A log as a peer lists it: its name and how long the peer's copy is. */
export interface ListedLog {
  origin: LogId
  size: number
}

/** A part as it travels: opened by its salt, or erased where it was before it could. */
export type TravelledPart =
  | { index: number; part: PartName; salt: Uint8Array; bytes: Uint8Array }
  | { index: number; part: PartName; erased: true }

export interface TravelledParts {
  /** The entries these parts are of are those from the asked-for `from` to before this one. */
  to: number
  parts: TravelledPart[]
}

/**
 * Where one party's node reads logs from: the writer itself or whoever mirrors it, over HTTP or on the same node. None
 * of it is believed: checkpoints carry signatures, entries lead to their root, parts open their commitments. Safe to call
 * concurrently. All throw `LianyuError`: `exchange.peer-away` and its kin (try again later), `exchange.no-such-log`.
 */
export interface PeerSource {
  readonly party: PartyId
  /** @param withinMs  to be answered sooner than usual, where only the answer itself matters */
  list(withinMs?: number): Promise<ListedLog[]>
  /** The latest note; `undefined` while it is still the one named by `known`. */
  checkpoint(origin: LogId, known?: string): Promise<{ note: string; tag: string } | undefined>
  /** Entries `index * 256` on, `width` of them, in the form of an entry bundle. */
  bundle(origin: LogId, index: number, width: number): Promise<Uint8Array>
  /** A tile of hashes, for consistency proofs. */
  tile(origin: LogId, level: number, index: number, width: number): Promise<Uint8Array>
  parts(origin: LogId, from: number, to: number): Promise<TravelledParts>
  /** "There is something new in this log": nothing is promised, so nothing is thrown away if it is lost. */
  hint(origin: LogId): Promise<void>
  /** Hands the writer a cosigned checkpoint: its text and the cosignature's line. */
  cosigned(origin: LogId, note: string): Promise<void>
  file(origin: LogId, hash: string): Promise<Uint8Array>
}

/** What any side may ask for at once, and the most it is answered with. One place, so that both sides agree. */
export const caps = {
  listBytes: 1_048_576,
  /** Logs that one peer may name to one asker; a party is in dozens of agreements, not in thousands with one neighbour. */
  listedLogs: 4_096,
  noteBytes: 131_072,
  /** 256 entries of 65,535 bytes, with two bytes of length each. */
  bundleBytes: 256 * 65_537,
  partsEntries: 256,
  /** Raw bytes of parts in one answer, but always those of one entry; base64 and names come on top. */
  partsBytes: 4_194_304,
  partsAnswerBytes: 8_388_608,
  fileBytes: 20_971_520,
  requestBytes: 131_072,
  problemBytes: 16_384,
  /** For what is small: a list, a note, a tile. A question that a broken line swallowed is asked again after it. */
  shortMs: 4_000,
  longMs: 30_000,
  fileMs: 120_000,
  /** Clocks differ; a cosignature from further ahead than this vouches for nothing yet. */
  aheadSeconds: 300,
} as const
