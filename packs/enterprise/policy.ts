import { commentStep, defineKind, field, filled, past, remarkFields, setting, text } from '@lianyu/kernel'
import { ruleValues } from './values.ts'

const officers = ['officer', 'approver']

/**
 * A policy for enterprises as a rule (政策十条): what it asks as clauses, what it gives, from which fund, for which ground,
 * and the number of its fair-competition review, without which it is not published. The review passes or refuses; a policy
 * that would promise a tax refund or fit one firm alone is refused there.
 *
 * @source 公平竞争审查条例 (from 2024-08-01); domain-rules k
 */
export const policy = defineKind({
  pack: 'enterprise',
  id: 'policy',
  version: 1,
  label: text('惠企政策', 'Policy'),
  empty: text(
    '还没有政策。起草时逐条写明条件、给多少、从哪笔资金出。',
    'No policy yet. Draft one: what it asks clause by clause, what it gives, from which fund.',
  ),
  opened: text('起草政策 {name}', 'Drafted {name}'),
  title: 'name',
  search: ['ground', 'paperNo', 'basis'],
  columns: ['paperNo', 'way', 'pot', 'ground', 'fairNo', 'amountFen', 'capFen', 'publishedOn', 'validUntil'],
  fields: {
    name: field.words(text('政策名称', 'Name')),
    basis: field.paragraph(text('制定依据', 'Basis')),
    ground: field.words(text('兑现事由', 'Ground'), {
      hint: text(
        '同一事由只兑现一次；几条政策奖同一件事的，写成同一个事由',
        'One ground is paid once; policies that reward the same thing share it',
      ),
    }),
    period: field.choice(text('兑现周期', 'How often'), {
      once: text('一次', 'Once'),
      yearly: text('每年一次', 'Once a year'),
    }),
    way: field.choice(text('兑现方式', 'How'), {
      direct: text('免申即享', 'Without application'),
      applied: text('申请兑现', 'On application'),
    }),
    pot: field.words(text('资金科目', 'Fund'), {
      hint: text('与政策资金账上的科目一致', 'As it is named in the account of the funds'),
    }),
    amountFen: field.money(text('定额', 'Fixed amount'), { min: 1 }),
    sharePercent: field.percent(text('按比例', 'Share'), { min: 0, max: 100 }),
    shareOf: field.choice(text('比例的基数', 'Share of'), {
      rdFen: text('年研发费用', 'R&D of the year'),
      equityTwoYearsFen: text('近两年新增股权融资', 'New equity in two years'),
    }),
    capFen: field.money(text('封顶', 'At most'), { min: 1 }),
    validFrom: field.day(text('施行日', 'Valid from')),
    validUntil: field.day(text('有效期至', 'Valid until')),
    sample: field.yesNo(text('样例', 'Sample')),
    clause: field.integer(text('第几条', 'Clause'), { min: 1, max: 99 }),
    what: field.choice(
      text('看什么', 'Looks at'),
      Object.fromEntries(Object.entries(ruleValues).map(([id, { label }]) => [id, label])),
    ),
    compare: field.choice(text('要求', 'Asks'), {
      'at-least': text('不低于', 'At least'),
      'at-most': text('不高于', 'At most'),
      is: text('是', 'Is'),
      'is-not': text('不是', 'Is not'),
    }),
    amount: field.decimal(text('数值', 'Number'), {
      scale: 2,
      min: 0,
      hint: text('金额写万元，比例写百分数', 'Money in 10,000 yuan, shares in per cent'),
    }),
    dropped: field.yesNo(text('删去此条', 'Strike out')),
    submittedNote: field.paragraph(text('送审说明', 'Note for the review')),
    fairNo: field.words(text('公平竞争审查编号', 'Number of the fair-competition review')),
    fairOn: field.day(text('审查日', 'Reviewed on')),
    fairRefusedFor: field.paragraph(text('审查不通过的原因', 'Why it did not pass')),
    paperNo: field.words(text('文号', 'Paper')),
    publishedOn: field.day(text('发布日', 'Published on')),
    endedFor: field.paragraph(text('停止施行的原因', 'Why it ends')),
    comment: remarkFields.comment,
  },
  tracks: {
    main: {
      label: text('政策', 'Policy'),
      holder: 'enterprise-office',
      start: 'draft',
      stages: {
        draft: { label: text('起草', 'Draft') },
        reviewing: {
          label: text('公平竞争审查', 'Fair-competition review'),
          clock: { workingDays: setting('policy.fair-days', 10), amber: 3 },
        },
        reviewed: { label: text('审查通过', 'Reviewed') },
        'in-force': {
          label: text('施行中', 'In force'),
          clock: { until: 'validUntil', amber: 60, escalate: [{ id: 'remind', when: 'amber', what: 'remind' }] },
        },
        expired: { label: text('期满', 'Run out'), end: true },
        ended: { label: text('已停止', 'Ended'), end: true },
      },
      steps: {
        'submit-policy': {
          label: text('送公平竞争审查', 'Submit for review'),
          says: text(
            '交市场监管部门；条件此后不再改',
            'To the market regulator; the clauses stay as they are from here',
          ),
          did: text('送审：{submittedNote}', 'Submitted: {submittedNote}'),
          from: 'draft',
          to: 'reviewing',
          by: officers,
          handOff: { how: 'pass', receiver: { desk: 'market-regulation' } },
          form: ['submittedNote!'],
        },
        'pass-review': {
          label: text('审查通过', 'Pass'),
          did: text('审查通过，编号 {fairNo}', 'Passed, number {fairNo}'),
          from: 'reviewing',
          to: 'reviewed',
          by: officers,
          handOff: { how: 'pass', receiver: { party: 'origin', desk: 'enterprise-office' } },
          form: ['fairNo!', 'fairOn!'],
        },
        'fail-review': {
          label: text('审查不通过', 'Do not pass'),
          did: text('审查不通过：{fairRefusedFor}', 'Did not pass: {fairRefusedFor}'),
          from: 'reviewing',
          to: 'draft',
          by: officers,
          handOff: { how: 'pass', receiver: { party: 'origin', desk: 'enterprise-office' } },
          form: ['fairRefusedFor!'],
        },
        'publish-policy': {
          label: text('发布施行', 'Publish'),
          says: text(
            '须有公平竞争审查编号、条件和已安排的资金科目',
            'Needs the review’s number, clauses and a fund that has its money',
          ),
          did: text('发布施行，{paperNo}', 'Published, {paperNo}'),
          from: 'reviewed',
          to: 'in-force',
          by: ['approver'],
          form: ['paperNo!', 'validUntil!', 'publishedOn='],
          when: filled('fairNo'),
          computes: { by: 'policy-ready', sole: ['policy-fund'] },
        },
        'expire-policy': {
          label: text('期满', 'Run out'),
          says: text('有效期满后办结', 'Once its days are over'),
          did: text('有效期满', 'Ran out'),
          from: 'in-force',
          to: 'expired',
          by: officers,
          when: past('validUntil'),
        },
        'end-policy': {
          label: text('停止施行', 'End'),
          did: text('停止施行：{endedFor}', 'Ended: {endedFor}'),
          from: 'in-force',
          to: 'ended',
          by: ['approver'],
          form: ['endedFor!'],
        },
      },
    },
  },
  open: {
    'set-clause': {
      label: text('写一条条件', 'Write a clause'),
      says: text('同一条再写即为修改；各条须同时符合', 'The same clause again changes it; all clauses must be met'),
      did: text('第 {clause} 条：{what} {compare} {amount}', 'Clause {clause}: {what} {compare} {amount}'),
      by: officers,
      of: 'origin',
      once: { field: 'clause' },
      during: ['draft'],
      form: ['clause!', 'what!', 'compare!', 'amount', 'dropped'],
    },
    comment: commentStep,
  },
  opening: {
    by: officers,
    at: ['enterprise-office', 'science-office'],
    form: [
      'name!',
      'basis!',
      'ground!',
      'period!',
      'way!',
      'pot!',
      'amountFen',
      'sharePercent',
      'shareOf',
      'capFen',
      'validFrom!',
      'sample',
    ],
  },
})
