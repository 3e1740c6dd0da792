import {
  type Computation,
  commentStep,
  correctStep,
  defineKind,
  field,
  type Matter,
  remarkFields,
  setting,
  text,
} from '@lianyu/kernel'

const officers = ['officer', 'approver']
const whole = { min: 0, max: 1_000 }
const signed = { min: -1_000, max: 1_000 }

/** What a process costs whoever goes through it, and where the catalogue's item says it. */
const costs = {
  papers: { zh: '材料', en: 'papers', of: 'papersNow' },
  days: { zh: '时限（工作日）', en: 'working days', of: 'promisedDays' },
  trips: { zh: '跑动', en: 'trips', of: 'tripsNow' },
  steps: { zh: '环节', en: 'steps', of: 'stepsNow' },
} as const
const costIds = Object.keys(costs) as (keyof typeof costs)[]
const computed = (when: string) => costIds.map((id) => ({ field: `${id}${when}`, computed: true as const }))

/**
 * 流程优化: what was found by walking a process (一把手走流程), from a request or a bad rating, becomes a change of the item,
 * measured before and after. Nobody types the figures: before is the item as it stood when this was opened, after the
 * item as it stands when it is measured; both are facts of the catalogue.
 *
 * @source 优化营商环境条例 art. 36, 49 (fewer steps, papers, days and trips; the government hears and mends)
 */
