import { isRefusal, type MatterId, type Refusal, refuse, type Text } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
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
          sentence: sentenceOf(deps, row, kind?.labels.tracks),
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

const words: Record<string, Text> = {
  remind: { zh: '即将或已经到期', en: 'is due or overdue' },
  leader: { zh: '逾期，请领导关注', en: 'is overdue: for the leader’s attention' },
  order: { zh: '逾期，可发督办', en: 'is overdue: an order may be raised' },
  letter: { zh: '对方逾期，可发商请函', en: 'is overdue on the other side: a letter may be sent' },
}

function sentenceOf(deps: NodeDeps, { what, facts }: NoticeRow, tracks: Record<string, Text> | undefined): Text {
  const { track, holder } = parsed(facts)
  const said = words[what] ?? { zh: what, en: what }
  const label = tracks?.[track ?? ''] ?? { zh: track ?? '', en: track ?? '' }
  if (holder === undefined) return { zh: `${label.zh}${said.zh}`, en: `${label.en} ${said.en}`.trim() }
  const [party, desk] = [deps.names.party(holder.party), deps.names.desk(holder.party, holder.desk)]
  return {
    zh: `${label.zh}（${party.zh} ${desk.zh}）${said.zh}`,
    en: `${label.en} (${party.en}, ${desk.en}) ${said.en}`,
  }
}

function parsed(facts: string): { track?: string; holder?: { party: string; desk: string } } {
  return JSON.parse(facts) as { track?: string; holder?: { party: string; desk: string } }
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
