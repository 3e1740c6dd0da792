import { type AuthoredTrack, field, setting, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']
const office = 'investment-office'

/** The award goes to the other report by itself. */
const award = {
  did: text('裁定：{award}，{awardGround}', 'Award: {award}, {awardGround}'),
  says: text('裁定记在本条，也自动记到另一条首报上', 'Stands on this report, and by itself on the other one too'),
  form: ['award!', 'awardGround!'],
  tells: {
    at: 'rival',
    step: 'hear-award',
    with: { awardedBy: '$matter', awardedHere: 'award', awardedGround: 'awardGround', awardFact: '$leaf' },
  },
}

/**
 * 首报首谈: whose lead it is. The investment office recognises a report and rules on a dispute, or puts it before a leader,
 * to whom it passes with a clock of its own and from whom it comes back.
 *
 * @source domain-rules k (首报首谈 filing)
 */
export const firstReport: AuthoredTrack = {
  label: text('首报首谈', 'First report'),
  holder: office,
  start: 'filed',
  stages: {
    filed: {
      label: text('待认定', 'To be recognised'),
      clock: { workingDays: setting('invest.recognise-days', 3), amber: 1 },
    },
    recognised: { label: text('已认定首谈', 'Recognised'), rests: true },
    disputed: {
      label: text('有争议', 'Disputed'),
      clock: {
        workingDays: setting('invest.arbitrate-days', 5),
        amber: 1,
        escalate: [{ id: 'leader', when: 'amber', what: 'leader' }],
      },
    },
    referred: {
      label: text('提请领导裁定', 'Before a leader'),
      clock: {
        workingDays: setting('invest.arbitrate-days', 5),
        amber: 1,
        escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
      },
    },
    arbitrated: { label: text('已裁定', 'Arbitrated'), rests: true },
  },
  steps: {
    recognise: {
      label: text('认定首谈', 'Recognise'),
      says: text('查过名称和信用代码，没有更早的首报', 'Name and credit code were looked up: nobody reported earlier'),
      did: text('认定首谈单位', 'Recognised as the first report'),
      from: 'filed',
      to: 'recognised',
      by: ['approver'],
    },
    dispute: {
      label: text('提出首报争议', 'Dispute'),
      did: text('提出首报争议：{disputeGround}', 'Disputed: {disputeGround}'),
      from: ['filed', 'recognised'],
      to: 'disputed',
      by: officers,
      form: ['disputeGround!', 'rival'],
    },
    arbitrate: { label: text('裁定', 'Arbitrate'), from: 'disputed', to: 'arbitrated', by: ['approver'], ...award },
    'refer-dispute': {
      label: text('提请领导裁定', 'Put before a leader'),
      says: text('转到县领导待办，由领导裁定', 'Goes to the county leaders, who decide'),
      did: text('提请领导裁定：{disputeOpinion}', 'Put before a leader: {disputeOpinion}'),
      from: 'disputed',
      to: 'referred',
      by: officers,
      handOff: { how: 'pass', receiver: { party: 'origin', desk: 'leader' } },
      form: ['disputeOpinion!', 'rival'],
    },
    'arbitrate-above': {
      label: text('裁定', 'Arbitrate'),
      from: 'referred',
      to: 'arbitrated',
      by: ['leader'],
      handOff: { how: 'pass', receiver: { party: 'origin', desk: office } },
      ...award,
    },
  },
}

/** Units beside the investment office that report leads, and so may have reported earlier. */
const reporting = [
  {
    id: 'zone',
    desk: 'zone-office',
    name: text('园区首报异议', 'Objection of the zone'),
    // Read by the office that answers too: whose report it is stands in its name.
    own: text('园区的首报', 'The zone’s report'),
  },
  {
    id: 'project',
    desk: 'project-office',
    name: text('项目办首报异议', 'Objection of the project office'),
    own: text('项目办的首报', 'The project office’s report'),
  },
]

/**
 * Another unit says that it reported first: its objection passes to the investment office with a clock, which answers it,
 * or raises the dispute on the same ground and answers then. Nobody's task until somebody objects.
 */
export const objections: Record<string, AuthoredTrack> = Object.fromEntries(
  reporting.map(({ id, desk, name }) => [
    `objection-${id}`,
    {
      label: name,
      holder: desk,
      standing: true,
      start: 'none',
      stages: {
        none: { label: text('无异议', 'None') },
        raised: {
          label: text('待答复', 'To be answered'),
          clock: {
            workingDays: setting('invest.arbitrate-days', 5),
            amber: 1,
            escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
          },
        },
        answered: { label: text('已答复', 'Answered') },
      },
      steps: {
        [`${id}-object`]: {
          label: text('提出首报异议', 'Object'),
          says: text(
            '转招商局核对；属实的转为首报争议裁定',
            'The investment office looks into it and rules if need be',
          ),
          did: text(`提出首报异议：{${id}Objection}`, `Objected: {${id}Objection}`),
          from: ['none', 'answered'],
          to: 'raised',
          by: officers,
          when: { stage: ['first-report', ['filed', 'recognised']] },
          handOff: { how: 'pass', receiver: { party: 'origin', desk: office } },
          form: [`${id}Objection!`, `${id}Rival`],
        },
        [`${id}-answer`]: {
          label: text('答复异议', 'Answer the objection'),
          says: text('答复转回提出异议的单位', 'Goes back to the unit that objected'),
          did: text(`答复异议：{${id}Answer}`, `Answered the objection: {${id}Answer}`),
          from: 'raised',
          to: 'answered',
          by: officers,
          handOff: { how: 'pass', receiver: { desk: 'previous' } },
          form: [`${id}Answer!`],
        },
      },
    } satisfies AuthoredTrack,
  ]),
)

const hint = text('谁在哪天先报告、先接触', 'Who reported or met the firm first, and when')

export const firstReportFields: Record<string, field.AuthoredField> = {
  ...Object.assign(
    {},
    ...reporting.map(({ id, name, own }) => ({
      [`${id}Objection`]: field.paragraph(name, { hint }),
      [`${id}Rival`]: field.matter(own, 'lead', `${id}Objections`),
      [`${id}Answer`]: field.paragraph(text('答复', 'Answer')),
    })),
  ),
  disputeGround: field.paragraph(text('争议理由', 'Ground of the dispute'), { hint }),
  rival: field.matter(text('另一条首报', 'The other report'), 'lead', 'rivals'),
  disputeOpinion: field.paragraph(text('招商局意见', 'Opinion of the investment office')),
  award: field.choice(text('裁定', 'Award'), {
    stands: text('维持本条首报', 'This report stands'),
    yields: text('归另一条首报', 'The other report stands'),
    joint: text('两家联合推进', 'Both go on together'),
  }),
  awardGround: field.paragraph(text('裁定理由', 'Grounds of the award')),
  awardedBy: field.matter(text('裁定记在', 'Award stands on'), 'lead', 'told'),
  awardedHere: field.choice(text('另一条首报的裁定', 'Award on the other report'), {
    stands: text('对方首报成立', 'The other report stands'),
    yields: text('归本条首报', 'This report stands'),
    joint: text('两家联合推进', 'Both go on together'),
  }),
  awardedGround: field.paragraph(text('裁定理由', 'Grounds of the award')),
  awardFact: field.words(text('裁定记录号', 'Fact of the award')),
}
