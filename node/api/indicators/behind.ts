import {
  dimensionsOf,
  isMeasured,
  isRefusal,
  LianyuError,
  type MatterId,
  type PeriodName,
  type Refusal,
  refuse,
  type Text,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { readCursor, writeCursor } from '../../store/cursor.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { maySeeMatter } from '../door.ts'
import { stageLabel } from '../matters/matter-rows.ts'
import { checkBy, indicatorById, periodAsked } from './measure.ts'
import { monthsAsked } from './read-totals.ts'
import { keyLabel, kindOfIndicator } from './words.ts'

export interface BehindAsked {
  by?: string | undefined
  key?: string | undefined
  period?: string | undefined
  sample: boolean
  cursor?: string | undefined
  limit: number
}

/** One amount in a total: of which matter, in which month, how much. */
export interface BehindRow {
  /** Absent where the matter is not in this duty's sight: the number counts it all the same. */
  matter?: MatterId
  title?: string
  stage: Text
  desk: Text
  period: PeriodName
  /** Which of the matter's amounts of that month. */
  entry: number
  amount: number
  /** Of a count of distinct values, the value. */
  value?: string
}

interface Row {
  period: PeriodName
  matter: MatterId
  entry: number
  amount: number
  value: string | null
  k1: string
  k2: string
}

/** What is behind a number: its amounts one by one, month by month, in pages. */
export async function matterBehind(
  deps: NodeDeps,
  session: SignedIn,
  id: string,
  asked: BehindAsked,
): Promise<{ items: BehindRow[]; next: string | null } | Refusal> {
  const indicator = indicatorById(deps, id)
  const { measure } = indicator
  // A ratio is two numbers; each of them opens by itself.
  if (!isMeasured(measure)) throw new LianyuError(refuse('indicator.ratio', { of: measure.ratio.join(', ') }))
  const period = periodAsked(deps, indicator, asked.period)
  const { from, to } = monthsAsked(period)
  const { by, key = '', sample, limit } = asked
  if (by !== undefined) checkBy(deps, indicator, by)
  const cursor = asked.cursor === undefined ? undefined : readCursor(asked.cursor, 'behind', 'text', 2)
  if (cursor !== undefined && isRefusal(cursor)) return cursor
  const after = cursor ? [String(cursor.value), cursor.key[0] as string, Number(cursor.key[1])] : ['', '', -1]
  const at = by === undefined ? undefined : dimensionsOf(measure).indexOf(by) + 1
  const text = `select c.period, c.matter, c.entry, c.amount, c.value, c.k1, c.k2 from contribution c
    where c.party = $1 and c.indicator = $2 and c.sample = $3 and c.period >= $4 and c.period <= $5
      and (c.period, c.matter, c.entry) > ($6, $7, $8)${at === undefined ? '' : ` and c.k${at} = $10`}
    order by c.period, c.matter, c.entry limit $9`
  const values = [session.party, id, Number(sample), from, to, ...after, limit + 1]
  const { rows } = await inParty(deps.store, session.party, 'app', (tx) =>
    tx.query<Row>(text, at === undefined ? values : [...values, key], `behind ${at ?? ''}`),
  )
  const page = rows.slice(0, limit)
  const matters = await deps.journal.getMany(session.party, [...new Set(page.map(({ matter }) => matter))])
  const kind = kindOfIndicator(deps, indicator)
  const items = page.map((row): BehindRow => {
    const matter = matters.get(row.matter)
    const own = matter && deps.kindsByHash(matter.shared.kind)
    const seen = matter !== undefined && own !== undefined && maySeeMatter(deps, session, own, matter)
    const title = seen
      ? (matter.shared.fields[own.declaration.title] ?? matter.overlay.fields[own.declaration.title])
      : ''
    return {
      ...(seen ? { matter: row.matter, title: typeof title === 'string' ? title : '' } : {}),
      stage: stageLabel(own ?? kind, (own ?? kind)?.declaration.main ?? '', row.k1),
      desk: keyLabel(deps, session.party, kind, 'desk', row.k2),
      period: row.period,
      entry: row.entry,
      amount: row.amount,
      ...(row.value === null || !seen ? {} : { value: row.value }),
    }
  })
  const last = rows.length > limit ? page.at(-1) : undefined
  const next = last && writeCursor({ of: 'behind', value: last.period, key: [last.matter, String(last.entry)] })
  return { items, next: next ?? null }
}
