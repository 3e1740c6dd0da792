import {
  type Added,
  isRefusal,
  type MonthlyDuty,
  type PeriodName,
  type Refusal,
  refuse,
  type Text,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { listPage } from '../matters/list.ts'
import type { ListQuery } from '../matters/list-query.ts'
import type { MatterRow } from '../matters/matter-rows.ts'
import { addressOf, isShown } from '../menu/menu-of.ts'

/** What one matter reported of a month, in the words of its kind's fields. */
export interface MonthlyRow {
  row: MatterRow
  /** The report of the month asked for; null while it is to come. */
  reported: Record<string, unknown> | null
  /** The newest report of a month before it. */
  before: { month: PeriodName; fields: Record<string, unknown> } | null
  /** What was planned for the month. */
  planned: Record<string, unknown> | null
}

export interface MonthlyPage {
  item: string
  label: Text
  month: PeriodName
  duty: MonthlyDuty
  items: MonthlyRow[]
  next: string | null
}

const rowsAPage = 100

/**
 * A monthly duty whole: each matter with what it reported last, so that a round of reports needs no other answer and goes
 * on without signal. By a menu item that stands in this duty's left column.
 */
export async function monthlyOf(
  deps: NodeDeps,
  session: SignedIn,
  id: string,
  { month = deps.today().slice(0, 7), cursor }: { month?: PeriodName | undefined; cursor?: string | undefined },
): Promise<MonthlyPage | Refusal> {
  const item = deps.packs.flatMap(({ menu }) => menu).find((one) => one.id === id)
  const duty = item?.query.monthly
  if (item === undefined || duty === undefined || !isShown(deps, session, item)) {
    return refuse('node.not-found', { what: `月报 monthly ${id.slice(0, 80)}` })
  }
  const asked = { ...addressOf(item.query), limit: rowsAPage, ...(cursor === undefined ? {} : { cursor }) }
  const page = await listPage(deps, session, asked as ListQuery)
  if (isRefusal(page)) return page
  const matters = await deps.journal.getMany(
    session.party,
    page.items.map((row) => row.id),
  )
  const items = page.items.map((row): MonthlyRow => {
    const adds = matters.get(row.id)?.shared.adds ?? {}
    const reports = byMonth(adds[duty.step] ?? [], duty.field)
    const last = [...reports.keys()]
      .filter((one) => one < month)
      .sort()
      .at(-1)
    const plans = duty.plan ? byMonth(adds[duty.plan.step] ?? [], duty.plan.field) : undefined
    return {
      row,
      reported: reports.get(month) ?? null,
      before: last === undefined ? null : { month: last, fields: reports.get(last) ?? {} },
      planned: plans?.get(month) ?? null,
    }
  })
  return { item: id, label: item.label, month, duty, items, next: page.next }
}

/** A month entered again is corrected: the last entry of each counts. */
function byMonth(entries: readonly Added[], field: string): Map<PeriodName, Record<string, unknown>> {
  return new Map(entries.map(({ fields }) => [String(fields[field]), fields]))
}
