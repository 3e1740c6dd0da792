import { type Indicator, type Pack, type PlainDay, paceOf, type WorkCalendar } from '@lianyu/kernel'
import type { Tx } from '../../store/transaction.ts'
import { readTotals } from '../indicators/read-totals.ts'

/** This month's investment as reported, against what was planned for it. Fen. */
export interface MonthPlan {
  /** `YYYY-MM` */
  month: string
  done: number
  planned: number
  /** Made of samples alone: these are never added to the others. */
  sample: boolean
  /** Working days of the month that have begun, and all of them. */
  workdays: { gone: number; all: number }
  /** Whether the work is where the working days are; null where nothing is planned to measure by. */
  reading: 'ahead' | 'level' | 'behind' | null
  /** The months of the year so far, January first. */
  year: { month: string; done: number; planned: number }[]
  /** The indicators that both amounts are read from: where a number opens. */
  of: { done: string; planned: string }
}

/** How far work and working days may be apart and still count as level. */
const tolerance = 0.03

/** Undefined where nothing was reported or planned this year: the wall then says that there is no plan yet. */
export async function monthOf(
  tx: Tx,
  packs: readonly Pack[],
  indicators: readonly Indicator[],
  today: PlainDay,
  calendar: WorkCalendar,
): Promise<MonthPlan | undefined> {
  const named = packs.find(({ wall }) => wall?.month !== undefined)?.wall?.month
  if (named === undefined) return undefined
  const month = today.slice(0, 7)
  const from = `${month.slice(0, 4)}-01`
  const read = async (id: string, sample: boolean) => {
    const indicator = indicators.find((one) => one.id === id)
    return indicator === undefined ? [] : await readTotals(tx, { indicator, by: '', sample, from, to: month })
  }
  const both = async (sample: boolean) => ({
    done: await read(named.done, sample),
    planned: await read(named.planned, sample),
  })
  const real = await both(false)
  // Where there is one real amount, samples do not count.
  const sample = real.done.length + real.planned.length === 0
  const counted = sample ? await both(true) : real
  if (counted.done.length + counted.planned.length === 0) return undefined
  const amount = (of: 'done' | 'planned', period: string) =>
    counted[of].find((row) => row.period === period)?.amount ?? 0
  const at = (period: string) => ({
    month: period,
    done: amount('done', period),
    planned: amount('planned', period),
  })
  const workdays = workdaysOf(today, calendar)
  const now = at(month)
  return {
    ...now,
    sample,
    workdays,
    reading:
      paceOf(now.done, now.planned, workdays.all === 0 ? 1 : workdays.gone / workdays.all, tolerance)?.reading ?? null,
    year: Array.from({ length: Number(month.slice(5)) }, (_, n) =>
      at(`${month.slice(0, 4)}-${String(n + 1).padStart(2, '0')}`),
    ),
    of: { done: named.done, planned: named.planned },
  }
}

/** Today counts as begun. */
function workdaysOf(today: PlainDay, calendar: WorkCalendar): { gone: number; all: number } {
  const days = Array.from({ length: 31 }, (_, n) => `${today.slice(0, 8)}${String(n + 1).padStart(2, '0')}`)
  const [year = 0, month = 1] = today.split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const working = days.slice(0, last).filter((day) => calendar.isWorkday(day))
  return { gone: working.filter((day) => day <= today).length, all: working.length }
}
