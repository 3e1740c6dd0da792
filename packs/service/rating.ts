import { type AuthoredOpenStep, type Computation, field, text } from '@lianyu/kernel'

/** 不满意 and 非常不满意 are bad; 基本满意 and better is content. @source 国办发〔2019〕51号 (好差评) */
const bad = 2

const grade = (side: 'receiver' | 'handler', zh: string, en: string): Record<string, field.AuthoredField> => ({
  [`${side}Rating`]: field.rating(text(`对${zh}的评价`, `Rating of the ${en}`)),
  [`${side}Words`]: field.paragraph(text('说一说', 'In words'), { maxLength: 500 }),
  [`${side}RatedOn`]: field.day(text('评价日', 'Rated on')),
  [`${side}Content`]: field.integer(text('满意', 'Content'), { min: 0, max: 1 }),
})

export const ratingFields: Record<string, field.AuthoredField> = {
  ...grade('receiver', '收件窗口', 'receiving window'),
  ...grade('handler', '办理窗口', 'handling window'),
}

/** The day, and whether it counts as content: known to the node, typed by nobody. */
export const rated: Computation = ({ values, today }) =>
  Object.fromEntries(
    ['receiver', 'handler'].flatMap((side) => [
      [`${side}RatedOn`, today],
      [`${side}Content`, Number(values[`${side}Rating`]) > bad ? 1 : 0],
    ]),
  )

function rate(side: 'receiver' | 'handler', zh: string, en: string, during: string[]): AuthoredOpenStep {
  return {
    label: text(`评价${zh}`, `Rate the ${en}`),
    says: text('五级评价，一件一评；差评必回访', 'Five grades, once a case; a bad one is followed up'),
    did: text(`群众评价${zh}：{${side}Rating} 分`, `Rated the ${en}: {${side}Rating} of 5`),
    by: 'public',
    of: 'public',
    form: [
      `${side}Rating!`,
      `${side}Words`,
      { field: `${side}RatedOn`, computed: true },
      { field: `${side}Content`, computed: true },
    ],
    computes: { by: 'service.rated' },
    once: 'matter',
    during,
    leads: {
      kind: 'bad-rating',
      when: { atMost: [`${side}Rating`, bad] },
      desk: 'service-window',
      with: {
        case: '$matter',
        rating: '$leaf',
        caseTitle: 'itemName',
        side: `=${side}`,
        concerns: side === 'receiver' ? '$origin' : 'handler',
        grade: `${side}Rating`,
        words: `${side}Words`,
        ratedOn: `${side}RatedOn`,
        sample: 'sample',
      },
    },
  }
}

const over = ['delivered', 'not-accepted', 'withdrawn']
const decided = ['decided', 'result-on-way', 'result-here']

/** 好差评: the two windows apart, because each answers for its own part. */
export const ratingSteps: Record<string, AuthoredOpenStep> = {
  'rate-receiver': rate('receiver', '收件窗口', 'receiving window', [...decided, ...over]),
  'rate-handler': rate('handler', '办理窗口', 'handling window', [...decided, 'delivered', 'not-accepted']),
}
