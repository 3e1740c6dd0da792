import { defineKind, field, text } from '@lianyu/kernel'

/** A ranking received from above, kept with who gave it. It is never computed here, and stays inside. */
export const ranking = defineKind({
  pack: 'base',
  id: 'ranking',
  version: 1,
  label: text('上级通报排名', 'Ranking from above'),
  empty: text('还没有收到的排名。收到通报就登记，写明谁发的。', 'None received yet. Enter each with who gave it.'),
  opened: text('收到 {givenBy} 通报：{name} 第 {place}', 'Received from {givenBy}: {name}, place {place}'),
  title: 'name',
  search: ['givenBy', 'note'],
  columns: ['givenBy', 'period', 'place', 'outOf'],
  fields: {
    name: field.words(text('排名事项', 'What was ranked')),
    givenBy: field.words(text('通报单位', 'Given by')),
    paperNo: field.words(text('文号', 'Paper')),
    period: field.words(text('时期', 'Period'), { hint: text('2026-Q3、2026-10', '2026-Q3, 2026-10') }),
    place: field.integer(text('名次', 'Place'), { min: 1 }),
    outOf: field.integer(text('参评数', 'Of how many'), { min: 1 }),
    value: field.words(text('分值', 'Score')),
    note: field.paragraph(text('说明', 'Note')),
    paper: field.files(text('通报', 'Paper'), { part: 'internal', accept: ['application/pdf'] }),
    sample: field.yesNo(text('样例', 'Sample')),
    correctedFor: field.words(text('订正说明', 'Note on the correction')),
  },
  tracks: {
    main: {
      label: text('通报', 'Ranking'),
      holder: { desk: 'office' },
      standing: true,
      start: 'kept',
      stages: { kept: { label: text('在册', 'Kept') } },
      steps: {
        'correct-ranking': {
          label: text('订正', 'Correct'),
          did: text('订正：{correctedFor}', 'Corrected: {correctedFor}'),
          from: 'kept',
          to: 'kept',
          by: ['officer', 'approver'],
          form: ['period', 'place', 'outOf', 'value', 'note', 'correctedFor!'],
        },
      },
    },
  },
  opening: {
    by: ['officer', 'approver'],
    at: ['office', 'project-office'],
    form: ['name!', 'givenBy!', 'paperNo', 'period!', 'place!', 'outOf', 'value', 'note', 'paper', 'sample'],
  },
})
