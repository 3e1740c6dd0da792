import { defineKind, field, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/**
 * 走访对接: who of ours met whom of theirs, by office and not by name, what was promised, and when to meet again. The
 * day promised for the next step is its clock.
 */
export const visit = defineKind({
  pack: 'invest',
  id: 'visit',
  version: 1,
  label: text('走访记录', 'Visit'),
  empty: text(
    '还没有走访记录。见过面就记一笔，写明下一步和日期。',
    'No visits yet. Note each, with the next step and its day.',
  ),
  opened: text('走访 {firm}', 'Visited {firm}'),
  title: 'subject',
  search: ['firm', 'promised'],
  columns: ['firm', 'visitedOn', 'nextOn', 'way'],
  fields: {
    subject: field.words(text('事由', 'Subject')),
    firm: field.words(text('走访对象', 'Visited')),
    lead: field.matter(text('所属线索', 'Lead'), 'lead', 'visits'),
    trip: field.matter(text('所属行程', 'Trip'), 'trip', 'visits'),
    team: field.matter(text('走访队伍', 'Team'), 'team', 'visits'),
    way: field.choice(text('方式', 'How'), {
      out: text('外出走访', 'We went'),
      in: text('来访接待', 'They came'),
      call: text('电话视频', 'By telephone or video'),
      fair: text('展会活动', 'At a fair'),
    }),
    visitedOn: field.day(text('日期', 'Day')),
    ours: field.words(text('我方参加', 'Ours'), { hint: text('写职务，不写姓名', 'Offices, not names') }),
    theirs: field.words(text('对方参加', 'Theirs'), { hint: text('写职务，不写姓名', 'Offices, not names') }),
    talked: field.paragraph(text('谈了什么', 'What was talked about')),
    promised: field.paragraph(text('答应的事', 'What was promised')),
    nextStep: field.words(text('下一步', 'Next step')),
    nextOn: field.day(text('下一步日期', 'By')),
    photographs: field.files(text('照片', 'Photographs'), { accept: ['image/jpeg', 'image/png'] }),
    sample: field.yesNo(text('样例', 'Sample')),
    outcome: field.paragraph(text('兑现情况', 'What came of it')),
    postponedFor: field.words(text('改期原因', 'Why it is put off')),
  },
  tracks: {
    main: {
      label: text('跟进', 'Follow-up'),
      holder: { desk: 'investment-office' },
      start: 'noted',
      stages: {
        noted: {
          label: text('待跟进', 'To follow up'),
          clock: { until: 'nextOn', amber: 2, escalate: [{ id: 'remind', when: 'amber', what: 'remind' }] },
        },
        followed: { label: text('已跟进', 'Followed up'), end: true },
      },
      steps: {
        'follow-up': {
          label: text('已跟进', 'Followed up'),
          says: text('答应的事办得怎样，写清楚', 'Say what came of what was promised'),
          did: text('已跟进：{outcome}', 'Followed up: {outcome}'),
          from: 'noted',
          to: 'followed',
          by: officers,
          form: ['outcome!'],
        },
        'put-off': {
          label: text('改期', 'Put off'),
          did: text('改到 {nextOn}：{postponedFor}', 'Put off to {nextOn}: {postponedFor}'),
          from: 'noted',
          to: 'noted',
          by: officers,
          form: ['nextOn!', 'postponedFor!'],
          restarts: true,
        },
      },
    },
  },
  opening: {
    by: officers,
    at: ['investment-office'],
    form: [
      'subject!',
      'firm!',
      'way!',
      'visitedOn!',
      'ours!',
      'theirs',
      'talked!',
      'promised',
      'nextStep',
      'nextOn',
      'lead',
      'trip',
      'team',
      'photographs',
      'sample',
    ],
  },
})
