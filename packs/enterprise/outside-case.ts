import { defineKind, field, text } from '@lianyu/kernel'

/**
 * A petition or a hot-line order stays in its own system. Here stand its number, the department it was routed to and how
 * many it counts for: no words of it, and nobody who made it. There is no field that could hold more.
 *
 * @source 信访工作条例 (a complainant is not told of to whom they complain of); design: number, route and count only
 */
export const outsideCase = defineKind({
  pack: 'enterprise',
  id: 'outside-case',
  version: 1,
  label: text('信访和12345件', 'Petition or hot-line order'),
  empty: text(
    '这里只记编号、转办部门和件数，内容仍在原系统办理。',
    'Only number, route and count stand here; the case is handled in its own system.',
  ),
  opened: text('{system} {number}，转 {routedTo}', '{system} {number}, routed to {routedTo}'),
  title: 'number',
  columns: ['system', 'routedTo', 'receivedOn', 'count'],
  fields: {
    number: field.words(text('原系统编号', 'Number there'), { maxLength: 40 }),
    system: field.choice(text('原系统', 'System'), {
      petition: text('信访系统', 'Petitions'),
      'hot-line': text('12345 平台', '12345 hot-line'),
    }),
    routedTo: field.desk(text('转办部门', 'Routed to')),
    receivedOn: field.day(text('转办日', 'Routed on')),
    count: field.integer(text('件数', 'Count'), { min: 1, max: 9_999 }),
    closedOn: field.day(text('原系统办结日', 'Closed there on')),
    sample: field.yesNo(text('样例', 'Sample')),
  },
  tracks: {
    main: {
      label: text('去向', 'Route'),
      standing: true,
      holder: 'enterprise-office',
      start: 'routed',
      stages: {
        routed: { label: text('原系统办理中', 'Handled there') },
        closed: { label: text('原系统已办结', 'Closed there'), end: true },
      },
      steps: {
        'note-closed': {
          label: text('记办结', 'Note that it is closed'),
          did: text('原系统 {closedOn} 办结', 'Closed there on {closedOn}'),
          from: 'routed',
          to: 'closed',
          by: ['officer', 'approver'],
          form: ['closedOn!'],
        },
      },
    },
  },
  opening: {
    by: ['officer', 'approver'],
    at: ['enterprise-office'],
    keyed: ['system', 'number'],
    form: ['number!', 'system!', 'routedTo!', 'receivedOn!', 'count!', 'sample'],
  },
})
