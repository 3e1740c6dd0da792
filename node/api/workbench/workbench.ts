import { isRefusal, type PartyId, type Refusal, startOfDay, type Text } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { readCursor, writeCursor } from '../../store/cursor.ts'
import { countTracks, listTracks, mostCountedTracks, type Workbench } from '../../store/list-tracks.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { type TrackPlace, type TrackRow, trackRows } from './track-rows.ts'

export const shows = ['all', 'mine', 'late', 'waiting', 'followed', 'done'] as const
export type Show = (typeof shows)[number]

export interface WorkbenchView {
  today: string
  now: string
  counts: {
    mine: number
    late: number
    soon: number
    onTime: number
    waiting: number
    /** On which no clock runs; with the three lights it makes up `mine` and `waiting`. */
    untimed: number
    doneThisMonth: number
    doneLastMonth: number
  }
  waitingBy: { party: PartyId; name: Text; count: number }[]
  oldestLate?: TrackRow
  items: TrackRow[]
  next: string | null
}

const lists: Record<Exclude<Show, 'followed' | 'done'>, Workbench> = {
  all: 'both',
  mine: 'held',
  late: 'late',
  waiting: 'awaited',
}

interface PageAsked {
  show: Show
  cursor?: string | undefined
  limit?: number | undefined
}

/** What stands on a desk: counted, and a page of one of its lists, late first and then by when it is due. */
export async function workbench(deps: NodeDeps, session: SignedIn, asked: PageAsked): Promise<WorkbenchView | Refusal> {
  const { desk } = session.acting
  const now = deps.instant()
  const found = await inParty(deps.store, session.party, 'app', async (tx) => {
    const page = await (asked.show === 'done'
      ? done(tx, session, deps, asked)
      : pageOf(tx, session, { ...asked, show: asked.show }, now))
    if (isRefusal(page)) return page
    const counts = await countTracks(tx, desk, now)
    const others = await countOthers(tx, desk, monthsOf(deps))
    const late =
      asked.show === 'late' || counts.late === 0
        ? undefined
        : await listTracks(tx, { list: 'late', desk, now, limit: 1 })
    return { page, counts, others, oldest: late === undefined || isRefusal(late) ? undefined : late.rows[0] }
  })
  if (isRefusal(found)) return found
  const { page, counts, others } = found
  const { places } = page
  const oldest = found.oldest ?? (asked.show === 'late' && asked.cursor === undefined ? places[0] : undefined)
  const rows = await trackRows(deps, session, oldest === undefined ? places : [...places, oldest])
  const oldestLate = oldest && rows[places.length]
  return {
    today: deps.today(),
    now,
    counts: {
      mine: counts.held,
      late: counts.late,
      soon: counts.dueSoon,
      onTime: counts.onTime,
      waiting: counts.awaited,
      untimed: counts.untimed,
      doneThisMonth: others.doneThisMonth,
      doneLastMonth: others.doneLastMonth,
    },
    waitingBy: others.waitingBy.map(({ party, count }) => ({ party, name: deps.names.party(party), count })),
    ...(oldestLate === undefined ? {} : { oldestLate }),
    items: rows.slice(0, places.length).filter((row) => row !== undefined),
    next: page.next ?? null,
  }
}

async function pageOf(
  tx: Tx,
  session: SignedIn,
  { show, cursor, limit = 50 }: Omit<PageAsked, 'show'> & { show: Exclude<Show, 'done'> },
  now: string,
): Promise<{ places: TrackPlace[]; next?: string } | Refusal> {
  if (show === 'followed') return followed(tx, session, cursor, limit)
  const page = await listTracks(tx, {
    list: lists[show],
    desk: session.acting.desk,
    now,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  })
  if (isRefusal(page)) return page
  const places = page.rows.map(({ matter, track }) => ({ matter, track }))
  return { places, ...(page.next === undefined ? {} : { next: page.next }) }
}

/** The matters a person follows, the latest first. */
async function followed(tx: Tx, session: SignedIn, cursor: string | undefined, limit: number) {
  const of = 'followed'
  const after = cursor === undefined ? undefined : readCursor(cursor, of, 'timestamptz', 1)
  if (isRefusal(after)) return after
  const { rows } = await tx.query<{ matter: string; since: string }>(
    `select f.matter, f.since from follow f where f.party = $1 and f.person = $2
       and ($3::timestamptz is null or (f.since, f.matter) < ($3::timestamptz, $4::text))
     order by f.since desc, f.matter desc limit $5`,
    [tx.party, session.officer, after?.value ?? null, after?.key[0] ?? '', limit + 1],
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return {
    places: shown.map(({ matter }) => ({ matter })),
    ...(more ? { next: writeCursor({ of, value: last.since, key: [last.matter] }) } : {}),
  }
}

/** What this desk brought to its end this month, the latest first: what `doneThisMonth` counts. */
async function done(tx: Tx, session: SignedIn, deps: NodeDeps, { cursor, limit = 50 }: PageAsked) {
  const of = 'done'
  const after = cursor === undefined ? undefined : readCursor(cursor, of, 'timestamptz', 2)
  if (isRefusal(after)) return after
  const [, from, to] = monthsOf(deps)
  const [matter = '', track = ''] = after?.key ?? []
  const { rows } = await tx.query<{ matter: string; track: string; ended: string }>(
    `select t.matter, t.track, t.ended_at as ended from track t
      where ${held} and t.ended_at >= $3 and t.ended_at < $4
        and ($5::timestamptz is null or (t.ended_at, t.matter, t.track) < ($5::timestamptz, $6::text, $7::text))
      order by t.ended_at desc, t.matter desc, t.track desc limit $8`,
    [tx.party, session.acting.desk, from, to, after?.value ?? null, matter, track, limit + 1],
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return {
    places: shown.map(({ matter, track }) => ({ matter, track })),
    ...(more ? { next: writeCursor({ of, value: last.ended, key: [last.matter, last.track] }) } : {}),
  }
}

/** First moments of last month, of this one and of the next, in the region's zone. */
function monthsOf({ today, offsetMinutes }: NodeDeps): [string, string, string] {
  const [year = 0, month = 1] = today().split('-').map(Number)
  const first = (shift: number) => {
    const at = year * 12 + month - 1 + shift
    return startOfDay(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, offsetMinutes)
  }
  return [first(-1), first(0), first(1)]
}

interface Others {
  doneThisMonth: number
  doneLastMonth: number
  waitingBy: { party: PartyId; count: number }[]
}

const held = 't.party = $1 and t.holder_party = $1 and t.holder_desk = $2'
const upTo = (where: string) =>
  `(select count(*) from (select from track t where ${where} limit ${mostCountedTracks}) c)`
const countText = `select
  ${upTo(`${held} and t.ended_at >= $4 and t.ended_at < $5`)} as "doneThisMonth",
  ${upTo(`${held} and t.ended_at >= $3 and t.ended_at < $4`)} as "doneLastMonth"`
const waitingText = `select w.holder_party as party, count(*) as count from (
    select t.holder_party from track t where t.party = $1 and t.awaited_by = $2 limit ${mostCountedTracks}) w
  group by w.holder_party order by count(*) desc, w.holder_party`

async function countOthers(tx: Tx, desk: string, months: [string, string, string]): Promise<Others> {
  const counted = await tx.query<Omit<Others, 'waitingBy'>>(countText, [tx.party, desk, ...months], 'count done')
  const waiting = await tx.query<{ party: PartyId; count: number }>(waitingText, [tx.party, desk], 'waiting by party')
  return { ...(counted.rows[0] as Omit<Others, 'waitingBy'>), waitingBy: waiting.rows }
}
