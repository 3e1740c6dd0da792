import { type AuthoredClock, type AuthoredStage, equals, filled, setting, text } from '@lianyu/kernel'
import { caseGrounds } from './grounds.ts'
import { casePublicly } from './publicly.ts'

/** 五日内一次性告知. @source 行政许可法 art. 32 */
const tellClock: AuthoredClock = {
  workingDays: setting('service.tell-days', 5),
  amber: 2,
  escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
}

/** The promised term of the item; without one 45 days jointly, else 20. @source 行政许可法 art. 42, 45 */
const decideClock: AuthoredClock = {
  workingDays: {
    choose: [
      { when: filled('promisedDays'), budget: { field: 'promisedDays' } },
      { when: equals('joint', true), budget: setting('service.joint-days', 45) },
      { when: { not: equals('itemNature', 'permit') }, budget: setting('service.other-days', 20) },
    ],
    otherwise: setting('service.decide-days', 20),
  },
  amber: 3,
  grounds: Object.keys(caseGrounds).concat('supplement'),
  escalate: [
    { id: 'remind', when: 'amber', what: 'remind' },
    { id: 'leader', when: 'red', what: 'leader' },
    { id: 'letter', when: { afterRed: 3 }, what: 'letter', desk: 'office' },
  ],
}

const stages: Record<string, AuthoredStage> = {
  received: { label: text('收件', 'Received') },
  told: { label: text('窗口已告知，待补正', 'Told at the window, to be completed') },
  refilled: { label: text('补齐收件', 'Completed at the window') },
  checked: { label: text('核验', 'Checked') },
  offered: { label: text('转办', 'Offered'), clock: tellClock },
  correcting: { label: text('待补正', 'To be completed') },
  completed: { label: text('补正齐全', 'Completed'), clock: tellClock },
  taken: { label: text('代为受理', 'Accepted on delegated rights'), clock: decideClock },
  handed: { label: text('待接办', 'Handed over') },
  accepted: { label: text('受理', 'Accepted'), clock: decideClock },
  supplementing: { label: text('补正中，不计时', 'Waiting for papers, time stopped') },
  paused: { label: text('中止，不计时', 'Suspended, time stopped') },
  'second-check': { label: text('待第二人核查', 'Second officer to check') },
  reviewing: { label: text('审核', 'Review') },
  signing: { label: text('加签', 'Added signer') },
  approving: { label: text('审批', 'Approval') },
  'mending-for-review': { label: text('退回补办，直送审核', 'Mended, then straight to review') },
  'mending-for-approval': { label: text('退回补办，直送审批', 'Mended, then straight to approval') },
  decided: { label: text('决定', 'Decided'), clock: { workingDays: setting('service.deliver-days', 10), amber: 2 } },
  'result-on-way': { label: text('结果寄往收件地', 'Result on its way') },
  'result-here': { label: text('结果已到窗口', 'Result at the window') },
  delivered: { label: text('送达', 'Delivered'), end: true },
  returned: { label: text('退回', 'Returned') },
  'not-accepted': { label: text('不予受理', 'Not accepted'), end: true },
  withdrawn: { label: text('撤回', 'Withdrawn'), end: true },
}

/** Where a case can stand, with the words for whoever follows it from outside. */
export const caseStages: Record<string, AuthoredStage> = Object.fromEntries(
  Object.entries(stages).map(([id, stage]) => {
    const publicly = casePublicly[id]
    return [id, publicly ? { ...stage, publicly } : stage]
  }),
)
