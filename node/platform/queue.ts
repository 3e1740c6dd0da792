import { instantOf, type MatterId } from '@lianyu/kernel'
import { texts } from '../store/binary-arrays.ts'
import type { Tx } from '../store/transaction.ts'

/** A case that is due to be told to a platform. */
export interface DueCase {
  matter: MatterId
  number: string | null
  revision: number
  tries: number
}

/** A case that was taken and not heard of again (the process died) is told once more after this. */
const leaseMs = 2 * 60_000
const longestWaitMs = 10 * 60_000
const atOnce = 20

/** Five seconds and twice as long each time, ten minutes at most: a platform that is back is found soon. */
export const waitAfter = (tries: number) => Math.min(longestWaitMs, 5_000 * 2 ** Math.min(tries - 1, 20))

/** Marks cases as due to be told; those that wait for another try already stay where they are. */
export async function markDue(tx: Tx, platform: string, matters: readonly MatterId[], now: number): Promise<void> {
  if (matters.length === 0) return
  await tx.query(
    `insert into platform_case (party, platform, matter, revision, due_at, tries)
       select $1, $2, u.matter, -1, $3, 0 from unnest($4::text[]) u (matter) order by u.matter
     on conflict (party, platform, matter) do update set due_at = excluded.due_at
       where platform_case.due_at is null`,
    [tx.party, platform, instantOf(now), texts([...new Set(matters)])],
  )
}

/** How far before the last sign of the platform's feed a start looks: facts of other nodes come with their writer's time. */
const lookBack = '1 day'

/**
 * What a stop or a crash may have left untold, once at every start: cases that are not known to the queue yet, and those
 * that changed since this party last heard of the platform. What is told already costs one look.
 */
export async function markAll(tx: Tx, platform: string, kind: string, now: number): Promise<void> {
  await tx.query(
    `insert into platform_case (party, platform, matter, revision, due_at, tries)
       select $1, $2, m.id, -1, $3, 0 from matter_now m
       where m.party = $1 and m.kind = $4 and not exists (
         select from platform_case c where c.party = $1 and c.platform = $2 and c.matter = m.id)
       order by m.id
     on conflict (party, platform, matter) do nothing`,
    [tx.party, platform, instantOf(now), kind],
  )
  await tx.query(
    `update platform_case c set due_at = $3 from matter_now m
       where m.party = $1 and m.kind = $4 and m.changed_second >= coalesce(
         (select f.heard_at from platform_feed f where f.party = $1 and f.platform = $2) - interval '${lookBack}', '-infinity')
       and c.party = $1 and c.platform = $2 and c.matter = m.id and c.due_at is null`,
    [tx.party, platform, instantOf(now), kind],
  )
}

/**
 * Takes some that are due, for as long as a lease. None waits for longer than the longest wait: what is due later than that
 * was put off by a clock that has been set back since.
 */
export async function claimDue(tx: Tx, platform: string, now: number): Promise<DueCase[]> {
  const { rows } = await tx.query<DueCase & { revision: string }>(
    `update platform_case c set due_at = $4 from (
       select d.matter from platform_case d
       where d.party = $1 and d.platform = $2 and (d.due_at <= $3 or d.due_at > $5) order by d.due_at, d.matter limit ${atOnce}
       for update skip locked) u
     where c.party = $1 and c.platform = $2 and c.matter = u.matter
     returning c.matter, c.number, c.revision, c.tries`,
    [tx.party, platform, instantOf(now), instantOf(now + leaseMs), instantOf(now + longestWaitMs)],
  )
  return rows.map((row) => ({ ...row, revision: Number(row.revision) }))
}

/** The platform has this revision. `again`: it moved meanwhile and is due once more. */
export async function told(
  tx: Tx,
  platform: string,
  done: { matter: MatterId; number: string; revision: number; again: boolean },
  now: number,
): Promise<void> {
  await tx.query(
    `update platform_case c set number = $4, revision = $5, due_at = $6, tries = 0, trouble = null
     where c.party = $1 and c.platform = $2 and c.matter = $3`,
    [tx.party, platform, done.matter, done.number, done.revision, done.again ? instantOf(now) : null],
  )
}

export async function notTold(
  tx: Tx,
  platform: string,
  { matter, tries }: DueCase,
  trouble: string,
  now: number,
): Promise<void> {
  await tx.query(
    `update platform_case c set due_at = $4, tries = $5, trouble = $6
     where c.party = $1 and c.platform = $2 and c.matter = $3`,
    [tx.party, platform, matter, instantOf(now + waitAfter(tries + 1)), tries + 1, trouble.slice(0, 200)],
  )
}

/** Our case with this number there. */
export async function caseNumbered(tx: Tx, platform: string, number: string): Promise<MatterId | undefined> {
  const { rows } = await tx.query<{ matter: MatterId }>(
    'select matter from platform_case where party = $1 and platform = $2 and number = $3 order by matter limit 1',
    [tx.party, platform, number],
  )
  return rows[0]?.matter
}

export interface Feed {
  cursor: string
}

export async function feedOf(tx: Tx, platform: string): Promise<Feed> {
  const { rows } = await tx.query<Feed>('select cursor from platform_feed where party = $1 and platform = $2', [
    tx.party,
    platform,
  ])
  return rows[0] ?? { cursor: '' }
}

/** How far the feed was read, or why it could not be. */
export async function heard(
  tx: Tx,
  platform: string,
  met: { cursor: string; refusal?: string } | { trouble: string },
  now: number,
): Promise<void> {
  const trouble = 'trouble' in met ? met.trouble.slice(0, 200) : null
  const cursor = 'trouble' in met ? '' : met.cursor
  const refusal = 'trouble' in met ? undefined : met.refusal
  await tx.query(
    `insert into platform_feed (party, platform, cursor, heard_at, trouble, troubled_since, refused, last_refusal)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (party, platform) do update set
       cursor = case when excluded.trouble is null then excluded.cursor else platform_feed.cursor end,
       heard_at = coalesce(excluded.heard_at, platform_feed.heard_at),
       trouble = excluded.trouble,
       troubled_since = case when excluded.trouble is null then null
         else coalesce(platform_feed.troubled_since, excluded.troubled_since) end,
       refused = platform_feed.refused + excluded.refused,
       last_refusal = coalesce(excluded.last_refusal, platform_feed.last_refusal)`,
    [
      tx.party,
      platform,
      cursor,
      trouble === null ? instantOf(now) : null,
      trouble,
      trouble === null ? null : instantOf(now),
      refusal === undefined ? 0 : 1,
      refusal ?? null,
    ],
  )
}
