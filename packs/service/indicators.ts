import { type Indicator, termIndicators, text } from '@lianyu/kernel'

const by = ['handler', 'itemNature']

function ratings(side: 'receiver' | 'handler', zh: string, en: string): Indicator[] {
  const entry = { entry: `rate-${side}`, period: `${side}RatedOn` }
  return [
    {
      id: `service.rated-${side}`,
      label: text(`${zh}评价件数`, `Ratings of the ${en}`),
      scope: text('一件一评，按评价日计入当月', 'Once a case, in the month of the rating'),
      unit: 'matters',
      measure: { of: 'service-case', value: 'count', when: entry, by },
    },
    {
      id: `service.content-${side}`,
      label: text(`${zh}满意件数`, `Content with the ${en}`),
      scope: text('五级中的基本满意及以上', 'Fair and better of five grades'),
      unit: 'matters',
      measure: { of: 'service-case', value: { sum: `${side}Content` }, when: entry, by },
    },
    {
      id: `service.content-rate-${side}`,
      label: text(`${zh}满意率`, `Share content with the ${en}`),
      scope: text(
        '满意件数 ÷ 评价件数，同期；不评不计',
        'Content ÷ rated, same period; who did not rate is not counted',
      ),
      unit: 'percent',
      measure: { ratio: [`service.content-${side}`, `service.rated-${side}`] },
    },
  ]
}

/** 好差评 as numbers; the follow-up counts what was rated bad and what of it was mended. */
export const ratingIndicators: Indicator[] = [
  ...ratings('receiver', '收件窗口', 'receiving window'),
  ...ratings('handler', '办理窗口', 'handling window'),
  {
    id: 'bad-rating.raised',
    label: text('差评件数', 'Bad ratings'),
    scope: text('按评价日；申诉成立的不计', 'In the month of the rating; without those where an appeal was upheld'),
    unit: 'matters',
    measure: {
      of: 'bad-rating',
      value: 'count',
      when: { reached: ['raised'], period: 'ratedOn' },
      where: { not: { stage: ['main', ['dismissed']] } },
      by: ['side', 'concerns'],
    },
  },
  {
    id: 'bad-rating.mended',
    label: text('差评整改件数', 'Bad ratings mended'),
    scope: text('评价当月的差评中已整改的', 'Of those rated in the month, mended since'),
    unit: 'matters',
    measure: {
      of: 'bad-rating',
      value: 'count',
      when: { reached: ['mended'], period: 'ratedOn' },
      by: ['side', 'concerns'],
    },
  },
  {
    id: 'bad-rating.mended-rate',
    label: text('差评整改率', 'Share mended'),
    scope: text('整改件数 ÷ 差评件数，同期', 'Mended ÷ raised, same period'),
    unit: 'percent',
    measure: { ratio: ['bad-rating.mended', 'bad-rating.raised'] },
  },
]

/** 承诺与实际: each term of a case that came to its end, by the department that had the case then. */
export const caseTerms = termIndicators({
  ids: 'service',
  of: 'service-case',
  clocks: ['case.offered', 'case.completed', 'case.taken', 'case.accepted', 'case.decided'],
  by: ['handler', 'itemNature', 'item'],
  label: text('办件计时件数', 'Case terms ended'),
  scope: text(
    '告知、办理、送达每一次计时，按结束当月，按当时的承办部门',
    'Each term to tell, to decide, to deliver, in the month it ended, by the department that had the case then',
  ),
})