export const processChange = defineKind({
  pack: 'service',
  id: 'process-change',
  version: 2,
  label: text('流程优化', 'Process change'),
  empty: text(
    '还没有。走一遍流程，把卡在哪里记成一件，改完再量一次。',
    'None yet. Walk a process, note where it sticks, change it, and measure again.',
  ),
  opened: text('发现问题：{name}', 'Found: {name}'),
  title: 'name',
  search: ['finding'],
  columns: ['name', 'found', 'item', 'changeBy', 'daysSaved', 'papersSaved', 'tripsSaved', 'measuredOn', 'seenAt'],
  fields: {
    name: field.words(text('问题', 'What is wrong')),
    found: field.choice(text('怎么发现的', 'How it was found'), {
      walk: text('一把手走流程', 'A leader walked the process'),
      request: text('企业群众诉求', 'A request'),
      rating: text('差评', 'A bad rating'),
      staff: text('窗口自查', 'By the window itself'),
    }),
    walkedOn: field.day(text('走流程的日子', 'Walked on')),
    walkedAs: field.words(text('以什么身份走', 'Walked as'), {
      hint: text('如 申请人、窗口人员；写职务不写姓名', 'e.g. applicant, window staff; duties, never names'),
    }),
    walk: field.anyMatter(text('试走件', 'The trial'), { track: 'main' }),
    seenAt: field.words(text('在哪一环节看到', 'Seen at'), {
      hint: text('试走时由系统写上', 'Written by the system on a walk'),
    }),
    finding: field.paragraph(text('卡在哪里', 'Where it sticks')),
    item: field.matter(text('涉及事项', 'Item concerned'), 'item', 'changes'),
    sample: field.yesNo(text('样例', 'Sample')),
    change: field.paragraph(text('怎么改', 'What is changed')),
    changeBy: field.day(text('何日改好', 'To be changed by')),
    carriedOut: field.paragraph(text('改了什么', 'What was changed')),
    measuredOn: field.day(text('复量日', 'Measured on')),
    droppedFor: field.paragraph(text('不改的理由', 'Why nothing is changed')),
    comment: remarkFields.comment,
    correction: remarkFields.correction,
    ...Object.fromEntries(
      costIds.flatMap((id) => [
        [`${id}Before`, field.integer(text(`原${costs[id].zh}`, `${costs[id].en}, before`), whole)],
        [`${id}After`, field.integer(text(`现${costs[id].zh}`, `${costs[id].en}, after`), whole)],
        [`${id}Saved`, field.integer(text(`减${costs[id].zh}`, `${costs[id].en}, fewer`), signed)],
      ]),
    ),
  },
  tracks: {
    main: {
      label: text('优化', 'Change'),
      holder: 'service-window',
      start: 'found',
      stages: {
        found: {
          label: text('已发现', 'Found'),
          clock: {
            workingDays: setting('service.change-decide-days', 10),
            amber: 2,
            escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
          },
        },
        decided: { label: text('已定怎么改', 'Decided'), clock: { until: 'changeBy', amber: 3 } },
        carried: { label: text('已改，待复量', 'Changed, to be measured') },
        measured: { label: text('已复量', 'Measured'), end: true },
        dropped: { label: text('不改', 'Left as it is'), end: true },
      },
      steps: {
        decide: {
          label: text('定怎么改', 'Decide the change'),
          did: text('定于 {changeBy} 前改：{change}', 'To be changed by {changeBy}: {change}'),
          from: 'found',
          to: 'decided',
          by: ['approver'],
          form: ['change!', 'changeBy!', 'item', ...computed('Before')],
          computes: { by: 'process-before', from: ['item'] },
        },
        'carry-out': {
          label: text('改好了', 'Carried out'),
          says: text('事项目录同时调整，复量以目录为准', 'Revise the item too: what is measured is the catalogue'),
          did: text('改好：{carriedOut}', 'Carried out: {carriedOut}'),
          from: 'decided',
          to: 'carried',
          by: officers,
          form: ['carriedOut!'],
        },
        measure: {
          label: text('复量', 'Measure'),
          says: text('按事项目录现在的版本，与发现时相比', 'By the item as it stands, against how it stood'),
          did: text(
            '复量：材料减 {papersSaved}，时限减 {daysSaved}，跑动减 {tripsSaved}，环节减 {stepsSaved}',
            'Measured: {papersSaved} papers, {daysSaved} days, {tripsSaved} trips, {stepsSaved} steps fewer',
          ),
          from: 'carried',
          to: 'measured',
          by: officers,
          form: ['measuredOn!', ...computed('After'), ...computed('Saved')],
          computes: { by: 'process-after', from: ['item'] },
        },
        drop: {
          label: text('不改', 'Leave it'),
          did: text('不改：{droppedFor}', 'Left as it is: {droppedFor}'),
          from: ['found', 'decided'],
          to: 'dropped',
          by: ['approver'],
          form: ['droppedFor!'],
        },
      },
    },
  },
  open: { comment: commentStep, correct: correctStep },
  opening: {
    by: ['officer', 'approver', 'leader'],
    at: ['service-window', 'leader', 'office'],
    form: [
      'name!',
      'found!',
      'walk',
      'walkedOn',
      'walkedAs',
      'seenAt',
      'finding!',
      'item',
      'sample',
      ...computed('Before'),
    ],
    computes: { by: 'process-before', from: ['item'] },
  },
})

const costOf = (item: Matter | undefined, id: keyof typeof costs): number | undefined => {
  const value = item?.shared.fields[costs[id].of]
  return typeof value === 'number' ? value : undefined
}

export const processComputations: Record<string, Computation> = {
  'process-before': ({ related, values, matter }) => {
    // Named at the opening, the item was measured then; named later, or another one, it is measured now.
    const known = matter !== undefined && matter.shared.fields.item === values.item
    return Object.fromEntries(
      costIds.map((id) => [`${id}Before`, known ? values[`${id}Before`] : costOf(related.item, id)]),
    )
  },
  'process-after': ({ related, values }) =>
    Object.fromEntries(
      costIds.flatMap((id) => {
        const after = costOf(related.item, id)
        const before = values[`${id}Before`]
        const known = after !== undefined && typeof before === 'number'
        return [
          [`${id}After`, after],
          // What nobody knew before is not called saved.
          [`${id}Saved`, known ? before - after : undefined],
        ]
      }),
    ),
}
