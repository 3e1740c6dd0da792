import { commentStep, defineKind, field, remarkFields, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/**
 * 反向飞地: research where the people are, results here (研发在长沙、成果在上栗). Links an enterprise of the register to what
 * it incubates elsewhere, and says how far the result has come.
 */
export const incubation = defineKind({
  pack: 'enterprise',
  id: 'incubation',
  version: 1,
  label: text('飞地孵化', 'Incubation elsewhere'),
  empty: text(
    '还没有飞地孵化。登记研发在哪里、成果落在哪里、由哪家企业承接。',
    'None yet. Enter where the research is, where its result lands, which enterprise takes it up.',
  ),
  opened: text(
    '登记 {what}：研发在 {researchAt}，成果在 {resultAt}',
    '{what}: research in {researchAt}, result in {resultAt}',
  ),
  title: 'what',
  search: ['incubator'],
  columns: ['incubator', 'researchAt', 'resultAt', 'since', 'reviewBy'],
  fields: {
    what: field.words(text('孵化项目', 'What is incubated')),
    incubator: field.words(text('孵化载体', 'Incubator')),
    researchAt: field.division(text('研发所在地', 'Research in')),
    resultAt: field.division(text('成果落地', 'Result in')),
    enterprise: field.matter(text('承接企业', 'Taken up by'), 'enterprise', 'incubations'),
    project: field.matter(text('落地项目', 'Project'), 'project', 'incubations'),
    since: field.day(text('入驻日', 'Since')),
    reviewBy: field.day(text('下次评估日', 'Next review by')),
    sample: field.yesNo(text('样例', 'Sample')),
    progress: field.paragraph(text('进展', 'Progress')),
    landedOn: field.day(text('落地日', 'Landed on')),
    endedFor: field.paragraph(text('终止原因', 'Why it ends')),
    comment: remarkFields.comment,
  },
  tracks: {
    main: {
      label: text('孵化', 'Incubation'),
      holder: 'science-office',
      start: 'research',
      stages: {
        research: { label: text('研发', 'Research'), clock: { until: 'reviewBy', amber: 15 } },
        trial: { label: text('中试', 'Trial'), clock: { until: 'reviewBy', amber: 15 } },
        landed: { label: text('成果落地', 'Landed'), end: true },
        ended: { label: text('终止', 'Ended'), end: true },
      },
      steps: {
        'review-incubation': {
          label: text('评估', 'Review'),
          did: text('评估：{progress}', 'Reviewed: {progress}'),
          from: 'research',
          to: 'research',
          restarts: true,
          by: officers,
          form: ['progress!', 'reviewBy!'],
        },
        'begin-trial': {
          label: text('转中试', 'Begin the trial'),
          did: text('转中试：{progress}', 'Trial begun: {progress}'),
          from: 'research',
          to: 'trial',
          by: officers,
          form: ['progress!', 'reviewBy!'],
        },
        'land-result': {
          label: text('成果落地', 'Result landed'),
          did: text('{landedOn} 落地', 'Landed on {landedOn}'),
          from: ['research', 'trial'],
          to: 'landed',
          by: ['approver'],
          form: ['landedOn!', 'enterprise!', 'project'],
        },
        'end-incubation': {
          label: text('终止', 'End'),
          did: text('终止：{endedFor}', 'Ended: {endedFor}'),
          from: ['research', 'trial'],
          to: 'ended',
          by: ['approver'],
          form: ['endedFor!'],
        },
      },
    },
  },
  open: { comment: commentStep },
  opening: {
    by: officers,
    at: ['science-office', 'enterprise-office'],
    form: ['what!', 'incubator!', 'researchAt!', 'resultAt!', 'enterprise', 'since!', 'reviewBy!', 'sample'],
  },
  share: { by: ['approver'], at: ['science-office'] },
})
