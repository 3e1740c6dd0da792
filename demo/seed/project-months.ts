import type { Days } from './days.ts'
import { reportedAt, troubleOf } from './problem-lives.ts'
import { officeOf, type SampleProject } from './sample-projects.ts'
import type { SampleMatter, Script } from './script.ts'

const fenOfWan = 1_000_000

/** Reported on the third working day after the month, so the newest may be still to come. */
export function months(script: Script, days: Days, sample: SampleProject, matter: SampleMatter): void {
  const { months: done = [], reported = -1 } = sample
  for (const [n, wan] of done.entries()) {
    const back = reported - (done.length - 1 - n)
    const month = days.month(back)
    const at = reportedAt(days, back)
    const monthProblem = troubleOf(sample, back)
    const progress = Math.min(100, Math.round((100 * (n + 1)) / (done.length + 2)))
    script.step(matter, 'report-month', {
      name: month,
      at,
      by: officeOf(sample),
      data: {
        month,
        doneFen: wan * fenOfWan,
        progressPercent: progress,
        progressText: '示例进度。',
        ...(monthProblem === undefined ? {} : { monthProblem }),
      },
    })
  }
}

/** Done is now above the plan and now below it. */
const plannedPerDone = [0.95, 1.04, 1, 1.1, 0.92, 1.15]

/** A plan for each month that was reported, and for this one where it is still to come; all planned in one sitting. */
export function plans(script: Script, days: Days, sample: SampleProject, matter: SampleMatter): void {
  const { months: done = [], reported = -1 } = sample
  const planned = reported === -1 && done.length > 0 ? [...done, done.at(-1) as number] : done
  for (const [n, wan] of planned.entries()) {
    const month = days.month(n - planned.length + 1)
    const planFen = Math.round(wan * (plannedPerDone[n % plannedPerDone.length] as number)) * fenOfWan
    const at = days.at(-100, '08:40')
    script.step(matter, 'plan-month', { name: month, at, by: officeOf(sample), data: { planMonth: month, planFen } })
  }
}

/** The month before last is closed, by the head of the office; one project mends its report after that. */
export function closeMonth(script: Script, days: Days, party: string, mended: SampleMatter): void {
  const [month, next] = [days.month(-2), days.month(-1)]
  const by = { party, desk: 'project-office', role: 'officer' }
  script.open(`close ${month}`, {
    at: days.at(`${next}-06`, '16:30'),
    by: { ...by, role: 'approver' },
    kind: 'month-close',
    keyed: [month],
    data: { name: `示例 ${month} 月报结账`, closedMonth: month },
  })
  const data = { month, doneFen: 1_680 * fenOfWan, progressPercent: 57, progressText: '示例：补计一笔设备款。' }
  script.step(mended, 'report-month', { name: `${month} mended`, at: days.at(`${next}-10`, '10:20'), by, data })
}
