import { type AccountLine, type Computation, defineKind, equals, field, filled, leftOf, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']
const payments: AccountLine[] = [{ step: 'pay', amount: 'paidFen', sign: -1 }]

export const fundComputations: Record<string, Computation> = {
  /** What was paid in all, and what is left of the grant: summed from the payments, typed by nobody. */
  'fund-spent': ({ matter }) => {
    const paid = -leftOf(payments, matter?.shared.adds ?? {}, () => true)
    return { paidTotalFen: paid, leftFen: Number(matter?.shared.fields.grantedFen ?? 0) - paid }
  },
}

/**
 * Funds from above (中央预算内投资, 专项债): reserve, application, grant, payment, performance. Payments are entries with
 * their voucher; the sum paid is measured, never typed.
 */
export const fund = defineKind({
  pack: 'project',
  id: 'fund',
  version: 3,
  label: text('上级资金', 'Fund from above'),
  empty: text('还没有储备的资金项目。', 'Nothing in reserve yet.'),
  opened: text('列入储备：{subject}', 'Put in reserve: {subject}'),
  title: 'subject',
  search: ['grantNo'],
  columns: ['source', 'year', 'appliedFen', 'grantedFen'],
  fields: {
    subject: field.words(text('资金项目', 'What it is for')),
    source: field.choice(text('资金来源', 'Source'), {
      'central-budget': text('中央预算内投资', 'Central budget'),
      'special-bond': text('地方政府专项债券', 'Special bond'),
      'ultra-long-bond': text('超长期特别国债', 'Ultra-long special treasury bond'),
      province: text('省级资金', 'Province'),
      city: text('市级资金', 'City'),
    }),
    year: field.integer(text('年度', 'Year'), { min: 2000, max: 2100 }),
    project: field.matter(text('所属项目', 'Project'), 'project', 'funds'),
    wantedFen: field.money(text('资金需求', 'Wanted'), { min: 0 }),
    sample: field.yesNo(text('样例', 'Sample')),
    appliedFen: field.money(text('申报额', 'Applied for'), { min: 0 }),
    appliedOn: field.day(text('申报日', 'Applied on')),
    applicationNo: field.words(text('申报文号', 'Number of the application')),
    grantedFen: field.money(text('下达额', 'Granted'), { min: 0 }),
    grantedOn: field.day(text('下达日', 'Granted on')),
    grantNo: field.words(text('下达文号', 'Number of the grant')),
    spendBy: field.day(text('最迟支出日', 'To be spent by')),
    refusedFor: field.paragraph(text('未获批原因', 'Why it was not granted')),
    paidTotalFen: field.money(text('支付总额', 'Paid in all'), { min: 0 }),
    leftFen: field.money(text('结余', 'Left over'), { min: 0 }),
    leftFor: field.paragraph(text('结余原因和去向', 'Why money is left, and where it goes'), {
      hint: text('没有结余的不填', 'Leave it empty if nothing is left'),
    }),
    performance: field.paragraph(text('绩效自评', 'Performance')),
    performanceScore: field.integer(text('绩效得分', 'Score'), { min: 0, max: 100 }),
    paidOn: field.day(text('支付日', 'Paid on')),
    paidFen: field.money(text('支付额', 'Paid'), { min: 1 }),
    paidFor: field.words(text('支付事项', 'For')),
    voucher: field.files(text('凭证', 'Voucher'), {
      part: 'internal',
      accept: ['application/pdf', 'image/jpeg', 'image/png'],
    }),
  },
  tracks: {
    main: {
      label: text('资金', 'Fund'),
      holder: 'project-office',
      start: 'reserved',
      stages: {
        reserved: { label: text('储备', 'In reserve') },
        applied: { label: text('已申报', 'Applied for') },
        granted: {
          label: text('已下达', 'Granted'),
          clock: {
            until: 'spendBy',
            amber: 30,
            escalate: [
              { id: 'remind', when: 'amber', what: 'remind' },
              { id: 'leader', when: 'red', what: 'leader' },
            ],
          },
        },
        spent: { label: text('已支完', 'Spent') },
        evaluated: { label: text('已评价', 'Evaluated'), end: true },
        refused: { label: text('未获批', 'Not granted'), end: true },
      },
      steps: {
        'apply-fund': {
          label: text('申报', 'Apply'),
          did: text('申报 {appliedFen}', 'Applied for {appliedFen}'),
          from: ['reserved', 'applied'],
          to: 'applied',
          by: officers,
          form: ['appliedFen!', 'appliedOn!', 'applicationNo'],
        },
        'grant-fund': {
          label: text('记下达', 'Note the grant'),
          says: text('按最迟支出日计时', 'The clock runs to the day it must be spent by'),
          did: text('下达 {grantedFen}，{grantNo}', 'Granted {grantedFen}, {grantNo}'),
          from: 'applied',
          to: 'granted',
          by: officers,
          form: ['grantedFen!', 'grantedOn!', 'grantNo!', 'spendBy'],
        },
        'fund-refused': {
          label: text('未获批', 'Not granted'),
          did: text('未获批：{refusedFor}', 'Not granted: {refusedFor}'),
          from: 'applied',
          to: 'refused',
          by: officers,
          form: ['refusedFor!'],
        },
        'fund-spent': {
          label: text('支付完毕', 'All spent'),
          says: text('有结余的写明原因和去向', 'Where money is left, say why and where it goes'),
          did: text(
            '支付完毕：共支付 {paidTotalFen}，结余 {leftFen}',
            'All spent: {paidTotalFen} paid, {leftFen} left',
          ),
          from: 'granted',
          to: 'spent',
          by: ['approver'],
          gathers: [{ step: 'pay', need: 'one' }],
          when: { any: [equals('leftFen', 0), filled('leftFor')] },
          form: ['leftFor', 'paidTotalFen=', 'leftFen='],
          computes: { by: 'fund-spent' },
        },
        evaluate: {
          label: text('绩效评价', 'Evaluate'),
          did: text('绩效评价 {performanceScore} 分', 'Evaluated: {performanceScore}'),
          from: 'spent',
          to: 'evaluated',
          by: ['approver'],
          form: ['performance!', 'performanceScore!'],
        },
      },
    },
  },
  open: {
    pay: {
      label: text('记一笔支付', 'Note a payment'),
      did: text('{paidOn} 支付 {paidFen}：{paidFor}', 'Paid {paidFen} on {paidOn}: {paidFor}'),
      by: officers,
      of: 'origin',
      form: ['paidOn!', 'paidFen!', 'paidFor!', 'voucher'],
      during: ['granted'],
      covered: {
        amount: 'paidFen',
        per: [],
        within: 'grantedFen',
        by: payments,
      },
    },
  },
  opening: {
    by: officers,
    at: ['project-office', 'development-reform'],
    form: ['subject!', 'source!', 'year!', 'wantedFen!', 'project', 'sample'],
  },
})
