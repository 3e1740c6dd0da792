import { addDays, dayNumber, isPlainDay, type PlainDay, type ScheduleRule } from '@lianyu/kernel'

type Values = Record<string, unknown>
export interface Entered {
  fields: Values
  adds: Record<string, readonly { fields: Values }[] | undefined>
}

/** One row of the plan: a milestone, or a day that somebody stands for. */
export interface Milestone {
  /** The milestone as it was named; of a promised day, its field. */
  name: string
  promised: boolean
  /** The day before which nobody worked on it: where the one before it was to end. */
  from: PlainDay
  due: PlainDay
  done?: PlainDay
  /** kept: in time; made-up: reached late; late: overdue now; soon: within a week; to-come. */
  state: 'kept' | 'made-up' | 'late' | 'soon' | 'to-come'
  /** Days past the due day for made-up and late, days left otherwise; 0 for kept. */
  days: number
}

export interface MonthOfPlan {
  /** `YYYY-MM` */
  month: string
  planned: number | null
  done: number | null
}

export interface Schedule {
  /** In the order of their due days. */
  milestones: Milestone[]
  /** The twelve months of this year. */
  months: MonthOfPlan[]
  /** The next promised day that is not kept yet: days left, negative once it has gone by. */
  countdown?: { field: string; day: PlainDay; days: number }
}

const soonDays = 7
/** A first milestone with nothing before it is drawn from so many days before it. */
const leadDays = 30

/** What was planned and what was reached of one matter, as of today. The last entry of a name or a month counts. */
export function scheduleOf(rule: ScheduleRule, { fields, adds }: Entered, today: PlainDay): Schedule {
  const { milestones, months, promised } = rule
  const named = new Map<string, { due: PlainDay; done?: PlainDay }>()
  for (const { fields: entry } of adds[milestones.step] ?? []) {
    const due = entry[milestones.due]
    const done = entry[milestones.done]
    if (isPlainDay(due)) {
      named.set(String(entry[milestones.name]), { due, ...(isPlainDay(done) ? { done } : {}) })
    }
  }
  const promises = promised.flatMap(({ day, kept }) => {
    const [due, done] = [fields[day], fields[kept]]
    return isPlainDay(due) ? [{ name: day, promised: true, due, ...(isPlainDay(done) ? { done } : {}) }] : []
  })
  const rows = [...promises, ...[...named].map(([name, days]) => ({ name, promised: false, ...days }))].toSorted(
    (a, b) => dayNumber(a.due) - dayNumber(b.due) || Number(a.promised) - Number(b.promised),
  )
  const open = promises.filter(({ done }) => done === undefined).toSorted((a, b) => (a.due < b.due ? -1 : 1))[0]
  const amountOf = (of: 'planned' | 'done', month: string): number | null => {
    const asked = months?.[of]
    const entry = asked && adds[asked.step]?.findLast((one) => one.fields[asked.month] === month)
    const amount = entry?.fields[asked?.amount ?? '']
    return typeof amount === 'number' ? amount : null
  }
  const year = today.slice(0, 4)
  return {
    milestones: rows.map((row, at) => ({
      ...row,
      from: rows[at - 1]?.due ?? addDays(row.due, -leadDays),
      ...standing(row, today),
    })),
    months: Array.from({ length: 12 }, (_, at) => {
      const month = `${year}-${String(at + 1).padStart(2, '0')}`
      return { month, planned: amountOf('planned', month), done: amountOf('done', month) }
    }),
    ...(open ? { countdown: { field: open.name, day: open.due, days: dayNumber(open.due) - dayNumber(today) } } : {}),
  }
}

function standing(
  { due, done }: { due: PlainDay; done?: PlainDay },
  today: PlainDay,
): Pick<Milestone, 'state' | 'days'> {
  const over = dayNumber(done ?? today) - dayNumber(due)
  if (done !== undefined) return over > 0 ? { state: 'made-up', days: over } : { state: 'kept', days: 0 }
  if (over > 0) return { state: 'late', days: over }
  return { state: -over <= soonDays ? 'soon' : 'to-come', days: -over }
}
