import { instantOf } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import { booleans, instants, texts, uuids } from '../store/binary-arrays.ts'
import type { Tx } from '../store/transaction.ts'
import { afterQuiet, lastMoment } from './hours.ts'
import { robotPerMinute } from './robots.ts'
import { allRoutes, type RouteKey, type RouteRow, routeColumns, routeOf } from './routes-out.ts'
import { type Sort, sortOf } from './sorts.ts'

/** Who has which desk, so that a desk's notice finds its people. */
export type Duties = ReadonlyMap<string, ReadonlySet<string>>

export interface Claimed {
  id: string
  cause: string
  sort: Sort | 'digest' | 'test'
  red: boolean
  tries: number
}

const spreadAtOnce = 200
/** So few that a slow server is done with all of them within the lease: a mail may take forty seconds. */
const claimedAtOnce = { mail: 5, robot: 10 }
/** A message that was claimed and not heard of again (the process died) goes out once more after this. */
const leaseMs = 5 * 60_000
const minuteMs = 60_000
/** The last attempt is about four hours after the first; a digest or reminder is stale by then. */
export const mostTries = 10
/** A digest missed by more than this while the node was down is left out; the next one says the same. */
const staleDigestMs = 6 * 60 * minuteMs

const longestWaitMs = 60 * minuteMs

/** A minute and twice as long each time, an hour at most: less than a minute would outrun what robots take. */
export const waitAfter = (tries: number) => Math.min(longestWaitMs, 2 ** (tries - 1) * minuteMs)

/**
 * Looks at new notices and writes a row for each way out that wants them, in the transaction that marks them as looked at:
 * once for each notice and way out, whatever happens to the process.
 */
export async function spreadNotices(tx: Tx, duties: Duties, now: number, offsetMinutes: number): Promise<number> {
  const { rows } = await tx.query<{
    id: string
    desk: string
    person: string | null
    what: string
    at: string
    red_at: string | null
  }>(
    `select n.id, n.desk, n.person, n.what, n.at, t.red_at from notice n
       left join track t on t.party = $1 and t.matter = n.matter and t.track = n.facts::json ->> 'track'
     where n.party = $1 and not n.spread order by n.at, n.id limit ${spreadAtOnce} for update of n skip locked`,
    [tx.party],
    'notices-unspread',
  )
  if (rows.length === 0) return 0
  const routes = (await allRoutes(tx)).map(routeOf)
  const out = rows.flatMap((notice) => {
    const sort = sortOf({ what: notice.what, at: notice.at, redAt: notice.red_at })
    const red = sort === 'late'
    return routes
      .filter((route) => route.sorts.includes(sort) && isFor(route, notice, duties))
      .map((route) => ({
        ...route,
        cause: `notice ${notice.id}`,
        sort,
        red,
        due: dueOf(route, red, now, offsetMinutes),
      }))
  })
  await putOut(tx, out, now)
  await tx.query('update notice n set spread = true where n.party = $1 and n.id = any($2::uuid[])', [
    tx.party,
    rows.map(({ id }) => id),
  ])
  return rows.length
}

function isFor({ desk, person }: RouteKey, notice: { desk: string; person: string | null }, duties: Duties): boolean {
  if (person === '') return desk === notice.desk && notice.person === null
  return duties.get(person)?.has(notice.desk) === true && (notice.person ?? person) === person
}

function dueOf(
  { quietFrom: from, quietTo: to, redPasses }: { quietFrom: string; quietTo: string; redPasses: boolean },
  red: boolean,
  now: number,
  offsetMinutes: number,
): number {
  return red && redPasses ? now : afterQuiet(now, { from, to }, offsetMinutes)
}

/** Writes a digest's row for each way out whose time has come. */
export async function spreadDigests(tx: Tx, now: number, offsetMinutes: number): Promise<void> {
  const { rows } = await tx.query<RouteRow>(
    `select ${routeColumns} from message_route r where r.party = $1 and r.digest_times <> '[]' for update of r skip locked`,
    [tx.party],
  )
  for (const row of rows) {
    const route = routeOf(row)
    const moment = lastMoment(now, route.digestTimes, offsetMinutes)
    if (moment === undefined || moment <= Date.parse(row.digested_to)) continue
    if (now - moment < staleDigestMs) {
      await putOut(tx, [{ ...route, cause: `digest ${instantOf(moment)}`, sort: 'digest', red: false, due: now }], now)
    }
    await tx.query(
      `update message_route r set digested_to = $5
       where r.party = $1 and r.desk = $2 and r.person = $3 and r.channel = $4`,
      [tx.party, route.desk, route.person, route.channel, instantOf(moment)],
    )
  }
}

