import { come, defineKind, equals, field, filled, setting, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/**
 * What a contract promised: so much money in place, construction or production by a day. What counts is what was kept,
 * proved and confirmed by another than who reported it, not the sum signed.
 */
export const obligation = defineKind({
  pack: 'invest',
  id: 'obligation',
  version: 2,
  label: text('履约事项', 'Obligation'),
  empty: text(
    '还没有履约事项。签了合同，就把承诺的金额和日期逐条登记。',
    'None yet. Enter what each contract promised, with its day.',
  ),
  opened: text('登记承诺：{promise}', 'Promise entered: {promise}'),
  title: 'promise',
  search: ['firm'],
  columns: ['firm', 'by', 'what', 'promisedFen', 'promisedOn'],
  fields: {
    promise: field.words(text('承诺内容', 'Promise')),
    firm: field.words(text('企业', 'Firm')),
    by: field.choice(text('承诺方', 'Promised by'), {
      firm: text('企业', 'The firm'),
      government: text('政府', 'Government'),
    }),
    what: field.choice(text('类别', 'Sort'), {
      paid: text('资金到位', 'Money in place'),
      start: text('开工', 'Start'),
      production: text('投产', 'Production'),
      land: text('供地', 'Land'),
      utilities: text('水电气路', 'Utilities'),
      other: text('其他', 'Other'),
    }),
    promisedFen: field.money(text('承诺金额', 'Amount promised'), { min: 0 }),
    promisedOn: field.day(text('承诺日', 'Promised by')),
    clause: field.words(text('合同条款', 'Clause')),
    lead: field.matter(text('所属线索', 'Lead'), 'lead', 'obligations'),
    project: field.matter(text('所属项目', 'Project'), 'project', 'obligations'),
    sample: field.yesNo(text('样例', 'Sample')),
    keptFen: field.money(text('兑现金额', 'Amount kept'), { min: 0 }),
    keptOn: field.day(text('兑现日', 'Kept on')),
    proof: field.files(text('佐证', 'Proof'), { accept: ['image/jpeg', 'image/png', 'application/pdf'] }),
    notKept: field.paragraph(text('未认可的原因', 'Why it is not accepted')),
    extendedFor: field.paragraph(text('展期原因', 'Why it is put off')),
    releasedFor: field.paragraph(text('解除原因', 'Why it is released')),
  },
  tracks: {
    main: {
      label: text('履约', 'Performance'),
      holder: 'investment-office',
      start: 'promised',
      stages: {
        promised: {
          label: text('待履约', 'To be kept'),
          clock: {
            until: 'promisedOn',
            amber: 15,
            escalate: [
              { id: 'remind', when: 'amber', what: 'remind' },
              { id: 'leader', when: 'red', what: 'leader' },
            ],
          },
        },
        claimed: {
          label: text('待核实', 'To be confirmed'),
          clock: {
            workingDays: setting('invest.confirm-days', 5),
            amber: 1,
            escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
          },
        },
        kept: { label: text('已履约', 'Kept'), end: true },
        released: { label: text('已解除', 'Released'), end: true },
      },
      steps: {
        'claim-kept': {
          label: text('报履约', 'Report as kept'),
          says: text('附到账单、照片等佐证，由项目办核实', 'With proof; the project office confirms'),
          did: text('报履约，{keptFen}', 'Reported as kept, {keptFen}'),
          from: 'promised',
          to: 'claimed',
          by: officers,
          handOff: { how: 'pass', receiver: { party: 'origin', desk: 'project-office' } },
          // Money in place is a sum on a day that has come.
          when: { all: [come('keptOn'), { any: [{ not: equals('what', 'paid') }, filled('keptFen')] }] },
          form: ['keptOn!', 'keptFen', 'proof!'],
        },
        'confirm-kept': {
          label: text('核实', 'Confirm'),
          did: text('核实已履约', 'Confirmed as kept'),
          from: 'claimed',
          to: 'kept',
          by: ['approver'],
        },
        'not-kept': {
          label: text('不认可', 'Not accepted'),
          did: text('不认可：{notKept}', 'Not accepted: {notKept}'),
          from: 'claimed',
          to: 'promised',
          by: ['approver'],
          handOff: { how: 'pass', receiver: { desk: 'previous' } },
          form: ['notKept!'],
        },
        'put-off-promise': {
          label: text('展期', 'Put off'),
          says: text('须双方书面同意', 'Both sides must have agreed in writing'),
          did: text('展期到 {promisedOn}：{extendedFor}', 'Put off to {promisedOn}: {extendedFor}'),
          from: 'promised',
          to: 'promised',
          by: ['approver'],
          form: ['promisedOn!', 'extendedFor!'],
          restarts: true,
        },
        release: {
          label: text('解除', 'Release'),
          did: text('解除：{releasedFor}', 'Released: {releasedFor}'),
          from: 'promised',
          to: 'released',
          by: ['approver', 'leader'],
          form: ['releasedFor!'],
        },
      },
    },
  },
  opening: {
    by: officers,
    at: ['investment-office', 'project-office'],
    form: ['promise!', 'firm!', 'by!', 'what!', 'promisedFen', 'promisedOn!', 'clause', 'lead', 'project', 'sample'],
  },
})
