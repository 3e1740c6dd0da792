import { defineKind, field, setting, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/**
 * 现场办公会: called on the spot, decides who does what by when, and goes out as minutes (纪要) in their official form.
 * What is decided for a unit becomes an order of its own, so that it has a clock and a closing report.
 *
 * @source domain-rules h (问题直通车, Friday problem day), k (纪要)
 */
export const siteMeeting = defineKind({
  pack: 'project',
  id: 'site-meeting',
  version: 1,
  label: text('现场办公会', 'On-the-spot meeting'),
  empty: text('没有筹备中的现场办公会。', 'No meeting called.'),
  opened: text('召集：{subject}', 'Called: {subject}'),
  title: 'subject',
  proposes: [{ field: 'heldOn', weekday: 'meeting.problem-day', when: { field: 'sort', is: 'problem-day' } }],
  search: ['place', 'minutes'],
  columns: ['sort', 'place', 'heldOn', 'minutesNo'],
  fields: {
    subject: field.words(text('议题', 'Subject')),
    sort: field.choice(text('类型', 'Sort'), {
      'on-site': text('现场办公会', 'On the spot'),
      'problem-day': text('问题会商日', 'Problem day'),
      dispatch: text('项目调度会', 'Dispatch meeting'),
    }),
    heldOn: field.day(text('召开日', 'Held on')),
    place: field.words(text('地点', 'Place')),
    hostRole: field.words(text('主持人职务', 'Office of the host'), {
      hint: text('只写职务', 'The office, not the name'),
    }),
    units: field.words(text('参会单位', 'Units')),
    agenda: field.paragraph(text('议程', 'Agenda')),
    project: field.matter(text('所属项目', 'Project'), 'project', 'meetings'),
    problem: field.matter(text('所议问题', 'Problem'), 'problem', 'meetings'),
    sample: field.yesNo(text('样例', 'Sample')),
    minutes: field.paragraph(text('会议纪要', 'Minutes'), {
      hint: text('会议指出、会议决定，逐条写', 'Point by point'),
    }),
    minutesNo: field.words(text('纪要文号', 'Number of the minutes')),
    backFor: field.paragraph(text('退回原因', 'Why it goes back')),
    cancelledFor: field.words(text('取消原因', 'Why it is cancelled')),
    decision: field.paragraph(text('议定事项', 'What was decided')),
    decidedUnit: field.words(text('责任单位', 'Unit')),
    decidedBy: field.day(text('完成时限', 'By')),
  },
  tracks: {
    main: {
      label: text('会议', 'Meeting'),
      holder: 'project-office',
      start: 'called',
      stages: {
        called: { label: text('已召集', 'Called') },
        held: {
          label: text('已召开', 'Held'),
          clock: {
            workingDays: setting('meeting.minutes-days', 3),
            amber: 1,
            escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
          },
        },
        drafted: { label: text('纪要送审', 'Minutes to be approved') },
        issued: { label: text('纪要已印发', 'Minutes issued'), end: true },
        cancelled: { label: text('取消', 'Cancelled'), end: true },
      },
      steps: {
        'hold-meeting': {
          label: text('已召开', 'Held'),
          says: text('自次日起计纪要时限', 'The term for the minutes runs from the next day'),
          did: text('已召开', 'Held'),
          from: 'called',
          to: 'held',
          by: officers,
          form: ['heldOn!', 'hostRole', 'units'],
        },
        'draft-minutes': {
          label: text('拟纪要', 'Draft the minutes'),
          did: text('纪要送审', 'Minutes handed in'),
          from: ['held', 'drafted'],
          to: 'drafted',
          by: officers,
          form: ['minutes!'],
        },
        'minutes-back': {
          label: text('退回', 'Back'),
          did: text('退回：{backFor}', 'Back: {backFor}'),
          from: 'drafted',
          to: 'held',
          by: ['approver', 'leader'],
          form: ['backFor!'],
        },
        'issue-minutes': {
          label: text('印发', 'Issue'),
          did: text('印发纪要 {minutesNo}', 'Issued the minutes {minutesNo}'),
          from: 'drafted',
          to: 'issued',
          by: ['approver', 'leader'],
          form: ['minutesNo!'],
        },
        'cancel-meeting': {
          label: text('取消', 'Cancel'),
          did: text('取消：{cancelledFor}', 'Cancelled: {cancelledFor}'),
          from: 'called',
          to: 'cancelled',
          by: officers,
          form: ['cancelledFor!'],
        },
      },
    },
  },
  open: {
    decide: {
      label: text('记议定事项', 'Note a decision'),
      says: text('一条一件；要督办的再提督办件', 'One at a time; what is to be supervised becomes an order'),
      did: text(
        '议定：{decision}（{decidedUnit}，{decidedBy} 前）',
        'Decided: {decision} ({decidedUnit}, by {decidedBy})',
      ),
      by: officers,
      of: 'origin',
      form: ['decision!', 'decidedUnit!', 'decidedBy'],
      during: ['held', 'drafted'],
    },
  },
  opening: {
    by: ['officer', 'approver', 'leader'],
    at: ['project-office', 'leader', 'supervision'],
    form: ['subject!', 'sort!', 'heldOn', 'place!', 'hostRole', 'units', 'agenda', 'project', 'problem', 'sample'],
  },
})
