import { type Closing, defineKind, field, text } from '@lianyu/kernel'

export const projectClosing: Closing = {
  kind: 'month-close',
  fields: { month: 'closedMonth', positions: 'positions' },
  of: 'project',
  step: 'report-month',
  month: 'month',
  amount: 'doneFen',
  indicator: 'project.done',
}

/**
 * 月报结账: the month's figures as they stood at a named position of every own log. One a month; what is reported or
 * corrected afterwards is shown as such in the next month and changes nothing that was closed.
 *
 * @source domain-rules h (a late report cannot change a published month)
 */
export const monthClose = defineKind({
  pack: 'project',
  id: 'month-close',
  version: 1,
  label: text('月报结账', 'Closed month'),
  empty: text(
    '还没有结账的月份。在“月报结账”页按月办理。',
    'No month is closed yet. Close one on the page of the months.',
  ),
  opened: text('{closedMonth} 结账', '{closedMonth} closed'),
  title: 'name',
  columns: ['closedMonth'],
  fields: {
    name: field.words(text('名称', 'Name')),
    closedMonth: field.month(text('月份', 'Month')),
    positions: field.json(text('日志位置', 'Log positions'), {
      hint: text('结账时各日志的条数，由站点填写', 'How many entries each log held, filled in by the node'),
    }),
    closedNote: field.paragraph(text('说明', 'Note')),
  },
  tracks: {
    main: {
      label: text('结账', 'Close'),
      holder: 'project-office',
      standing: true,
      start: 'closed',
      stages: { closed: { label: text('已结账', 'Closed') } },
      steps: {
        'note-close': {
          label: text('补充说明', 'Add a note'),
          says: text('数字不改，只加说明', 'The figures stay; only a note is added'),
          did: text('说明：{closedNote}', 'Note: {closedNote}'),
          from: 'closed',
          to: 'closed',
          by: ['approver'],
          form: ['closedNote!'],
        },
      },
    },
  },
  opening: {
    by: ['approver'],
    at: ['project-office'],
    form: ['name!', 'closedMonth!', 'positions!'],
    keyed: ['closedMonth'],
  },
})
