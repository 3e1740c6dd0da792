import { come, defineKind, field, setting, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/**
 * An official trip or reception (外出招商, 来访接待): plan, approval, the official letter, and the report afterwards. No
 * letter, no trip; what it cost stays inside.
 *
 * @source domain-rules k: trip approval, 接待方案, 行程单, 公函 and expense limits
 */
export const trip = defineKind({
  pack: 'invest',
  id: 'trip',
  version: 2,
  label: text('公务活动', 'Trip or reception'),
  empty: text(
    '没有待办的公务活动。外出招商和来访接待都先在这里报方案。',
    'None under way. Plan trips and receptions here first.',
  ),
  opened: text('拟方案：{subject}', 'Planned: {subject}'),
  title: 'subject',
  search: ['place', 'hosts'],
  columns: ['direction', 'place', 'fromDay', 'toDay'],
  fields: {
    subject: field.words(text('事由', 'Subject')),
    direction: field.choice(text('类型', 'Sort'), { out: text('外出招商', 'Trip'), in: text('来访接待', 'Reception') }),
    place: field.words(text('地点', 'Place')),
    fromDay: field.day(text('开始日', 'From')),
    toDay: field.day(text('结束日', 'To')),
    hosts: field.words(text('对接单位', 'Units to meet')),
    people: field.integer(text('人数', 'People'), { min: 1, max: 200 }),
    itinerary: field.paragraph(text('行程单', 'Itinerary'), { hint: text('逐日写：时间、地点、事项', 'Day by day') }),
    budgetFen: field.money(text('经费预算', 'Budget'), {
      part: 'internal',
      min: 0,
      hint: text('按当地接待和差旅标准', 'By the local standards for travel and receptions'),
    }),
    event: field.matter(text('所属活动', 'Event'), 'promotion-event', 'trips'),
    sample: field.yesNo(text('样例', 'Sample')),
    approvalNote: field.paragraph(text('审批意见', 'Note on approval')),
    rejectedFor: field.paragraph(text('不同意的原因', 'Why it is not approved')),
    letterNo: field.words(text('公函文号', 'Number of the letter')),
    letter: field.files(text('公函', 'Letter'), { accept: ['application/pdf'] }),
    result: field.paragraph(text('成果', 'What came of it')),
    nextSteps: field.paragraph(text('后续安排', 'What is next')),
    spentFen: field.money(text('实际支出', 'Spent'), { part: 'internal', min: 0 }),
    cancelledFor: field.words(text('取消原因', 'Why it is cancelled')),
  },
  tracks: {
    main: {
      label: text('公务活动', 'Trip'),
      holder: 'investment-office',
      start: 'planned',
      stages: {
        planned: {
          label: text('待审批', 'To be approved'),
          clock: { workingDays: setting('invest.trip-approval-days', 2), amber: 1 },
        },
        approved: { label: text('已批准', 'Approved') },
        confirmed: { label: text('公函已发', 'Letter sent') },
        returned: {
          label: text('待报告', 'To be reported'),
          clock: {
            workingDays: setting('invest.trip-report-days', 5),
            amber: 1,
            escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
          },
        },
        reported: { label: text('已报告', 'Reported'), end: true },
        cancelled: { label: text('取消', 'Cancelled'), end: true },
      },
      steps: {
        'approve-trip': {
          label: text('批准', 'Approve'),
          did: text('批准方案', 'Approved the plan'),
          from: 'planned',
          to: 'approved',
          by: ['approver', 'leader'],
          form: ['approvalNote'],
        },
        'reject-trip': {
          label: text('不同意', 'Do not approve'),
          did: text('不同意：{rejectedFor}', 'Not approved: {rejectedFor}'),
          from: 'planned',
          to: 'cancelled',
          by: ['approver', 'leader'],
          form: ['rejectedFor!'],
        },
        'send-trip-letter': {
          label: text('发公函', 'Send the letter'),
          says: text('没有公函不得接待或出行', 'Without the letter nobody travels or is received'),
          did: text('发公函 {letterNo}', 'Sent the letter {letterNo}'),
          from: 'approved',
          to: 'confirmed',
          by: officers,
          form: ['letterNo!', 'letter'],
        },
        'come-back': {
          label: text('活动结束', 'It is over'),
          says: text('自次日起计报告时限', 'The time to report runs from the next day'),
          did: text('活动结束', 'It is over'),
          from: 'confirmed',
          to: 'returned',
          by: officers,
          when: come('fromDay'),
        },
        'report-trip': {
          label: text('报告', 'Report'),
          did: text('报告成果：{result}', 'Reported: {result}'),
          from: 'returned',
          to: 'reported',
          by: officers,
          form: ['result!', 'nextSteps', 'spentFen'],
        },
        'cancel-trip': {
          label: text('取消', 'Cancel'),
          did: text('取消：{cancelledFor}', 'Cancelled: {cancelledFor}'),
          from: ['planned', 'approved', 'confirmed'],
          to: 'cancelled',
          by: officers,
          form: ['cancelledFor!'],
        },
      },
    },
  },
  opening: {
    by: officers,
    at: ['investment-office'],
    form: [
      'subject!',
      'direction!',
      'place!',
      'fromDay!',
      'toDay!',
      'hosts!',
      'people!',
      'itinerary!',
      'budgetFen',
      'event',
      'sample',
    ],
  },
})
