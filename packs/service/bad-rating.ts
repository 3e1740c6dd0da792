import { commentStep, defineKind, field, remarkFields, setting, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/**
 * 差评: what a bad rating leads to. Called back within a working day, mended within fifteen, rated once more; or found on
 * appeal not to be the window's doing. It is opened by the rating, never by hand, and answered by the window concerned.
 */
export const badRating = defineKind({
  pack: 'service',
  id: 'bad-rating',
  version: 1,
  label: text('差评整改', 'Bad rating'),
  empty: text(
    '没有差评。群众给出不满意时自动建立。',
    'No bad ratings. One is opened by itself when somebody is not content.',
  ),
  opened: text('群众差评，{grade} 分：{words}', 'Rated {grade} of 5: {words}'),
  title: 'caseTitle',
  search: ['words'],
  columns: ['side', 'concerns', 'grade', 'ratedOn', 'mendedOn'],
  fields: {
    case: field.matter(text('办件', 'Case'), 'service-case', 'badRatings'),
    rating: field.words(text('评价记录', 'Record of the rating'), { maxLength: 64 }),
    caseTitle: field.words(text('事项', 'Item')),
    side: field.choice(text('评价对象', 'Rated'), {
      receiver: text('收件窗口', 'Receiving window'),
      handler: text('办理窗口', 'Handling window'),
    }),
    concerns: field.party(text('被评单位', 'Unit rated')),
    grade: field.rating(text('评价', 'Grade')),
    words: field.paragraph(text('群众的话', 'In their words'), { maxLength: 500 }),
    ratedOn: field.day(text('评价日', 'Rated on')),
    sample: field.yesNo(text('样例', 'Sample')),
    visitFound: field.paragraph(text('回访了解的情况', 'What was learnt')),
    visitBy: field.choice(text('回访方式', 'How'), {
      phone: text('电话', 'By telephone'),
      visit: text('上门', 'At their door'),
      window: text('窗口当面', 'At the window'),
    }),
    mendedHow: field.paragraph(text('整改情况', 'What was mended'), {
      hint: text('评价人凭查询码看得到，不写个人信息', 'Whoever rated reads it: no personal data'),
    }),
    mendedOn: field.day(text('整改完成日', 'Mended on')),
    appealFor: field.paragraph(text('申诉理由', 'Why it is no fault of the window')),
    appealFound: field.paragraph(text('核查结论', 'What was found')),
    againRating: field.rating(text('整改后的评价', 'Rating after mending')),
    againWords: field.paragraph(text('说一说', 'In words'), { maxLength: 500 }),
    closedWith: field.paragraph(text('办结说明', 'Closing note')),
    comment: remarkFields.comment,
  },
  tracks: {
    main: {
      label: text('整改', 'Mending'),
      holder: { party: { field: 'concerns' }, desk: 'service-window' },
      start: 'raised',
      stages: {
        raised: {
          label: text('待回访', 'To be called back'),
          publicly: {
            says: text(
              '您的差评收到了，一个工作日内会有人联系您。',
              'Your rating was received; somebody will call you within a working day.',
            ),
            picture: 'check',
          },
          clock: {
            workingDays: setting('service.bad-rating-visit-days', 1),
            amber: 1,
            escalate: [{ id: 'leader', when: 'red', what: 'leader' }],
          },
        },
        mending: {
          label: text('整改中', 'Being mended'),
          publicly: {
            says: text('回访过了，正在整改。', 'You were called back; it is being mended.'),
            picture: 'decide',
          },
          clock: {
            workingDays: setting('service.bad-rating-mend-days', 15),
            amber: 3,
            escalate: [
              { id: 'remind', when: 'amber', what: 'remind' },
              { id: 'leader', when: 'red', what: 'leader' },
            ],
          },
        },
        appealed: { label: text('申诉核查中', 'Appeal being checked') },
        mended: {
          label: text('已整改，可再评', 'Mended, to be rated once more'),
          publicly: {
            says: text('已经整改，请您再评一次。', 'It was mended. Please rate it once more.'),
            asks: 'mendedHow',
            picture: 'result',
          },
        },
        closed: { label: text('办结', 'Closed'), end: true },
        dismissed: { label: text('不属窗口责任', 'No fault of the window'), end: true },
      },
      steps: {
        visit: {
          label: text('回访', 'Call back'),
          says: text('一个工作日内联系评价人，问清原因', 'Within a working day: ask what went wrong'),
          did: text('回访：{visitFound}', 'Called back: {visitFound}'),
          from: 'raised',
          to: 'mending',
          by: officers,
          form: ['visitBy!', 'visitFound!'],
        },
        mend: {
          label: text('整改完成', 'Mended'),
          says: text('评价人凭查询码看到，可以再评一次', 'Whoever rated sees it, and may rate once more'),
          did: text('整改完成：{mendedHow}', 'Mended: {mendedHow}'),
          from: 'mending',
          to: 'mended',
          by: officers,
          form: ['mendedHow!', 'mendedOn!'],
        },
        appeal: {
          label: text('申诉', 'Appeal'),
          says: text(
            '认为误评或不属窗口责任，由负责人核查',
            'Rated by mistake, or not for the window to answer: its head checks',
          ),
          did: text('申诉：{appealFor}', 'Appealed: {appealFor}'),
          from: ['raised', 'mending'],
          to: 'appealed',
          by: officers,
          form: ['appealFor!'],
        },
        'uphold-appeal': {
          label: text('申诉成立', 'Appeal upheld'),
          says: text('评价仍在记录里，不计入差评', 'The rating stays on record and is not counted against the window'),
          did: text('申诉成立：{appealFound}', 'Appeal upheld: {appealFound}'),
          from: 'appealed',
          to: 'dismissed',
          by: ['leader', 'approver'],
          otherThan: ['appeal'],
          form: ['appealFound!'],
        },
        'reject-appeal': {
          label: text('申诉不成立', 'Appeal rejected'),
          did: text('申诉不成立，继续整改：{appealFound}', 'Appeal rejected, to be mended: {appealFound}'),
          from: 'appealed',
          to: 'mending',
          by: ['leader', 'approver'],
          otherThan: ['appeal'],
          form: ['appealFound!'],
        },
        'close-rating': {
          label: text('办结', 'Close'),
          did: text('办结：{closedWith}', 'Closed: {closedWith}'),
          from: 'mended',
          to: 'closed',
          by: officers,
          form: ['closedWith!'],
        },
      },
    },
  },
  open: {
    'rate-again': {
      label: text('整改后再评一次', 'Rate once more'),
      says: text('整改以后，再评一次', 'After mending, once more'),
      did: text('群众再次评价：{againRating} 分', 'Rated again: {againRating} of 5'),
      by: 'public',
      of: 'public',
      form: ['againRating!', 'againWords'],
      once: 'matter',
      during: ['mended', 'closed'],
    },
    comment: commentStep,
  },
  opening: {
    by: ['system'],
    at: ['service-window'],
    form: ['case!', 'rating!', 'caseTitle!', 'side!', 'concerns!', 'grade!', 'words', 'ratedOn!', 'sample'],
    keyed: ['rating'],
  },
})
