import type { LeafHex, PartyId } from '../names.ts'
import type { Matter } from './matter.ts'

/** The last fact of this matter in one log, as far as it is folded. */
export interface LogHead {
  log: string
  party: PartyId
  generation: number
  /** It stands in the log whose facts make the shared state (a matter in an agreement has home logs besides). */
  shared: boolean
  index: number
  leaf: LeafHex
  /** The fact lies on a track without being on its chain: who cites it needs the whole past to be judged. */
  astray: boolean
}

/**
 * What folding the next fact needs besides the state. Plain JSON, small (one entry per log), and always to be had again
 * from the facts: keep it with the state or throw it away.
 */
export interface FoldMemory {
  /** Whose view the overlay is. */
  viewer: PartyId
  logs: LogHead[]
}

/** A party's own view of a matter, ready to fold the next fact. It is a `Matter`, so `decide` takes it as it is. */
export interface Folded extends Matter {
  memory: FoldMemory
}
