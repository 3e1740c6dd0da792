import { defineKind, field, setting, text } from '@lianyu/kernel'

/** What a leader wrote, as a task: given to a desk, done within a term, closed with a report that the leader reads. */
export const instruction = defineKind({
  pack: 'project',
  id: 'instruction',
  version: 1,
  label: text('批示件', 'Instruction'),
  empty: text('没有待办的批示。', 'No instructions to carry out.'),
  opened: text('批示：{wording}', 'Instruction: {wording}'),
  title: 'subject',
  search: ['wording'],
  columns: ['leaderRole'],
  fields: {
    subject: field.words(text('事由', 'Subject')),
    wording: field.paragraph(text('批示内容', 'Wording')),
    leaderRole: field.words(text('批示领导职务', 'Office of the leader'), {
      hint: text('只写职务', 'The office, not the name'),
    }),
    project: field.matter(text('所属项目', 'Project'), 'project', 'instructions'),
    assignNote: field.paragraph(text('拟办意见', 'How to go about it')),
    report: field.paragraph(text('办结报告', 'Closing report')),
    papers: field.files(text('附件', 'Enclosures')),
    closingNote: field.paragraph(text('阅示', 'What the leader says')),
    redoFor: field.paragraph(text('退回原因', 'Why it is returned')),
  },
  tracks: {
    main: {
      label: text('批示办理', 'Carrying out'),
      holder: 'office',
      start: 'written',
      stages: {
        written: {
          label: text('已批示', 'Written'),
          clock: { workingDays: setting('instruction.assign-days', 1), amber: 0 },
        },
        assigned: {
          label: text('办理中', 'Being carried out'),
          clock: {
            workingDays: setting('instruction.days', 10),
            amber: 2,
            escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
          },
        },
        reported: { label: text('已报结果', 'Reported') },
        closed: { label: text('办结', 'Closed'), end: true },
      },
      steps: {
        assign: {
          label: text('交办', 'Assign'),
          did: text('交办：{assignNote}', 'Assigned: {assignNote}'),
          from: 'written',
          to: 'assigned',
          by: ['officer', 'approver'],
          handOff: { how: 'pass', receiver: { desk: 'chosen' } },
          form: ['assignNote'],
        },
        report: {
          label: text('报办结报告', 'Report'),
          did: text('报办结报告', 'Reported'),
          from: 'assigned',
          to: 'reported',
          by: ['officer', 'approver'],
          handOff: { how: 'pass', receiver: { party: 'origin', desk: 'office' } },
          form: ['report!', 'papers'],
        },
        'close-instruction': {
          label: text('办结', 'Close'),
          did: text('办结', 'Closed'),
          from: 'reported',
          to: 'closed',
          by: ['leader', 'approver'],
          form: ['closingNote'],
        },
        'report-again': {
          label: text('退回再办', 'Again'),
          did: text('退回再办：{redoFor}', 'To be done again: {redoFor}'),
          from: 'reported',
          to: 'assigned',
          by: ['leader', 'approver'],
          handOff: { how: 'pass', receiver: { desk: 'previous' } },
          form: ['redoFor!'],
        },
      },
    },
  },
  opening: {
    by: ['leader', 'officer', 'approver'],
    at: ['office', 'leader'],
    form: ['subject!', 'wording!', 'leaderRole!', 'project'],
  },
})
