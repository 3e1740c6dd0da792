import {
  type Closing,
  isRefusal,
  keyedMatterId,
  type MatterId,
  type Positions,
  positionsOf,
  type Refusal,
  refuse,
  reportedMonth,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, kindsInSight } from '../door.ts'
import { type Opened, openMatter } from '../matters/open-matter.ts'

/** A matter's report of a month: what was closed, what counts now, and what came since. */
export interface MonthRow {
  matter: MatterId
  title: string
  sample: boolean
  closed: number | null
  now: number | null
  since: 'late' | 'corrected' | null
}

export interface MonthAnswer {
  month: string
  /** The close: its matter, when, and how many entries each log held. */
  close: { matter: MatterId; at: string; positions: Positions } | null
  mayClose: boolean
  rows: MonthRow[]
  totals: { sample: boolean; closed: number | null; now: number }[]
  /** Of the month before: what was reported late or corrected after its close. */
  sinceBefore: MonthRow[]
}

/** Matters of one month that are read: a county has some hundred. */
const most = 5_000

/** A month of a kind's reports beside what was closed of it. */
export async function monthOf(
  deps: NodeDeps,
  session: Acting,
  of: string,
  month: string,
): Promise<MonthAnswer | Refusal> {
  const closing = closingOf(deps, session, of)
  if (isRefusal(closing)) return closing
  const before = monthBefore(month)
  const [close, earlier] = await Promise.all([
    closeOf(deps, session, closing, month),
    closeOf(deps, session, closing, before),
  ])
  const rows = await rowsOf(deps, session, closing, month, close?.positions)
  const late = earlier ? await rowsOf(deps, session, closing, before, earlier.positions) : []
  return {
    month,
    close: close ?? null,
    mayClose: close === undefined && mayClose(deps, session, closing),
    rows,
    totals: [false, true].flatMap((sample) => {
      const own = rows.filter((row) => row.sample === sample)
      if (own.length === 0) return []
      const sum = (pick: (row: MonthRow) => number | null) => own.reduce((total, row) => total + (pick(row) ?? 0), 0)
      return [{ sample, closed: close ? sum((row) => row.closed) : null, now: sum((row) => row.now) }]
    }),
    sinceBefore: late.filter(({ since }) => since !== null),
  }
}

/** Closes a month at where every own log stands now; once, by whoever may open such a matter. */
export async function closeMonth(
  deps: NodeDeps,
  session: SignedIn,
  command: string,
  of: string,
  month: string,
): Promise<Opened | Refusal> {
  const closing = closingOf(deps, session, of)
  if (isRefusal(closing)) return closing
  return openMatter(deps, session, { command, kind: closing.kind, data: { [closing.fields.month]: month } })
}

function closingOf(deps: NodeDeps, session: Acting, of: string): Closing | Refusal {
  const closing = deps.packs.flatMap((pack) => pack.closings ?? []).find((one) => one.of === of)
  const inSight = kindsInSight(deps, session).some(({ declaration }) => declaration.id === of)
  return closing !== undefined && inSight ? closing : refuse('node.not-found', { what: `kind ${of}` }, 'of')
}

function mayClose(deps: NodeDeps, { acting }: Acting, closing: Closing): boolean {
  const opening = deps.kinds.find(({ declaration }) => declaration.id === closing.kind)?.declaration.opening
  return opening?.by.includes(acting.role) === true && opening.at.includes(acting.desk)
}

async function closeOf(
  deps: NodeDeps,
  { party }: Acting,
  closing: Closing,
  month: string,
): Promise<MonthAnswer['close'] | undefined> {
  const matter = keyedMatterId(party, closing.kind, [month])
  const held = await deps.journal.get(party, matter)
  const positions = positionsOf(held?.shared.fields[closing.fields.positions])
  return held && positions ? { matter, at: held.shared.openedAt, positions } : undefined
}

async function rowsOf(
  deps: NodeDeps,
  { party }: Acting,
  closing: Closing,
  month: string,
  positions: Positions | undefined,
): Promise<MonthRow[]> {
  const text = `select distinct matter from contribution where party = $1 and indicator = $2 and sample in (0, 1) and period = $3
    order by matter limit ${most}`
  const found = await inParty(deps.store, party, 'app', (tx) =>
    tx.query<{ matter: MatterId }>(text, [party, closing.indicator, month]),
  )
  const held = await deps.journal.getMany(
    party,
    found.rows.map(({ matter }) => matter),
  )
  const rows: MonthRow[] = []
  for (const [matter, { shared }] of held) {
    const title = deps.kindsByHash(shared.kind)?.declaration.title ?? ''
    const { closed, now, since } = reportedMonth(shared.adds[closing.step] ?? [], closing, month, positions)
    if (now === undefined) continue
    const amount = (entry: typeof now | undefined) => {
      const value = entry?.fields[closing.amount]
      return typeof value === 'number' ? value : null
    }
    rows.push({
      matter,
      title: String(shared.fields[title] ?? ''),
      sample: shared.fields.sample === true,
      closed: amount(closed),
      now: amount(now),
      since: since ?? null,
    })
  }
  return rows.sort((a, b) => (a.title < b.title ? -1 : 1))
}

function monthBefore(month: string): string {
  const [year = 0, at = 0] = month.split('-').map(Number)
  return at === 1 ? `${year - 1}-12` : `${year}-${String(at - 1).padStart(2, '0')}`
}
