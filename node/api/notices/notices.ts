import { isRefusal, type MatterId, type Refusal, refuse, type Text } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { sentenceOf } from '../../messages/sentence.ts'
import { readCursor, writeCursor } from '../../store/cursor.ts'
import { matterRowsById } from '../../store/list-rows.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'

export interface Notice {
  id: string
  what: string
  sentence: Text
  matter: MatterId | null
  title: string | null
  sample: boolean
  at: string
  read: boolean
}

interface NoticeRow {
  id: string
  what: string
  matter: MatterId | null
  facts: string
  at: string
  read_at: string | null
}

/** Notices of the acting desk and of the person. Both are the session's own. */
const mine = 'n.party = $1 and n.desk = $2 and (n.person is null or n.person = $3)'
const most = 50

export async function listNotices(
  deps: NodeDeps,
  session: SignedIn,
  cursor: string | undefined,
): Promise<{ items: Notice[]; next: string | null; unread: number } | Refusal> {
  const of = 'notices'
  const after = cursor === undefined ? undefined : readCursor(cursor, of, 'timestamptz', 1)
  if (isRefusal(after)) return after
  const { desk } = session.acting
  const id = after?.key[0] ?? ''
  if (after !== undefined && !/^[0-9a-f-]{36}$/.test(id)) return refuse('list.bad-cursor', {}, 'cursor')
  return inParty(deps.store, session.party, 'app', async (tx) => {
    const { rows } = await tx.query<NoticeRow>(
      `select n.id, n.what, n.matter, n.facts, n.at, n.read_at from notice n where ${mine}
         and ($4::timestamptz is null or (n.at, n.id) < ($4::timestamptz, $5::uuid))
       order by n.at desc, n.id desc limit $6`,
      [tx.party, desk, session.officer, after?.value ?? null, after === undefined ? null : id, most + 1],
    )
    const shown = rows.slice(0, most)
    const about = [...new Set(shown.flatMap(({ matter }) => matter ?? []))]
    const matters = new Map((await matterRowsById(tx, about, deps.instant())).map((row) => [row.id, row]))
    const last = shown.at(-1)
    return {
      items: shown.map((row) => {
        const matter = row.matter === null ? undefined : matters.get(row.matter)
        const kind = matter && deps.kindsByHash(matter.kindHash)
        return {
          id: row.id,
          what: row.what,
          sentence: sentenceOf(deps.names, row, kind?.labels.tracks),
          matter: row.matter,
          title: matter?.title ?? null,
          sample: matter?.sample ?? false,
          at: row.at,
          read: row.read_at !== null,
        }
      }),
      next: rows.length > most && last !== undefined ? writeCursor({ of, value: last.at, key: [last.id] }) : null,
      unread: await countUnread(tx, session),
    }
  })
}

/** Up to 1,000. */
export async function countUnread(tx: Tx, session: Pick<SignedIn, 'acting' | 'officer'>): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*) as count from (select from notice n where ${mine} and n.read_at is null limit 1000) c`,
    [tx.party, session.acting.desk, session.officer],
    'count unread',
  )
  return rows[0]?.count ?? 0
}

/** Marks notices as read, those named or all; answers how many are left. Another desk's stay as they were. */
export async function markRead(
  deps: NodeDeps,
  session: SignedIn,
  ids: readonly string[] | 'all',
): Promise<{ unread: number }> {
  return inParty(deps.store, session.party, 'app', async (tx) => {
    await tx.query(
      `update notice n set read_at = $4 where ${mine} and n.read_at is null and ($5::uuid[] is null or n.id = any($5::uuid[]))`,
      [tx.party, session.acting.desk, session.officer, deps.instant(), ids === 'all' ? null : ids],
    )
    return { unread: await countUnread(tx, session) }
  })
}
