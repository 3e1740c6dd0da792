import type { DeskId, Instant, MatterId, PartyId } from '@lianyu/kernel'
import type { Tx } from '../../store/transaction.ts'
import type { TrackPlace } from '../workbench/track-rows.ts'

/** Counts stop here, as the screen says "999+". */
export const mostCounted = 1000

/** What one desk has in hand with a term running, and how much of it is late or nearly so. */
export interface DeskLoad {
  desk: DeskId
  held: number
  late: number
  soon: number
}

/** The party's desks. */
export async function desksOf(tx: Tx): Promise<DeskId[]> {
  const text = 'select d.id from desk d where d.party = $1 order by d.id'
  return (await tx.query<{ id: string }>(text, [tx.party], 'desks on the wall')).rows.map(({ id }) => id)
}

const upTo = (where: string) => `(select count(*) from (select from track t
  where t.party = $1 and t.holder_party = $1 and t.holder_desk = d.desk and t.ended_at is null
    and t.kind = any($3::text[]) and ${where} limit ${mostCounted}) c)`
const loadText = `select d.desk,
  ${upTo("t.red_at < 'infinity'")} as held,
  ${upTo('t.red_at <= $4')} as late,
  ${upTo("t.red_at > $4 and t.red_at < 'infinity' and t.amber_at <= $4")} as soon
  from unnest($2::text[]) d (desk)`

/** Each desk's load: a walk of its own stretch of the index, up to `mostCounted`. */
export async function deskLoads(
  tx: Tx,
  desks: readonly DeskId[],
  kinds: readonly string[],
  now: Instant,
): Promise<DeskLoad[]> {
  return (await tx.query<DeskLoad>(loadText, [tx.party, desks, kinds, now], 'desk loads on the wall')).rows
}

/** What the party waits for at another one. */
export interface OtherLoad {
  party: PartyId
  held: number
  late: number
  soon: number
}

// `holder_party <> party` in so many words: the index `track_elsewhere` holds only those.
const otherText = `select w.party, count(*) as held, count(*) filter (where w.red_at <= $4) as late,
    count(*) filter (where w.red_at > $4 and w.red_at < 'infinity' and w.amber_at <= $4) as soon
  from (select t.holder_party as party, t.red_at, t.amber_at from unnest($2::text[]) d (desk) cross join lateral (
    select t.holder_party, t.red_at, t.amber_at from track t
    where t.party = $1 and t.awaited_by = d.desk and t.holder_party <> t.party and t.kind = any($3::text[])
    limit ${mostCounted}) t) w
  group by w.party order by count(*) desc, w.party`

/** The same for what other parties hold and some desk here waits for. */
export async function otherLoads(
  tx: Tx,
  desks: readonly DeskId[],
  kinds: readonly string[],
  now: Instant,
): Promise<OtherLoad[]> {
  return (await tx.query<OtherLoad>(otherText, [tx.party, desks, kinds, now], 'other loads on the wall')).rows
}

/** Which tracks of the party are read, the most urgent first. */
export type WallList =
  | { what: 'late' | 'soon'; kinds: readonly string[] }
  /** With a term that runs, at one desk. */
  | { what: 'held'; kinds: readonly string[]; desk: DeskId }
  /** That run to a promised day still ahead: `${kind} ${track} ${stage}`. */
  | { what: 'promised'; kinds: readonly string[]; stages: readonly string[] }
  /** That we wait for: with another party, or with one of them. */
  | { what: 'awaited'; kinds: readonly string[]; of?: PartyId }

const own = 't.party = $1 and t.holder_party = $1 and t.holder_desk = d.desk and t.ended_at is null'
const elsewhere = 't.party = $1 and t.awaited_by = d.desk and t.holder_party <> t.party'
const conditions = {
  late: `${own} and t.red_at <= $4`,
  soon: `${own} and t.red_at > $4 and t.red_at < 'infinity' and t.amber_at <= $4`,
  held: `${own} and $4::timestamptz is not null and t.red_at < 'infinity'`,
  promised: `${own} and t.red_at > $4 and t.red_at < 'infinity' and (t.kind, t.track, t.stage) in (select * from unnest($6::text[], $7::text[], $8::text[]))`,
  awaited: `${elsewhere} and $4::timestamptz is not null and ($6::text is null or t.holder_party = $6)`,
}
/** What others hold and we wait for is late as much as what we hold. */
const alsoElsewhere = { late: 't.red_at <= $4', soon: "t.red_at > $4 and t.red_at < 'infinity' and t.amber_at <= $4" }

/** Tracks of the wall's kinds, by walks of each desk's own stretch of the index. */
export async function wallTracks(
  tx: Tx,
  desks: readonly DeskId[],
  list: WallList,
  now: Instant,
  limit: number,
): Promise<TrackPlace[]> {
  const walks = [conditions[list.what]]
  if (list.what === 'late' || list.what === 'soon') walks.push(`${elsewhere} and ${alsoElsewhere[list.what]}`)
  const walk = (
    where: string,
  ) => `(select t.matter, t.track, t.red_at from unnest($2::text[]) d (desk) cross join lateral (
      select t.matter, t.track, t.red_at from track t where ${where} and t.kind = any($3::text[])
        order by t.red_at, t.matter, t.track limit $5) t)`
  const text = `select t.matter, t.track from (${walks.map(walk).join(' union ')}) t
    order by t.red_at, t.matter, t.track limit $5`
  const more = list.what === 'promised' ? partsOf(list.stages) : list.what === 'awaited' ? [list.of ?? null] : []
  const asked = list.what === 'held' ? [list.desk] : desks
  const values = [tx.party, asked, list.kinds, now, limit, ...more]
  const { rows } = await tx.query<{ matter: MatterId; track: string }>(text, values, `wall ${list.what}`)
  return rows
}

/** `${kind} ${track} ${stage}` as three columns. */
function partsOf(stages: readonly string[]): string[][] {
  const parts = stages.map((stage) => stage.split(' '))
  return [0, 1, 2].map((at) => parts.map((part) => part[at] ?? ''))
}
