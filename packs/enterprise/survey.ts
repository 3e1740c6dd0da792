import { type Asking, type Computation, defineKind, field, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

export const surveyComputations: Record<string, Computation> = {
  /** By the role in which it was written: nobody says that of themselves. */
  'ballot-by': ({ actor }) => ({ answeredBy: actor.role === 'applicant' ? 'firm' : 'clerk' }),
}

/**
 * 百企三评: enterprises rate departments by name, three things each, and nobody knows how before all are opened together.
 * Who has answered is seen at once; a department appeals against a rating; what an appeal strikes does not count. Ratings
 * are of departments, never of persons.
 */
export const survey = defineKind({
  pack: 'enterprise',
  id: 'survey',
  version: 2,
  label: text('百企三评', 'Survey of departments'),
  empty: text(
    '还没有评议。发起一次，企业实名评部门，到期一起开封。',
    'None yet. Begin one: enterprises rate departments by name, opened all at once.',
  ),
  opened: text('发起 {name}', 'Began {name}'),
  title: 'name',
  columns: ['closesOn', 'publishedOn'],
  fields: {
    name: field.words(text('名称', 'Name')),
    year: field.integer(text('年度', 'Year'), { min: 2000, max: 2100 }),
    closesOn: field.day(text('截止日', 'Closes on')),
    sample: field.yesNo(text('样例', 'Sample')),
    slip: field.words(text('问卷编号', 'Number of the questionnaire'), {
      hint: text(
        '每家企业评每个部门一份，同号再交即为更正',
        'One for each enterprise and department; the same number corrects',
      ),
    }),
    voter: field.matter(text('企业', 'Enterprise'), 'enterprise', 'ballots'),
    dept: field.desk(text('被评部门', 'Department')),
    attitude: field.rating(text('服务态度', 'Manner')),
    speed: field.rating(text('办事效率', 'Speed')),
    outcome: field.rating(text('办理结果', 'Outcome')),
    remark: field.paragraph(text('意见', 'Remark')),
    answeredBy: field.choice(text('谁交的', 'Answered by'), {
      firm: text('企业本人', 'The enterprise itself'),
      clerk: text('单位代录', 'A clerk for it'),
    }),
    openedNote: field.words(text('开封监督单位', 'Watched by')),
    appealNo: field.integer(text('申诉序号', 'Appeal'), { min: 1, max: 999 }),
    appealDept: field.desk(text('申诉部门', 'Department that appeals')),
    appealSlip: field.words(text('针对的问卷编号', 'Against the questionnaire')),
    appeal: field.paragraph(text('申诉理由', 'Reason')),
    finding: field.choice(text('结论', 'Finding'), {
      upheld: text('成立，此份不计', 'Upheld: it does not count'),
      rejected: text('不成立', 'Not upheld'),
    }),
    findingWhy: field.paragraph(text('理由', 'Why')),
    publishedOn: field.day(text('通报日', 'Published on')),
    results: field.json(text('评议结果', 'Results')),
    cancelledFor: field.words(text('取消原因', 'Why it is cancelled')),
  },
  tracks: {
    main: {
      label: text('评议', 'Survey'),
      holder: 'supervision',
      start: 'voting',
      stages: {
        voting: { label: text('收问卷', 'Answers come in'), clock: { until: 'closesOn', amber: 3 } },
        opened: { label: text('已开封', 'Opened') },
        published: { label: text('已通报', 'Published inside'), end: true },
        cancelled: { label: text('已取消', 'Cancelled'), end: true },
      },
      steps: {
        'open-ballots': {
          label: text('一起开封', 'Open all'),
          says: text('此后不再收问卷；每份都与交上时的封条核对', 'No more answers; each is held against its seal'),
          did: text('一起开封，{openedNote}监督', 'Opened together, watched by {openedNote}'),
          from: 'voting',
          to: 'opened',
          by: ['approver'],
          form: ['openedNote!'],
          gathers: [{ step: 'ballot' }],
        },
        'publish-survey': {
          label: text('通报结果', 'Publish inside'),
          says: text('申诉都有结论后，按规则算出各部门得分', 'Once every appeal has its finding; scores by the rule'),
          did: text('通报评议结果', 'Published the results'),
          from: 'opened',
          to: 'published',
          by: ['approver'],
          form: ['publishedOn=', 'results='],
          computes: { by: 'survey-results' },
        },
        'cancel-survey': {
          label: text('取消', 'Cancel'),
          did: text('取消：{cancelledFor}', 'Cancelled: {cancelledFor}'),
          from: 'voting',
          to: 'cancelled',
          by: ['approver'],
          form: ['cancelledFor!'],
        },
      },
    },
  },
  open: {
    ballot: {
      label: text('交问卷', 'Answer'),
      says: text('交上即封存，开封前谁也看不到怎么评', 'Sealed at once; nobody sees the ratings before the opening'),
      did: text('问卷 {slip} 已封存，{answeredBy}', 'Questionnaire {slip} sealed, {answeredBy}'),
      by: [...officers, 'applicant'],
      of: 'origin',
      once: { field: 'slip' },
      during: ['voting'],
      form: ['slip!', 'voter!', 'dept!', 'attitude!', 'speed!', 'outcome!', 'remark', 'answeredBy='],
      computes: { by: 'ballot-by' },
      sealed: { fields: ['attitude', 'speed', 'outcome', 'remark'], until: ['opened', 'published'] },
    },
    appeal: {
      label: text('申诉', 'Appeal'),
      did: text('申诉 {appealNo}：{appeal}', 'Appeal {appealNo}: {appeal}'),
      by: officers,
      of: 'origin',
      once: { field: 'appealNo' },
      during: ['opened'],
      form: ['appealNo!', 'appealDept!', 'appealSlip!', 'appeal!'],
    },
    'settle-appeal': {
      label: text('申诉结论', 'Settle an appeal'),
      did: text('申诉 {appealNo} {finding}：{findingWhy}', 'Appeal {appealNo}, {finding}: {findingWhy}'),
      by: ['approver'],
      of: 'holder',
      once: { field: 'appealNo' },
      during: ['opened'],
      form: ['appealNo!', 'finding!', 'findingWhy!'],
    },
  },
  opening: {
    by: officers,
    at: ['supervision', 'enterprise-office'],
    form: ['name!', 'year!', 'closesOn!', 'sample'],
  },
})

/**
 * 企业自己评: signed in with its credit code, each firm of the register rates the departments that serve it. What a firm
 * wrote itself no clerk can write over (`counted`).
 */
export const rateDepartments = (departments: readonly string[]): Asking => ({
  kind: 'survey',
  label: text('百企三评', 'Rate the departments'),
  says: text(
    '实名评，交上即封存；到期一起开封以前，谁也看不到怎么评。截止前可以改。',
    'By name, and sealed at once: nobody sees it before all are opened together. You may change it until the last day.',
  ),
  who: ['firm'],
  desk: 'supervision',
  step: 'ballot',
  as: { kind: 'enterprise', stages: ['registered'], field: 'voter' },
  each: { field: 'dept', of: [...departments] },
  key: 'slip',
  asks: [
    { field: 'attitude', required: true },
    { field: 'speed', required: true },
    { field: 'outcome', required: true },
    { field: 'remark' },
  ],
  until: 'closesOn',
  sample: 'sample',
})
