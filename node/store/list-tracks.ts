import { type Instant, isRefusal, type MatterId, type PartyId, type Refusal } from '@lianyu/kernel'
import { readCursor, writeCursor } from './cursor.ts'
import { mostRows } from './list-matters.ts'
import { type ListLight, lightAt } from './list-rows.ts'
import { noTime } from './none.ts'
import { Parameters } from './parameters.ts'
import type { Tx } from './transaction.ts'

/**
 * The lists of a desk's workbench: tracks it holds, tracks it waits for (they left it and others hold them now), both
 * together, and those of both that are late.
 */
export type Workbench = 'held' | 'awaited' | 'both' | 'late'

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
  const desk = values.add(query.desk, 'text')
  const conditions: string[] = []
  if (query.list === 'late') conditions.push(`t.red_at <= ${values.add(query.now, 'timestamptz')}`)
  if (after) {
    const [matter, track] = after.key.map((part) => values.add(part, 'text'))
    conditions.push(
      `(t.red_at, t.matter, t.track) > (${values.add(after.redAt ?? noTime, 'timestamptz')}, ${matter}, ${track})`,
    )
  }
  const most = values.add(limit, 'bigint')
  // Each side walks its own index as far as a page reaches; the union of two short pages is sorted, not the tables.
  const page = (side: string) => `(select ${columns} from track t
      where ${[side, ...conditions].join(' and ')} order by t.red_at, t.matter, t.track limit ${most})`
  const sides = sidesOf(query.list).map((side) => page(sideText[side](desk)))
  const text = `select t.matter, m.title, t.kind, t.track, t.stage, t.holder_party, t.holder_desk, t.charged_party, t.since,
      t.amber_at, t.red_at
    from (${sides.join(' union all ')}) t join matter m on m.party = $1 and m.id = t.matter
    order by t.red_at, t.matter, t.track limit ${most}`
  return { text, values: values.all }
}

const columns = [
  'matter',
  'kind',
  'track',
  'stage',
  'holder_party',
  'holder_desk',
  'charged_party',
  'since',
  'amber_at',
  'red_at',
]
  .map((name) => `t.${name}`)
  .join(', ')

/** What a desk holds, and what it waits for; a track that it passed to itself is held, not awaited. */
const sideText = {
  held: (desk: string) => `t.party = $1 and t.holder_party = $1 and t.holder_desk = ${desk} and t.ended_at is null`,
  awaited: (desk: string) =>
    `t.party = $1 and t.awaited_by = ${desk} and (t.holder_party, t.holder_desk) <> ($1, ${desk})`,
}

function sidesOf(list: Workbench): (keyof typeof sideText)[] {
  return list === 'held' || list === 'awaited' ? [list] : ['held', 'awaited']
}

export interface WorkbenchCounts {
  held: number
  /** Held and awaited together, as the next two. */
  late: number
  /** Among the nearest tracks that are not late, as far as `mostLookedAhead` reaches; what is due later is not looked at. */
  dueSoon: number
  onTime: number
  awaited: number
  /** Held and awaited on which no clock runs: none is set, or it is suspended. With the three lights it makes up all of both. */
  untimed: number
}
/** Counts stop here, as the screen says "999+". */
export const mostCountedTracks = 1000
/** Amber is no order of an index beside red, so tracks ahead are read in the order in which they turn red, up to here. */
export const mostLookedAhead = 2000

/** What stands on a desk, each walk bounded, all in one statement. */
export async function countTracks(tx: Tx, desk: string, now: Instant): Promise<WorkbenchCounts> {
  const { rows } = await tx.query<WorkbenchCounts>(countStatement, [tx.party, desk, now], 'count-tracks')
  return rows[0] as WorkbenchCounts
}

const upTo = (where: string) =>
  `(select count(*) from (select from track t where ${where} limit ${mostCountedTracks}) c)`
const [held, awaited] = [sideText.held('$2'), sideText.awaited('$2')]
const late = (side: string) => upTo(`${side} and t.red_at <= $3`)
/** A track without a clock stands at 'infinity', behind all that are ahead. */
const untimed = (side: string) => upTo(`${side} and t.red_at = 'infinity'`)
const ahead = (
  side: string,
) => `(select t.amber_at from track t where ${side} and t.red_at > $3 and t.red_at < 'infinity'
    order by t.red_at limit ${mostLookedAhead})`
export const countStatement = `select ${upTo(held)} as held, ${late(held)} + ${late(awaited)} as late,
  least(a.soon, ${mostCountedTracks}) as "dueSoon", least(a.later, ${mostCountedTracks}) as "onTime", ${upTo(awaited)} as awaited,
  ${untimed(held)} + ${untimed(awaited)} as untimed
  from (select count(*) filter (where t.amber_at <= $3) as soon, count(*) filter (where t.amber_at > $3) as later
    from (${ahead(held)} union all ${ahead(awaited)}) t) a`

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