export interface NewOut extends RouteKey {
  cause: string
  sort: Sort | 'digest' | 'test'
  red: boolean
  due: number
}

/** Rows of the outbox; one that stands there already stays as it is. */
export async function putOut(tx: Tx, out: readonly NewOut[], now: number): Promise<void> {
  if (out.length === 0) return
  await tx.query(
    `insert into message_out (party, id, desk, person, channel, cause, sort, red, state, due_at, tries, made_at)
       select $1, u.id, u.desk, u.person, u.channel, u.cause, u.sort, u.red, 'waiting', u.due_at, 0, $2
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[], $10::timestamptz[])
         u (id, desk, person, channel, cause, sort, red, due_at)
       order by u.desk, u.person, u.channel, u.cause
     on conflict (party, desk, person, channel, cause) do nothing`,
    [
      tx.party,
      instantOf(now),
      uuids(out.map(() => newCommandId(now))),
      texts(out.map(({ desk }) => desk)),
      texts(out.map(({ person }) => person)),
      texts(out.map(({ channel }) => channel)),
      texts(out.map(({ cause }) => cause)),
      texts(out.map(({ sort }) => sort)),
      booleans(out.map(({ red }) => red)),
      instants(out.map(({ due }) => instantOf(due))),
    ],
  )
}

/**
 * Takes what is due of one way out, for as long as a lease. A way out that another process has in hand is passed over, so
 * that together they keep to what a robot takes in a minute. In its quiet hours only what may pass is taken.
 */
