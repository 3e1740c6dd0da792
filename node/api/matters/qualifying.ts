import {
  isRefusal,
  type Judge,
  type Judgement,
  type Kind,
  type MatterId,
  notAbout,
  type Refusal,
  type Text,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { listMatters } from '../../store/list-matters.ts'
import { readerOf } from '../../store/read-trip.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { maySeeKind, openDoor } from '../door.ts'
import { newestKind } from '../newest-kind.ts'
import { settingsOf } from '../step-context.ts'
import { type MatterRow, matterRows, stageLabel } from './matter-rows.ts'

export interface Qualifying extends Judgement {
  row: MatterRow
  /** What was opened for it under this rule already, the newest. */
  opened?: { matter: MatterId; stageLabel: Text }
}

export interface QualifyingPage {
  /** Of whom; null where the matter holds no rules, or the duty sees nobody whom they judge. */
  kind: string | null
  opens: NonNullable<Judge['opens']> | null
  /** Why nothing is opened under these rules now, where that is so. */
  opensNot?: { kind: string; says: Text }
  items: Qualifying[]
  next: string | null
}

/** Matters opened under one rule that are looked at, newest first. */
const mostOpened = 5_000

/**
 * Judges every matter of a kind by the rules that stand in this one: who qualifies, line by line, and what was opened for
 * whom. Computed now, from what stands now; nothing is written.
 */
export async function qualifyingPage(
  deps: NodeDeps,
  session: SignedIn,
  id: MatterId,
  { cursor, limit }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<QualifyingPage | Refusal> {
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  const judge = judgeOf(deps, seen.kind)
  const subjects = deps.kinds.filter(({ declaration }) => declaration.id === judge?.of)
  if (judge === undefined || !subjects.some((kind) => maySeeKind(deps, session, kind))) {
    return { kind: null, opens: null, items: [], next: null }
  }
  const settings = settingsOf(deps)
  await settings.ready(session.party)
  const page = await listMatters(readerOf(deps.store, session.party), {
    kinds: [judge.of],
    now: deps.instant(),
    sort: 'opened',
    ...(cursor === undefined ? {} : { cursor }),
    limit: limit ?? 100,
  })
  if (isRefusal(page)) return page
  const rows = await matterRows(deps, session, page.rows)
  const held = await deps.journal.getMany(
    session.party,
    rows.map((row) => row.id),
  )
  const opens = judge.opens && newestKind(deps, judge.opens.kind)
  // Who will qualify is shown before the rules hold; entering them is not offered.
  const ruled = { kind: seen.kind, shared: seen.matter.shared }
  const refused = opens && judge.opens && notAbout(opens, judge.opens.rule, ruled, deps.today())
  const opened = await openedUnder(deps, session, id, judge)
  const given = {
    matter: seen.matter,
    today: deps.today(),
    setting: (key: string) => settings.valueOn(session.party, key, deps.today()),
  }
  return {
    kind: judge.of,
    opens: refused ? null : (judge.opens ?? null),
    ...(refused && opens ? { opensNot: { kind: opens.declaration.id, says: { zh: refused.zh, en: refused.en } } } : {}),
    items: rows.flatMap((row) => {
      const subject = held.get(row.id)
      const before = opened.get(row.id)
      return subject ? [{ row, ...judge.judge({ ...given, subject }), ...(before ? { opened: before } : {}) }] : []
    }),
    next: page.next ?? null,
  }
}

export function judgeOf({ packs }: Pick<NodeDeps, 'packs'>, kind: Kind): Judge | undefined {
  return packs.find(({ judges }) => judges !== undefined && Object.hasOwn(judges, kind.declaration.id))?.judges?.[
    kind.declaration.id
  ]
}

/** By subject, what the party has opened under this rule. */
async function openedUnder(
  deps: NodeDeps,
  session: SignedIn,
  rule: MatterId,
  { opens }: Judge,
): Promise<Map<MatterId, { matter: MatterId; stageLabel: Text }>> {
  if (opens === undefined) return new Map()
  const { rows } = await inParty(deps.store, session.party, 'app', (tx) =>
    tx.query<{ matter: MatterId; subject: MatterId; stage: string }>(
      `select r.matter, s.other as subject, n.stage from relation r
         join relation s on s.party = $1 and s.matter = r.matter and s.name = $4
         join matter_now n on n.party = $1 and n.id = r.matter and n.kind = $5
        where r.party = $1 and r.other = $2 and r.name = $3 order by r.matter limit ${mostOpened}`,
      [session.party, rule, opens.rule, opens.subject, opens.kind],
      'opened under a rule',
    ),
  )
  const kind = newestKind(deps, opens.kind)
  const label = (stage: string) => (kind ? stageLabel(kind, kind.declaration.main, stage) : { zh: stage, en: stage })
  return new Map(rows.map(({ matter, subject, stage }) => [subject, { matter, stageLabel: label(stage) }]))
}
