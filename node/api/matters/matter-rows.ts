import {
  dayAt,
  type Kind,
  kindBehind,
  type MatterId,
  type PartyId,
  type PlainDay,
  startOfDay,
  type Text,
} from '@lianyu/kernel'
import { columnsOf } from '../../journal/kind-columns.ts'
import type { MatterRow as StoredRow } from '../../store/list-rows.ts'
import { cellOf } from '../../store/none.ts'
import type { NodeDeps } from '../deps.ts'
import type { Acting } from '../door.ts'
import { rowsToday } from './rows-today.ts'

export type RowDeps = Pick<NodeDeps, 'journal' | 'kinds' | 'kindsByHash' | 'names' | 'offsetMinutes' | 'today'>

export interface NamedParty {
  party: PartyId
  name: Text
}

export interface HolderWords {
  party: PartyId
  desk: string
  name: Text
  deskLabel: Text
  mine: boolean
  other: boolean
}

/** A matter as lists show it. */
export interface MatterRow {
  id: MatterId
  kind: string
  kindHash: string
  kindLabel: Text
  title: string
  sample: boolean
  /** 试走: counts nowhere. */
  trial?: true
  stage: string
  stageLabel: Text
  light: StoredRow['light']
  due: string | null
  holder: HolderWords
  origin: NamedParty
  agreement?: MatterId
  others: NamedParty[]
  openedAt: string
  changedAt: string
  columns: Record<string, unknown>
  /** Columns and title say what holds today; from this day another version does. */
  comingOn?: PlainDay
}

/** Puts a page of stored rows into words; at most one look at each agreement that the page names. */
export async function matterRows(deps: RowDeps, session: Acting, rows: readonly StoredRow[]): Promise<MatterRow[]> {
  const [others, today] = await Promise.all([partiesOf(deps, session, rows), rowsToday(deps, session.party, rows)])
  return rows.map((row) => {
    const kind = deps.kindsByHash(row.kindHash)
    const held = today.get(row.id)
    const stored = kind === undefined ? {} : columnValues(kind, row)
    return {
      id: row.id,
      kind: kindBehind(row.kind).kind,
      kindHash: row.kindHash,
      kindLabel: kind?.labels.kind ?? { zh: row.kind, en: row.kind },
      title: String(held?.fields?.[kind?.declaration.title ?? ''] ?? row.title),
      sample: row.sample,
      ...(kindBehind(row.kind).trial ? { trial: true } : {}),
      stage: row.stage,
      stageLabel: stageLabel(kind, kind?.declaration.main ?? '', row.stage),
      light: row.light,
      due: row.redAt === undefined ? null : dueOf(row.redAt, deps.offsetMinutes),
      holder: holderWords(deps, session, row.holder),
      origin: { party: row.origin, name: deps.names.party(row.origin) },
      ...(row.agreement === undefined ? {} : { agreement: row.agreement }),
      others: (others.get(row.id) ?? []).map((party) => ({ party, name: deps.names.party(party) })),
      openedAt: row.openedAt,
      changedAt: row.changedAt,
      columns: held?.fields === undefined ? stored : heldColumns(kind, held.fields),
      ...(held === undefined ? {} : { comingOn: held.comingOn }),
    }
  })
}

export function holderWords(
  deps: Pick<RowDeps, 'names'>,
  session: Acting,
  holder: { party: PartyId; desk: string },
): HolderWords {
  const own = holder.party === session.party
  return {
    party: holder.party,
    desk: holder.desk,
    name: deps.names.party(holder.party),
    deskLabel: deps.names.desk(holder.party, holder.desk),
    mine: own && holder.desk === session.acting.desk,
    other: !own,
  }
}

export function stageLabel(kind: Kind | undefined, track: string, stage: string): Text {
  return kind?.labels.stages[`${track}.${stage}`] ?? { zh: stage, en: stage }
}

/** The same columns of an earlier version. */
function heldColumns(kind: Kind | undefined, fields: Record<string, unknown>): Record<string, unknown> {
  const named = kind === undefined ? [] : [...columnsOf(kind).slots.keys()]
  return Object.fromEntries(named.flatMap((field) => (fields[field] == null ? [] : [[field, fields[field]]])))
}

/** The list columns by field. Decimals stand in the column as whole numbers of their last digit and come back as text. */
export function columnValues(kind: Kind, row: Pick<StoredRow, 'columns'>): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [field, slot] of columnsOf(kind).slots) {
    const stored = row.columns[slot]
    const value = stored === undefined ? null : cellOf(stored)
    if (value === null) continue
    const { type, scale } = kind.declaration.fields[field] ?? {}
    values[field] =
      typeof value === 'number' && decimals.has(type ?? '')
        ? decimalText(value, scale ?? 0)
        : type === 'yes-no'
          ? value === 'true'
          : value
  }
  return values
}

const decimals: ReadonlySet<string> = new Set(['decimal', 'area', 'energy', 'percent'])

function decimalText(units: number, scale: number): string {
  const sign = units < 0 ? '-' : ''
  const text = String(Math.abs(units)).padStart(scale + 1, '0')
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`
}

/** The last day on time: a clock in days turns red at the first moment of the next day; one in hours at its instant. */
export function dueOf(redAt: string, offsetMinutes: number): string {
  const day = dayAt(redAt, offsetMinutes)
  if (startOfDay(day, offsetMinutes) !== redAt) return redAt
  return dayAt(new Date(Date.parse(redAt) - 1).toISOString(), offsetMinutes)
}

/**
 * The other parties of each matter. A matter names its parties only in its facts, so it is asked for where its agreement
 * has more than two; mostly it is in the hot cache.
 */
async function partiesOf(
  deps: Pick<RowDeps, 'journal'>,
  { party }: Acting,
  rows: readonly StoredRow[],
): Promise<Map<MatterId, PartyId[]>> {
  const found = new Map<MatterId, PartyId[]>()
  const shared = rows.filter(({ agreement }) => agreement !== undefined)
  if (shared.length === 0) return found
  const agreements = await deps.journal.getMany(party, [...new Set(shared.map((row) => row.agreement as MatterId))])
  const signed = (row: StoredRow) => agreements.get(row.agreement as MatterId)?.shared.parties ?? []
  const many = shared.filter((row) => signed(row).length > 2)
  const matters = await deps.journal.getMany(
    party,
    many.map(({ id }) => id),
  )
  for (const row of shared) {
    const parties = matters.get(row.id)?.shared.parties ?? signed(row)
    found.set(
      row.id,
      parties.filter((one) => one !== party),
    )
  }
  return found
}
