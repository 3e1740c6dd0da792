import type { Outgoing } from '../../api/outgoing.ts'
import type { MonthlyAnswer, MonthlyRowAnswer } from '../../api/types.ts'

/** One matter of the round: told, told and on its way, refused, or still to come. */
export interface RoundRow extends MonthlyRowAnswer {
  state: 'done' | 'sending' | 'refused' | 'open'
}

/** The round with what this device has under way: a report that was pressed counts as told until the node says no. */
export function roundOf({ items, duty, month }: MonthlyAnswer, outgoing: readonly Outgoing[]): RoundRow[] {
  const mine = outgoing.filter((one) => one.step === duty.step && dataOf(one)[duty.field] === month)
  const rows = items.map((item): RoundRow => {
    const last = mine.findLast((one) => one.matter === item.row.id)
    if (last && last.state !== 'done') return { ...item, state: last.state === 'refused' ? 'refused' : 'sending' }
    return { ...item, state: item.reported || last ? 'done' : 'open' }
  })
  // Where something is planned or was reported before, something is expected: those come first.
  return rows.toSorted((a, b) => Number(isExpected(b)) - Number(isExpected(a)))
}

const isExpected = ({ planned, before }: MonthlyRowAnswer) => planned !== null || before !== null

/** What stands after a report: the next that is to come, from this one on and round. */
export function nextOf(rows: readonly RoundRow[], from: string): RoundRow | undefined {
  const at = rows.findIndex(({ row }) => row.id === from)
  return [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].find(({ state }) => state === 'open')
}

export function monthBefore(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number)
  return of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`
}

function dataOf({ body }: Outgoing): Record<string, unknown> {
  return ((body as { data?: Record<string, unknown> } | undefined)?.data ?? {}) as Record<string, unknown>
}