export async function claim(
  tx: Tx,
  passed: readonly string[],
  now: number,
  offsetMinutes: number,
): Promise<{ route: RouteRow; claimed: Claimed[] } | undefined> {
  const { rows } = await tx.query<RouteRow>(
    `select ${routeColumns} from message_route r
     where r.party = $1 and (r.wait_until is null or r.wait_until <= $2)
       and (r.desk || ' ' || r.person || ' ' || r.channel) <> all ($3::text[])
       and exists (select from message_out o where o.party = $1 and o.desk = r.desk and o.person = r.person
         and o.channel = r.channel and o.state = 'waiting' and o.due_at <= $2)
     order by r.desk, r.person, r.channel limit 1 for update of r skip locked`,
    [tx.party, instantOf(now), passed],
    'message-routes-due',
  )
  const [row] = rows
  if (row === undefined) return undefined
  const route = routeOf(row)
  const key = [tx.party, route.desk, route.person, route.channel]
  const end = afterQuiet(now, { from: route.quietFrom, to: route.quietTo }, offsetMinutes)
  if (end > now) {
    await tx.query(
      `update message_out o set due_at = $6 where o.party = $1 and o.desk = $2 and o.person = $3 and o.channel = $4
         and o.state = 'waiting' and o.due_at <= $5 and not (o.red and $7::boolean) and o.sort <> 'test'`,
      [...key, instantOf(now), instantOf(end), route.redPasses],
    )
  }
  const allowed =
    route.channel === 'mail' ? claimedAtOnce.mail : Math.min(claimedAtOnce.robot, await leftThisMinute(tx, route, now))
  // In an array the choice is made once; joined, a plan may make it again for each row, and take more than its limit.
  const { rows: claimed } = await tx.query<Claimed>(
    `update message_out o set tries = o.tries + 1, tried_at = $5, due_at = $6
     where o.party = $1 and o.id = any(array(select c.id from message_out c
       where c.party = $1 and c.desk = $2 and c.person = $3 and c.channel = $4 and c.state = 'waiting' and c.due_at <= $5
       order by c.due_at, c.id limit $7 for update skip locked))
     returning o.id, o.cause, o.sort, o.red, o.tries`,
    [...key, instantOf(now), instantOf(now + leaseMs), allowed],
  )
  return { route: row, claimed: claimed.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

async function leftThisMinute(tx: Tx, { desk, person, channel }: RouteKey, now: number): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*) as count from message_out o where o.party = $1 and o.desk = $2 and o.person = $3 and o.channel = $4
       and o.tried_at > $5`,
    [tx.party, desk, person, channel, instantOf(now - minuteMs)],
  )
  return Math.max(0, robotPerMinute - (rows[0]?.count ?? 0))
}

export type Outcome =
  | { state: 'sent' | 'empty' }
  | { state: 'failed'; trouble: string }
  | { state: 'waiting'; trouble: string; dueAt: number; waitUntil?: number }

/** Writes down what became of claimed rows. One that another process claimed meanwhile (the lease ran out) stays its. */
export async function settle(
  tx: Tx,
  route: RouteKey,
  claimed: readonly Pick<Claimed, 'id' | 'tries'>[],
  outcome: Outcome,
  now: number,
): Promise<void> {
  for (const { id, tries } of claimed) {
    await tx.query(
      `update message_out o set state = $4, due_at = coalesce($5::timestamptz, o.due_at), trouble = $6,
         sent_at = $7::timestamptz
       where o.party = $1 and o.id = $2 and o.tries = $3 and o.state = 'waiting'`,
      [
        tx.party,
        id,
        tries,
        outcome.state,
        outcome.state === 'waiting' ? instantOf(outcome.dueAt) : null,
        'trouble' in outcome ? outcome.trouble : null,
        outcome.state === 'sent' ? instantOf(now) : null,
      ],
    )
  }
  if (outcome.state === 'waiting' && outcome.waitUntil !== undefined) {
    await tx.query(
      `update message_route r set wait_until = $5
       where r.party = $1 and r.desk = $2 and r.person = $3 and r.channel = $4`,
      [tx.party, route.desk, route.person, route.channel, instantOf(outcome.waitUntil)],
    )
  }
}

/** Messages that went, wait, or could not be delivered, the newest first. */
export interface OutRow {
  id: string
  desk: string
  person: string
  channel: string
  sort: string
  state: string
  due_at: string
  tries: number
  made_at: string
  sent_at: string | null
  trouble: string | null
}

export async function listOut(tx: Tx, state: string | null, limit: number): Promise<OutRow[]> {
  const { rows } = await tx.query<OutRow>(
    `select o.id, o.desk, o.person, o.channel, o.sort, o.state, o.due_at, o.tries, o.made_at, o.sent_at, o.trouble
     from message_out o where o.party = $1 and ($2::text is null or o.state = $2) order by o.made_at desc, o.id desc limit $3`,
    [tx.party, state, limit],
  )
  return rows
}

/** Begins again with one that was given up. */
export async function retry(tx: Tx, id: string, now: number): Promise<boolean> {
  const { count } = await tx.query(
    `update message_out o set state = 'waiting', tries = 0, due_at = $3
     where o.party = $1 and o.id = $2 and o.state = 'failed'`,
    [tx.party, id, instantOf(now)],
  )
  return count > 0
}

/**
 * What was put off by a clock that has been set back since is due now: nothing waits here for as long as the clock was
 * wrong. What a digest tells is told at the next of its times; one that went already stands in the outbox and goes no more.
 */
export async function takeForward(tx: Tx, now: number): Promise<void> {
  await tx.query(
    `update message_out o set due_at = $2, tried_at = $2 where o.party = $1 and o.state = 'waiting' and o.tried_at > $3`,
    [tx.party, instantOf(now), instantOf(now + leaseMs)],
  )
  await tx.query('update message_route r set wait_until = null where r.party = $1 and r.wait_until > $2', [
    tx.party,
    instantOf(now + longestWaitMs),
  ])
  await tx.query('update message_route r set digested_to = $2 where r.party = $1 and r.digested_to > $2', [
    tx.party,
    instantOf(now),
  ])
}

/** What was settled long ago is forgotten: the log is for finding faults, not an archive of who was told what. */
export async function forgetOld(tx: Tx, before: number): Promise<void> {
  await tx.query(`delete from message_out o where o.party = $1 and o.state <> 'waiting' and o.made_at < $2`, [
    tx.party,
    instantOf(before),
  ])
}
