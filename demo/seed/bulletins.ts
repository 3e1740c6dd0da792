import type { Days } from './days.ts'
import type { By, Script } from './script.ts'

const office: By = { party: '360322', desk: 'investment-office', role: 'officer' }
const head: By = { ...office, role: 'approver' }

/** Two weeks of 招商动态: one sent round, one still being written. What they list are the visits and leads of those days. */
export function bulletins(script: Script, days: Days): void {
  const open = (issue: number, from: number, to: number, body: string) =>
    script.open(`bulletin ${issue}`, {
      at: days.at(to, '17:20'),
      by: office,
      kind: 'bulletin',
      data: {
        heading: `示例招商动态第${issue}期`,
        issue,
        fromDay: days.work(from),
        toDay: days.work(to),
        body,
        sample: true,
      },
    })
  const sent = open(1, -19, -15, '本周外出走访一次，签正式合同一个。')
  script.step(sent, 'check-bulletin', { at: days.at(-14, '09:05'), by: head, data: { reviewNote: '同意' } })
  script.step(sent, 'issue-bulletin', { at: days.at(-14, '09:06'), by: head })
  open(2, -6, -2, '本周新增首报一个，接待来访一次。')
}
