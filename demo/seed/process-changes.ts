import type { Days } from './days.ts'
import type { By, SampleMatter, Script } from './script.ts'

const party = '360313'
const window: By = { party, desk: 'service-window', role: 'approver' }

const leader: By = { party, desk: 'leader', role: 'leader' }

interface Figures {
  papersNow: number
  promisedDays: number
  tripsNow: number
  stepsNow: number
}

interface Sample {
  item: string
  before: Figures
  problem: string
  finding: string
  found: number
  /** Working days before today; what has not happened is left out. */
  decided?: number
  carried?: number
  measured?: number
  after?: Figures
  /** A leader walked it first, as a trial; the finding was written down there. */
  walked?: true
}

/** What leaders and windows found on walking a process: one carried through to its measurement, one just found. */
const samples: Sample[] = [
  {
    item: '示例 食品小作坊登记',
    before: { papersNow: 9, promisedDays: 12, tripsNow: 3, stepsNow: 6 },
    problem: '示例 同一份证明三个窗口各收一次',
    finding: '走流程时按申请人身份跑了三个窗口，同一份场地证明交了三次。',
    found: -40,
    decided: -36,
    carried: -20,
    measured: -8,
    after: { papersNow: 5, promisedDays: 7, tripsNow: 1, stepsNow: 4 },
    walked: true,
  },
  {
    item: '示例 道路占用许可',
    before: { papersNow: 7, promisedDays: 15, tripsNow: 2, stepsNow: 5 },
    problem: '示例 退回补正没有一次说清',
    finding: '两次退回，第二次的材料第一次就可以说。',
    found: -3,
  },
]

/** The leader as applicant and as window; what sticks is said where it sticks. */
function walkOf(
  script: Script,
  days: Days,
  itemName: string,
  item: SampleMatter,
  on: number,
  comment: string,
): SampleMatter {
  const trial = script.open(`${itemName} 试走`, {
    at: days.at(on, '09:01'),
    by: leader,
    kind: 'service-case',
    trial: true,
    data: {
      item: item.id,
      itemName,
      itemNature: 'permit',
      mode: 'remote',
      handler: party,
      appliedVia: 'window',
      applicantName: '示例申请人',
      applicantPhone: '000-0000000',
      sample: true,
    },
  })
  const take = (step: string, time: string, data: Record<string, unknown> = {}) =>
    script.step(trial, step, { at: days.at(on, time), by: leader, data })
  take('check', '09:05', { formComplete: true, identitySeen: 'original', papersTaken: 9 })
  take('comment', '09:06', { comment })
  take('withdraw-case', '09:15', { withdrawnFor: '示例：窗口环节走完，试走结束。' })
  return trial
}

export function processChanges(script: Script, days: Days): void {
  for (const { item, before, problem, finding, found, decided, carried, measured, after, walked } of samples) {
    const words = { basis: '示例依据', decidedBy: '示例局', modes: ['remote'] }
    const named = { name: item, nature: 'permit', ...words }
    const listed = script.open(item, {
      at: days.at(-60, '09:00'),
      by: window,
      kind: 'item',
      data: { ...named, ...before, validFrom: days.work(-60), sample: true },
    })
    const walk = walked && walkOf(script, days, item, listed, found, finding)
    const change = script.open(problem, {
      at: days.at(found, '09:20'),
      by: walk ? leader : window,
      kind: 'process-change',
      data: {
        name: problem,
        found: 'walk',
        ...(walk && { walk: walk.id, seenAt: '核验' }),
        walkedOn: days.work(found),
        walkedAs: '申请人',
        finding,
        item: listed.id,
        sample: true,
      },
    })
    const take = (step: string, on: number | undefined, data: Record<string, unknown>) => {
      if (on !== undefined) script.step(change, step, { at: days.at(on, '09:01'), by: window, data })
    }
    take('decide', decided, { change: '示例：一窗收、各窗用。', changeBy: days.work((carried ?? 0) + 2) })
    take('carry-out', carried, { carriedOut: '示例：目录已调整，窗口已培训。' })
    if (carried !== undefined && after !== undefined) {
      const data = { ...named, ...after, validFrom: days.work(carried), revisedFor: '示例：走流程发现重复收件。' }
      script.step(listed, 'revise', { at: days.at(carried, '09:02'), by: window, data })
    }
    take('measure', measured, { measuredOn: days.work(measured ?? 0) })
  }
}
