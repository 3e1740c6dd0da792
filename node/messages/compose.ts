import {
  dayAt,
  type Instant,
  instantOf,
  isRefusal,
  type KindsByHash,
  type MatterId,
  type PartyId,
} from '@lianyu/kernel'
import type { Names } from '../api/names.ts'
import { matterRowsById } from '../store/list-rows.ts'
import { listTracks, type TrackRow } from '../store/list-tracks.ts'
import type { Tx } from '../store/transaction.ts'
import type { Claimed, Duties } from './outbox.ts'
import type { RouteKey } from './routes-out.ts'
import { sentenceOf } from './sentence.ts'
import type { Message, MessageLine } from './words.ts'

export interface ComposeDeps {
  names: Pick<Names, 'party' | 'desk'>
  kindsByHash: KindsByHash
  offsetMinutes: number
  /** Where people reach the node: links begin with it. */
  address: string
}

/** What a message says is read when it goes, so that nothing of a matter waits in the outbox and nothing stale is told. */
export async function composeNotices(
  deps: ComposeDeps,
  tx: Tx,
  { person }: RouteKey,
  claimed: readonly Claimed[],
  duties: Duties,
  now: Instant,
): Promise<{ message: Message; told: Claimed[] } | undefined> {
  const { rows } = await tx.query<{ id: string; desk: string; matter: MatterId | null; what: string; facts: string }>(
    'select n.id, n.desk, n.matter, n.what, n.facts from notice n where n.party = $1 and n.id = any($2::uuid[])',
    [tx.party, claimed.map(({ cause }) => cause.slice('notice '.length))],
  )
  const about = [...new Set(rows.flatMap(({ matter }) => matter ?? []))]
  const matters = new Map((await matterRowsById(tx, about, now)).map((row) => [row.id, row]))
  const dues = await redOf(tx, about)
  const told: Claimed[] = []
  const lines: MessageLine[] = []
  for (const one of claimed) {
    const notice = rows.find(({ id }) => one.cause === `notice ${id}`)
    const sort = one.sort === 'digest' || one.sort === 'test' ? 'other' : one.sort
    if (notice === undefined) continue
    // Since it was noticed, the person may have another duty.
    if (person !== '' && duties.get(person)?.has(notice.desk) !== true) continue
    const row = notice.matter === null ? undefined : matters.get(notice.matter)
    if (notice.matter !== null && row === undefined) continue
    const { track } = JSON.parse(notice.facts) as { track?: string }
    const redAt = row && dues.get(`${row.id} ${track ?? ''}`)
    // A reminder of what is done by now helps nobody.
    if ((sort === 'late' || sort === 'due-soon') && redAt === undefined) continue
    const kind = row && deps.kindsByHash(row.kindHash)
    told.push(one)
    lines.push({
      id: one.id,
      sort,
      title: row?.title ?? '',
      sentence: sentenceOf(deps.names, notice, kind?.labels.tracks),
      ...(redAt === undefined ? {} : { due: lastDay(redAt, deps.offsetMinutes) }),
      sample: row?.sample ?? false,
      url: urlOf(deps, row?.id),
    })
  }
  const [first] = lines
  if (first === undefined) return undefined
  const url = `${deps.address}/notices`
  return { message: { id: first.id, sort: first.sort, lines, more: 0, url }, told }
}

const mostDigestLines = 30

/** What is late, what is due soon and what waits, over all desks of a person, or on one desk. */
export async function composeDigest(
  deps: ComposeDeps,
  tx: Tx,
  { desk, person }: RouteKey,
  claimed: Claimed,
  duties: Duties,
  now: Instant,
): Promise<Message | undefined> {
  const desks = person === '' ? [desk] : [...(duties.get(person) ?? [])].sort()
  const lines: MessageLine[] = []
  const seen = new Set<string>()
  let more = 0
  for (const one of desks) {
    for (const list of ['held', 'awaited'] as const) {
      const page = await listTracks(tx, { list, desk: one, now, limit: 100 })
      if (isRefusal(page)) continue
      const urgent = page.rows.filter(({ light }) => light === 'late' || light === 'due-soon' || list === 'awaited')
      const about = new Map(
        (
          await matterRowsById(
            tx,
            urgent.map(({ matter }) => matter),
            now,
          )
        ).map((row) => [row.id, row]),
      )
      for (const track of urgent) {
        const key = `${track.matter} ${track.track}`
        if (seen.has(key)) continue
        seen.add(key)
        if (lines.length === mostDigestLines) {
          more += 1
          continue
        }
        const row = about.get(track.matter)
        const label = row && deps.kindsByHash(row.kindHash)?.labels.tracks[track.track]
        lines.push({
          id: claimed.id,
          sort: track.light === 'late' || track.light === 'due-soon' ? track.light : 'other',
          title: track.title,
          sentence: standing(deps, tx.party, track, label),
          ...(track.redAt === undefined ? {} : { due: lastDay(track.redAt, deps.offsetMinutes) }),
          sample: row?.sample ?? false,
          url: urlOf(deps, track.matter),
        })
      }
    }
  }
  if (lines.length === 0) return undefined
  const order = { late: 0, 'due-soon': 1, handed: 2, answered: 2, other: 2 }
  lines.sort((a, b) => order[a.sort] - order[b.sort])
  return { id: claimed.id, sort: 'digest', lines, more, url: `${deps.address}/` }
}

export function composeTest(deps: ComposeDeps, claimed: Claimed): Message {
  return { id: claimed.id, sort: 'test', lines: [], more: 0, url: `${deps.address}/account` }
}

function standing({ names }: ComposeDeps, own: PartyId, track: TrackRow, label = { zh: track.track, en: track.track }) {
  const { party, desk } = track.holder
  const [who, where] = [names.party(party), names.desk(party, desk)]
  const light = { late: ['已逾期', 'late'], 'due-soon': ['将到期', 'due soon'] }[track.light as 'late' | 'due-soon']
  const waits = party === own ? ['待办', 'to do'] : ['等待对方', 'waiting for them']
  const [zh, en] = light ?? waits
  return { zh: `${label.zh}（${who.zh} ${where.zh}）${zh}`, en: `${label.en} (${who.en}, ${where.en}): ${en}` }
}

/** When the running clocks of these matters turn red, by matter and track. */
async function redOf(tx: Tx, matters: readonly MatterId[]): Promise<Map<string, Instant>> {
  const { rows } = await tx.query<{ matter: string; track: string; red_at: Instant | null }>(
    'select t.matter, t.track, t.red_at from track t where t.party = $1 and t.matter = any($2::text[]) and t.ended_at is null',
    [tx.party, matters],
  )
  return new Map(rows.flatMap(({ matter, track, red_at: at }) => (at === null ? [] : [[`${matter} ${track}`, at]])))
}

/** A clock in days turns red at the first moment of the next day. */
function lastDay(redAt: Instant, offsetMinutes: number): string {
  return dayAt(instantOf(Date.parse(redAt) - 1), offsetMinutes)
}

function urlOf({ address }: ComposeDeps, matter: MatterId | undefined): string {
  return `${address}${matter === undefined ? '/notices' : `/matters/${encodeURIComponent(matter)}`}`
}
