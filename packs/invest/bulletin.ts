import { defineKind, field, text } from '@lianyu/kernel'

/** 招商动态: the week's visits, talks and signings on a page. Inside until it is published. */
export const bulletin = defineKind({
  pack: 'invest',
  id: 'bulletin',
  version: 1,
  label: text('招商动态', 'Weekly bulletin'),
  empty: text(
    '还没有动态。每周一期，数字取自走访和线索，不另填表。',
    'None yet. One a week; the numbers come from visits and leads.',
  ),
  opened: text('编写第 {issue} 期', 'Began issue {issue}'),
  title: 'heading',
  search: ['body'],
  columns: ['issue', 'fromDay', 'toDay'],
  fields: {
    heading: field.words(text('标题', 'Heading')),
    issue: field.integer(text('期号', 'Issue'), { min: 1 }),
    fromDay: field.day(text('起', 'From')),
    toDay: field.day(text('止', 'To')),
    body: field.paragraph(text('正文', 'Text')),
    reviewNote: field.paragraph(text('审核意见', 'Review')),
    backFor: field.paragraph(text('退回原因', 'Why it goes back')),
    sample: field.yesNo(text('样例', 'Sample')),
  },
  tracks: {
    main: {
      label: text('编发', 'Issue'),
      holder: 'investment-office',
      start: 'drafting',
      stages: {
        drafting: { label: text('编写', 'Being written') },
        checked: { label: text('已审核', 'Checked') },
        issued: { label: text('已发', 'Issued'), end: true },
      },
      steps: {
        'write-bulletin': {
          label: text('改稿', 'Write'),
          did: text('改稿', 'Wrote'),
          from: 'drafting',
          to: 'drafting',
          by: ['officer', 'approver'],
          form: ['heading', 'body!'],
        },
        'check-bulletin': {
          label: text('审核', 'Check'),
          says: text('内部发送；对外须另走公开程序', 'Inside only; to publish it is a step of its own'),
          did: text('审核通过', 'Checked'),
          from: 'drafting',
          to: 'checked',
          by: ['approver'],
          form: ['reviewNote'],
        },
        'back-to-writing': {
          label: text('退回', 'Back'),
          did: text('退回：{backFor}', 'Back: {backFor}'),
          from: 'checked',
          to: 'drafting',
          by: ['approver', 'leader'],
          form: ['backFor!'],
        },
        'issue-bulletin': {
          label: text('发出', 'Issue'),
          did: text('发出', 'Issued'),
          from: 'checked',
          to: 'issued',
          by: ['approver'],
        },
      },
    },
  },
  opening: {
    by: ['officer', 'approver'],
    at: ['investment-office'],
    form: ['heading!', 'issue!', 'fromDay!', 'toDay!', 'body', 'sample'],
  },
})
