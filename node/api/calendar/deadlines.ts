import { dayAt, type Instant, instantOf, type Kind, type Matter, type MatterId, type PlainDay } from '@lianyu/kernel'
import type { FeedOwner } from '../../messages/calendar-feeds.ts'
import type { Deadline } from '../../messages/ics.ts'
import { texts } from '../../store/binary-arrays.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { maySeeMatter } from '../door.ts'

const mostDeadlines = 500
/** A cancelled entry is told for so long; a calendar that was not opened meanwhile keeps it. */
const cancelledForMs = 60 * 24 * 3_600_000

interface Running {
  matter: MatterId
  track: string
  clock: string
  amber_at: Instant | null
  red_at: Instant
}

/**
 * The deadlines of what a desk holds and its person follows: the clocks that run now, and those that were told before and
 * run no more, as cancelled.
 */
export async function deadlinesOf(deps: NodeDeps, owner: FeedOwner): Promise<Deadline[]> {
  const { party, hash } = owner
  const running = await inParty(deps.store, party, 'app', (tx) => runningClocks(tx, owner))
  const address = await deps.addressOf(party)
  const matters = await deps.journal.getMany(party, [...new Set(running.map(({ matter }) => matter))])
  const current = running.flatMap((row) => {
    const matter = matters.get(row.matter)
    const kind = matter && deps.kindsByHash(matter.shared.kind)
    if (matter === undefined || kind === undefined || !maySeeMatter(deps, owner, kind, matter)) return []
    return [deadlineOf(deps, address, kind, matter, row)]
  })
  const gone = await inParty(deps.store, party, 'app', (tx) => remember(tx, hash, current, deps.now()))
  return [...current, ...gone]
}

async function runningClocks(tx: Tx, { party, person, acting }: FeedOwner): Promise<Running[]> {
  const columns = 't.matter, t.track, t.clock, t.amber_at, t.red_at'
  const runs = `t.ended_at is null and t.clock is not null and t.red_at < 'infinity'`
  const { rows } = await tx.query<Running>(
    `select ${columns} from track t where t.party = $1 and t.holder_party = $1 and t.holder_desk = $2 and ${runs}
     union
     select ${columns} from follow f join track t on t.party = $1 and t.matter = f.matter
       where f.party = $1 and f.person = $3 and ${runs}
     order by red_at, matter, track limit ${mostDeadlines}`,
    [party, acting.desk, person],
  )
  return rows
}

function deadlineOf(deps: NodeDeps, address: string, kind: Kind, matter: Matter, row: Running): Deadline {
  const { shared, overlay } = matter
  const { labels, declaration } = kind
  const state = shared.tracks[row.track] ?? overlay.tracks[row.track]
  // The checker of kinds lets a title be a shared field, or one of a kind that never leaves the house.
  const field = declaration.fields[declaration.title]
  const named =
    field?.part === 'personal' ? undefined : (shared.fields[declaration.title] ?? overlay.fields[declaration.title])
  const title = typeof named === 'string' ? named : labels.kind.zh
  const sample = shared.fields.sample === true ? '〔样例〕' : ''
  const track = labels.tracks[row.track] ?? { zh: row.track, en: row.track }
  const stage = labels.stages[`${row.track}.${state?.stage}`] ?? { zh: state?.stage ?? '', en: state?.stage ?? '' }
  const url = `${address}/matters/${encodeURIComponent(row.matter)}`
  return {
    uid: uidOf(row),
    day: lastDay(row.red_at, deps.offsetMinutes),
    sequence: state?.version ?? 0,
    title: `${sample}${title}：${track.zh} ${stage.zh}到期`,
    description: `${labels.kind.zh}，${track.zh}，${stage.zh}\n${labels.kind.en}, ${track.en}, ${stage.en}: due\n${url}`,
    url,
    ...(row.amber_at === null ? {} : { amberAt: row.amber_at }),
    cancelled: false,
  }
}

const uidOf = ({ matter, track, clock }: Running) =>
  `${[matter, track, clock].join('/').replace(/[^\w./:@#-]/g, '_')}@lianyu`

/** A clock in days turns red at the first moment of the next day. */
function lastDay(redAt: Instant, offsetMinutes: number): PlainDay {
  return dayAt(instantOf(Date.parse(redAt) - 1), offsetMinutes)
}

/** Keeps what is told now, and answers with what was told and runs no more. */
async function remember(tx: Tx, hash: string, current: readonly Deadline[], now: number): Promise<Deadline[]> {
  const at = instantOf(now)
  await tx.query(
    'delete from calendar_told c where c.party = $1 and c.token_hash = $2 and c.cancelled_at < $3::timestamptz',
    [tx.party, hash, instantOf(now - cancelledForMs)],
  )
  await tx.query(
    `insert into calendar_told (party, token_hash, uid, day, sequence)
       select $1, $2, u.uid, u.day::date, u.sequence::bigint
       from unnest($3::text[], $4::text[], $5::text[]) u (uid, day, sequence) order by u.uid
     on conflict (party, token_hash, uid) do update set day = excluded.day, sequence = excluded.sequence,
       cancelled_at = null
     where (calendar_told.day, calendar_told.sequence, calendar_told.cancelled_at)
       is distinct from (excluded.day, excluded.sequence, excluded.cancelled_at)`,
    [
      tx.party,
      hash,
      texts(current.map(({ uid }) => uid)),
      texts(current.map(({ day }) => day)),
      texts(current.map(({ sequence }) => String(sequence))),
    ],
  )
  await tx.query(
    `update calendar_told c set cancelled_at = $3, sequence = c.sequence + 1
     where c.party = $1 and c.token_hash = $2 and c.cancelled_at is null and c.uid <> all($4::text[])`,
    [tx.party, hash, at, current.map(({ uid }) => uid)],
  )
  const { rows } = await tx.query<{ uid: string; day: string; sequence: number }>(
    `select c.uid, c.day, c.sequence from calendar_told c
     where c.party = $1 and c.token_hash = $2 and c.cancelled_at is not null order by c.cancelled_at desc, c.uid limit 500`,
    [tx.party, hash],
  )
  // It says no title: the matter may be another desk's by now.
  return rows.map(({ uid, day, sequence }) => ({
    uid,
    day,
    sequence,
    title: '已办结或已转出',
    description: '该时限已不再计算。 This deadline runs no more.',
    url: '',
    cancelled: true,
  }))
}
