import { commentStep, defineKind, equals, field, past, remarkFields, setting, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']
const entry = { pot: 'pot', grantFen: 'amountFen', ground: 'groundKey', what: 'subject', grant: '$matter' }

/**
 * One policy for one enterprise: applied for, or found without an application (免申即享), checked again when somebody
 * signs for it, posted with its term and contact, objections answered, decided against the fund, paid. Nobody types what
 * is given and for which ground: both follow from the policy and the enterprise, with every clause and why it is met.
 *
 * @source domain-rules k (公示: term, contact, objections, answer)
 */
export const policyGrant = defineKind({
  pack: 'enterprise',
  id: 'policy-grant',
  version: 1,
  label: text('政策兑现', 'Grant'),
  empty: text(
    '还没有兑现。从政策页面的“谁符合条件”里选企业，或在这里代企业申请。',
    'No grant yet. Choose enterprises on a policy’s page, or apply here for one.',
  ),
  opened: text('列入兑现：{subject}，{amountFen}', 'Entered: {subject}, {amountFen}'),
  title: 'subject',
  search: ['groundKey', 'pot'],
  columns: ['way', 'pot', 'uscc', 'amountFen', 'noticeUntil', 'paidOn'],
  about: { policy: { stages: ['in-force'], from: 'validFrom', until: 'validUntil' } },
  fields: {
    policy: field.matter(text('政策', 'Policy'), 'policy', 'grants'),
    enterprise: field.matter(text('企业', 'Enterprise'), 'enterprise', 'grants'),
    way: field.choice(text('方式', 'How'), {
      direct: text('免申即享', 'Without application'),
      applied: text('申请', 'On application'),
    }),
    year: field.integer(text('兑现年度', 'For the year'), {
      min: 2000,
      max: 2100,
      hint: text('每年一次的政策要写', 'For policies that give once a year'),
    }),
    proof: field.files(text('申请材料', 'Papers'), {
      part: 'internal',
      accept: ['application/pdf', 'image/jpeg', 'image/png'],
    }),
    sample: field.yesNo(text('样例', 'Sample')),
    subject: field.words(text('兑现事项', 'Grant'), { maxLength: 400 }),
    uscc: field.uscc(text('统一社会信用代码', 'USCC')),
    groundKey: field.words(text('事由', 'Ground'), { maxLength: 400 }),
    pot: field.words(text('资金科目', 'Fund')),
    amountFen: field.money(text('金额', 'Amount'), { min: 1 }),
    qualifies: field.yesNo(text('符合条件', 'Qualifies')),
    because: field.json(text('逐条核对', 'Clause by clause')),
    checkNote: field.paragraph(text('审核意见', 'Note of the check')),
    refusedFor: field.paragraph(text('不予兑现的原因', 'Why it is refused')),
    contact: field.words(text('公示联系单位和电话', 'Contact of the posting'), {
      hint: text('单位电话，不写个人', 'The unit’s number, nobody’s own'),
    }),
    noticeFrom: field.day(text('公示起', 'Posted from')),
    noticeUntil: field.day(text('公示止', 'Posted until')),
    decideBy: field.day(text('最迟决定日', 'To be decided by')),
    decisionNo: field.words(text('决定文号', 'Number of the decision')),
    paidOn: field.day(text('支付日', 'Paid on')),
    voucherNo: field.words(text('支付凭证号', 'Voucher')),
    voucher: field.files(text('凭证', 'Voucher, scanned'), {
      part: 'internal',
      accept: ['application/pdf', 'image/jpeg'],
    }),
    revokedFor: field.paragraph(text('撤销原因', 'Why it is taken back')),
    objector: field.choice(text('异议来自', 'Objection by'), {
      enterprise: text('企业', 'An enterprise'),
      unit: text('单位', 'A unit'),
      citizen: text('群众', 'A citizen'),
    }),
    objection: field.paragraph(text('异议内容', 'Objection'), {
      hint: text('不写异议人的姓名和联系方式', 'Nobody’s name or number'),
    }),
    objectionAnswer: field.paragraph(text('核实结论', 'Finding')),
    comment: remarkFields.comment,
  },
  tracks: {
    main: {
      label: text('兑现', 'Grant'),
      holder: 'enterprise-office',
      start: 'entered',
      stages: {
        entered: {
          label: text('待审核', 'To be checked'),
          clock: { workingDays: setting('grant.check-days', 5), amber: 2 },
        },
        checked: {
          label: text('待公示', 'To be posted'),
          clock: { workingDays: setting('grant.post-days', 3), amber: 1 },
        },
        posted: {
          label: text('公示中', 'Posted'),
          clock: { until: 'decideBy', amber: 3, escalate: [{ id: 'remind', when: 'amber', what: 'remind' }] },
        },
        decided: {
          label: text('待支付', 'To be paid'),
          clock: {
            workingDays: setting('grant.pay-days', 10),
            amber: 3,
            escalate: [{ id: 'leader', when: 'red', what: 'leader' }],
          },
        },
        paid: { label: text('已支付', 'Paid'), end: true },
        refused: { label: text('不予兑现', 'Refused'), end: true },
      },
      steps: {
        'check-grant': {
          label: text('审核', 'Check'),
          says: text(
            '按今天的数据逐条再核一遍，都符合才能通过',
            'Every clause is judged again as of today; all must be met',
          ),
          did: text('审核通过：{checkNote}', 'Checked: {checkNote}'),
          from: 'entered',
          to: 'checked',
          by: officers,
          form: ['checkNote', 'qualifies=', 'because=', 'amountFen='],
          when: equals('qualifies', true),
          computes: { by: 'grant-check', from: ['policy', 'enterprise'] },
        },
        'post-grant': {
          label: text('确认并公示', 'Confirm and post'),
          says: text('自今日起公示，期满无异议方可决定', 'Posted from today; decided only when its term is over'),
          did: text('公示 {noticeFrom} 至 {noticeUntil}', 'Posted {noticeFrom} to {noticeUntil}'),
          from: 'checked',
          to: 'posted',
          by: ['approver'],
          form: ['contact!', 'noticeFrom=', 'noticeUntil=', 'decideBy='],
          computes: { by: 'grant-notice' },
        },
        'decide-grant': {
          label: text('决定兑现', 'Decide'),
          says: text(
            '同时占用资金；余额不足或同一事由已兑现的，办不成',
            'Reserves the money; refused where the fund is short or the ground was used',
          ),
          did: text('决定兑现，{decisionNo}', 'Decided, {decisionNo}'),
          from: 'posted',
          to: 'decided',
          by: ['approver', 'leader'],
          handOff: { how: 'pass', receiver: { desk: 'finance' } },
          form: ['decisionNo!'],
          when: past('noticeUntil'),
          books: { kind: 'policy-fund', step: 'reserve', with: entry },
        },
        'pay-grant': {
          label: text('支付', 'Pay'),
          says: text('记入资金账', 'Entered in the account'),
          did: text('{paidOn} 支付，凭证 {voucherNo}', 'Paid on {paidOn}, voucher {voucherNo}'),
          from: 'decided',
          to: 'paid',
          by: officers,
          form: ['paidOn!', 'voucherNo!', 'voucher'],
          books: { kind: 'policy-fund', step: 'pay-out', with: { ...entry, paidOn: 'paidOn' } },
        },
        'revoke-grant': {
          label: text('撤销决定', 'Take back'),
          says: text('占用的资金退回，事由可另行兑现', 'The money is free again, and so is the ground'),
          did: text('撤销决定：{revokedFor}', 'Taken back: {revokedFor}'),
          from: 'decided',
          to: 'refused',
          by: ['approver'],
          form: ['revokedFor!'],
          books: { kind: 'policy-fund', step: 'release', with: entry },
        },
        'refuse-grant': {
          label: text('不予兑现', 'Refuse'),
          did: text('不予兑现：{refusedFor}', 'Refused: {refusedFor}'),
          from: ['entered', 'checked', 'posted'],
          to: 'refused',
          by: ['approver'],
          form: ['refusedFor!'],
        },
      },
    },
    objections: {
      label: text('公示异议', 'Objections'),
      standing: true,
      holder: 'enterprise-office',
      start: 'none',
      stages: {
        none: { label: text('无异议', 'None') },
        raised: {
          label: text('核实中', 'Looked into'),
          clock: { workingDays: setting('grant.objection-days', 5), amber: 2 },
        },
        rejected: { label: text('异议不成立', 'Not upheld') },
        upheld: { label: text('异议成立', 'Upheld') },
      },
      steps: {
        'raise-objection': {
          label: text('记异议', 'Note an objection'),
          says: text('核实有结论前不能决定', 'No decision before there is a finding'),
          did: text('收到异议：{objection}', 'Objection: {objection}'),
          from: ['none', 'rejected'],
          to: 'raised',
          by: officers,
          form: ['objector!', 'objection!'],
          when: { stage: ['main', ['posted']] },
        },
        'reject-objection': {
          label: text('异议不成立', 'Not upheld'),
          did: text('异议不成立：{objectionAnswer}', 'Not upheld: {objectionAnswer}'),
          from: 'raised',
          to: 'rejected',
          by: ['approver'],
          form: ['objectionAnswer!'],
        },
        'uphold-objection': {
          label: text('异议成立', 'Upheld'),
          did: text('异议成立：{objectionAnswer}', 'Upheld: {objectionAnswer}'),
          from: 'raised',
          to: 'upheld',
          by: ['approver'],
          form: ['objectionAnswer!'],
        },
      },
    },
  },
  gates: {
    'no-objection': {
      label: text('公示无异议', 'No objection stands'),
      opens: 'decide-grant',
      needs: { objections: ['none', 'rejected'] },
    },
  },
  open: { comment: commentStep },
  opening: {
    by: officers,
    at: ['enterprise-office', 'science-office'],
    form: [
      'policy!',
      'enterprise!',
      'way!',
      'year',
      'proof',
      'sample',
      'subject=',
      'uscc=',
      'groundKey=',
      'pot=',
      'amountFen=',
      'qualifies=',
      'because=',
    ],
    computes: { by: 'grant-terms', from: ['policy', 'enterprise'], sole: ['policy-fund'] },
  },
})
