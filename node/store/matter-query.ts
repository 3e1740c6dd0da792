import type { Instant, MatterId, PartyId } from '@lianyu/kernel'
import type { ListLight } from './list-rows.ts'
import type { Slot, SlotValue } from './none.ts'

export type ListSort = 'changed' | 'opened' | 'title' | 'due' | Slot

export interface MatterQuery {
  /** Ids of kinds, at least one; several are listed together, which only the sorts that all kinds have make sense of. */
  kinds: readonly string[]
  stage?: string
  /** One of these stages. */
  stages?: readonly string[]
  light?: ListLight
  holder?: HolderFilter
  /**
   * One of these tracks stands so; for lists of what is beside the main line. Say `running` wherever no ended track is
   * meant: a desk's running tracks are found by an index, all that it ever held are not.
   */
  track?: {
    ids: readonly string[]
    stages?: readonly string[]
    light?: ListLight
    holder?: HolderFilter
    running?: boolean
  }
  agreement?: MatterId
  origin?: PartyId
  /** Begun by anybody but this party. */
  notOrigin?: PartyId
  /** By slot of the kind's columns: one value, or a range with both ends included. */
  columns?: { [S in Slot]?: { equals: SlotValue } | { from?: SlotValue; to?: SlotValue } }
  /** Terms of the search text, as `searchTokens` gives them; a matter must have all of them. */
  terms?: readonly string[]
  sort?: ListSort
  descending?: boolean
  cursor?: string
  /** At most 100. */
  limit?: number
  /** Against which lights are read. */
  now: Instant
}

export interface HolderFilter {
  party?: PartyId
  /** Held by anybody but this party. */
  notParty?: PartyId
  desk?: string
}
