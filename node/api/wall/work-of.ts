import type { DeskId, PartyId, Text } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { indicatorsOf } from '../indicators/words.ts'
import { type TrackRow, trackRows } from '../workbench/track-rows.ts'
import { type MonthPlan, monthOf } from './month-of.ts'
import { type DeskLoad, deskLoads, otherLoads, wallTracks } from './wall-tracks.ts'

/** What visitors do not see: what is late, who holds it, and amounts that were not published. */
export interface WallWork {
  counts: { late: number; soon: number }
  late: TrackRow[]
  soon: TrackRow[]
  /** Desks with a term running, those with late ones first. */
  desks: (DeskLoad & { label: Text })[]
  /** What others have of ours, of every kind in sight: letters too. */
  waiting: { party: PartyId; name: Text; count: number; late: number }[]
  /** Null while nothing was planned or reported this year. */
  month: MonthPlan | null
}

const shown = { late: 6, soon: 4, desks: 5 }

export async function workOf(
  deps: NodeDeps,
  session: SignedIn,
  desks: readonly DeskId[],
  kinds: readonly string[],
  everyKind: readonly string[],
): Promise<WallWork> {
  const now = deps.instant()
  const { party } = session
  const read = await inParty(deps.store, party, 'app', async (tx) => ({
    late: await wallTracks(tx, desks, { what: 'late', kinds }, now, shown.late),
    soon: await wallTracks(tx, desks, { what: 'soon', kinds }, now, shown.soon),
    loads: await deskLoads(tx, desks, kinds, now),
    others: await otherLoads(tx, desks, kinds, now),
    waiting: await otherLoads(tx, desks, everyKind, now),
    month: await monthOf(tx, deps.packs, indicatorsOf(deps), deps.today(), deps.calendar),
  }))
  const rows = await trackRows(deps, session, [...read.late, ...read.soon])
  const seen = (from: number, to?: number) => rows.slice(from, to).filter((row) => row !== undefined)
  const loads = [...read.loads, ...read.others]
  const sum = (of: 'late' | 'soon') => loads.reduce((all, load) => all + load[of], 0)
  return {
    counts: { late: sum('late'), soon: sum('soon') },
    late: seen(0, read.late.length),
    soon: seen(read.late.length),
    desks: read.loads
      .filter(({ held }) => held > 0)
      .toSorted((a, b) => b.late - a.late || b.held - a.held)
      .slice(0, shown.desks)
      .map((load) => ({ ...load, label: deps.names.desk(party, load.desk) })),
    waiting: read.waiting.map((other) => ({
      party: other.party,
      name: deps.names.party(other.party),
      count: other.held,
      late: other.late,
    })),
    month: read.month ?? null,
  }
}
