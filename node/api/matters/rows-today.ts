import type { Kind, MatterId, PartyId, PlainDay } from '@lianyu/kernel'
import { columnsOf } from '../../journal/kind-columns.ts'
import type { MatterRow as StoredRow } from '../../store/list-rows.ts'
import { cellOf } from '../../store/none.ts'
import type { NodeDeps } from '../deps.ts'
import { takesOf, versionsToday } from './taken-from.ts'

/** A row as it holds today, and the day from which its next version does. */
export interface RowToday {
  /** Undefined before the first version's own day: then the row says what will be. */
  fields?: Record<string, unknown>
  comingOn: PlainDay
}

/**
 * The rows whose newest version begins only later, as they hold today. Told by the day that stands in the list's own
 * columns, so a page of which nothing is to come costs no look at any matter.
 */
export async function rowsToday(
  deps: Pick<NodeDeps, 'journal' | 'kinds' | 'kindsByHash' | 'today'>,
  party: PartyId,
  rows: readonly StoredRow[],
): Promise<Map<MatterId, RowToday>> {
  const found = new Map<MatterId, RowToday>()
  const today = deps.today()
  const later = rows.flatMap((row) => {
    const kind = deps.kindsByHash(row.kindHash)
    const day = kind && dayOf(deps, kind, row)
    return kind !== undefined && day !== undefined && day > today ? [{ kind, id: row.id }] : []
  })
  if (later.length === 0) return found
  const matters = await deps.journal.getMany(
    party,
    later.map(({ id }) => id),
  )
  for (const { kind, id } of later) {
    const matter = matters.get(id)
    const versions = matter && (await versionsToday(deps, party, kind, matter))
    if (versions === undefined) continue
    const { held, coming } = versions
    found.set(id, { ...(held === undefined ? {} : { fields: held.state.fields }), comingOn: coming.day })
  }
  return found
}

/** From which day the row's newest version holds, where the kind has such versions and lists that day. */
function dayOf(deps: Pick<NodeDeps, 'kinds'>, kind: Kind, row: StoredRow): PlainDay | undefined {
  const since = takesOf(deps, kind)?.since
  const slot = since === undefined ? undefined : columnsOf(kind).slots.get(since)
  const stored = slot === undefined ? undefined : row.columns[slot]
  const day = stored === undefined ? null : cellOf(stored)
  return typeof day === 'string' ? day : undefined
}
