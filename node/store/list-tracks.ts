import { type Instant, isRefusal, type MatterId, type PartyId, type Refusal } from '@lianyu/kernel'
import { readCursor, writeCursor } from './cursor.ts'
import { type ListLight, lightAt, mostRows } from './list-matters.ts'
import { noTime } from './none.ts'
import { Parameters } from './parameters.ts'
import type { Tx } from './transaction.ts'

/** The lists of a desk's workbench: tracks it holds, tracks it holds that are late, tracks it waits for. */
export type Workbench = 'held' | 'late' | 'awaited'

export interface TrackQuery {
  list: Workbench
  desk: string
  cursor?: string
  /** At most 100. */
  limit?: number
  now: Instant
}

export interface TrackRow {
  matter: MatterId
  title: string
  kind: string
  track: string
  stage: string
  holder: { party: PartyId; desk: string }
  chargedParty: PartyId
  since: Instant
  light: ListLight
  amberAt?: Instant
  redAt?: Instant
}

interface RawTrack {
  matter: string
  title: string
  kind: string
  track: string
  stage: string
  holder_party: string
  holder_desk: string
  charged_party: string
  since: string
  amber_at: string | null
  red_at: string | null
}

/** One page of a desk's workbench, the most urgent first; tracks without a clock come last. */
export async function listTracks(tx: Tx, query: TrackQuery): Promise<{ rows: TrackRow[]; next?: string } | Refusal> {
  const of = `tracks ${query.list}`
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, of, 'timestamptz', 2)
  if (isRefusal(cursor)) {
    return cursor
  }
  const limit = Math.max(1, Math.min(query.limit ?? 50, mostRows))
  const { text, values } = trackStatement(
    tx.party,
    query,
    limit + 1,
    cursor && { redAt: cursor.value, key: cursor.key },
  )
  const { rows } = await tx.query<RawTrack>(text, values)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => rowOf(row, query.now)),
    ...(rows.length > limit && last
      ? { next: writeCursor({ of, value: last.red_at, key: [last.matter, last.track] }) }
      : {}),
  }
}

/** The statement of one page; apart so that a test can EXPLAIN it. */
export function trackStatement(
  party: PartyId,
  query: TrackQuery,
  limit: number,
  after?: { redAt: string | number | null; key: string[] },
): { text: string; values: unknown[] } {
  const values = new Parameters(party)
  const where = tracksOf(query.list, query.desk, query.now, values)
  if (after) {
    const [matter, track] = after.key.map((part) => values.add(part, 'text'))
    where.push(
      `(t.red_at, t.matter, t.track) > (${values.add(after.redAt ?? noTime, 'timestamptz')}, ${matter}, ${track})`,
    )
  }
  const text = `select t.matter, m.title, t.kind, t.track, t.stage, t.holder_party, t.holder_desk, t.charged_party, t.since,
      t.amber_at, t.red_at
    from track t join matter m on m.party = $1 and m.id = t.matter
    where t.party = $1 and ${where.join(' and ')}
    order by t.red_at, t.matter, t.track limit ${values.add(limit, 'bigint')}`
  return { text, values: values.all }
}

function tracksOf(list: Workbench, desk: string, now: Instant, values: Parameters): string[] {
  const desks = values.add(desk, 'text')
  const held = ['t.holder_party = $1', `t.holder_desk = ${desks}`, 't.ended_at is null']
  switch (list) {
    case 'held':
      return held
    case 'late':
      return [...held, `t.red_at <= ${values.add(now, 'timestamptz')}`]
    case 'awaited':
      return [`t.awaited_by = ${desks}`]
  }
}

export interface WorkbenchCounts {
  held: number
  late: number
  dueSoon: number
  awaited: number
}
/** Counts stop here, as the screen says "999+". */
export const mostCountedTracks = 1000

/** What stands on a desk, each number up to `mostCountedTracks`; four short walks in one statement. */
export async function countTracks(tx: Tx, desk: string, now: Instant): Promise<WorkbenchCounts> {
  const { rows } = await tx.query<WorkbenchCounts>(
    countStatement,
    [tx.party, desk, now, mostCountedTracks],
    'count-tracks',
  )
  return rows[0] as WorkbenchCounts
}

const heldHere = `t.party = $1 and t.holder_party = $1 and t.holder_desk = $2 and t.ended_at is null`
const upTo = (where: string) => `(select count(*) from (select from track t where ${where} limit $4) c)`
export const countStatement = `select ${upTo(heldHere)} as held,
  ${upTo(`${heldHere} and t.red_at <= $3`)} as late,
  ${upTo(`${heldHere} and t.red_at > $3 and t.amber_at <= $3`)} as "dueSoon",
  ${upTo(`t.party = $1 and t.awaited_by = $2`)} as awaited`

function rowOf(row: RawTrack, now: Instant): TrackRow {
  return {
    matter: row.matter,
    title: row.title,
    kind: row.kind,
    track: row.track,
    stage: row.stage,
    holder: { party: row.holder_party, desk: row.holder_desk },
    chargedParty: row.charged_party,
    since: row.since,
    light: lightAt(now, row.amber_at, row.red_at),
    ...(row.amber_at === null ? {} : { amberAt: row.amber_at }),
    ...(row.red_at === null ? {} : { redAt: row.red_at }),
  }
}
