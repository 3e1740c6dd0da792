import { type AccountLine, defineKind, field, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']
const min = { min: 1 } as const
const plus = (step: string, amount: string): AccountLine => ({ step, amount, sign: 1 })
const minus = (step: string, amount: string): AccountLine => ({ step, amount, sign: -1 })

/** What a fund has left: allotted less what was cut and what is reserved for grants. */
export const freeLines = [
  plus('allot', 'allotFen'),
  minus('cut', 'cutFen'),
  minus('reserve', 'grantFen'),
  plus('release', 'grantFen'),
]
/** What a ground still has reserved or was paid. */
export const groundLines = [plus('reserve', 'grantFen'), minus('release', 'grantFen')]
/** What of a ground's reservation is not paid yet. */
export const unpaidLines = [...groundLines, minus('pay-out', 'grantFen')]

/**
 * The account of the policy money: one of each party, its funds kept apart by name. Money comes in by its paper, is
 * reserved by the decision on a grant, paid by its payment, released where a decision is taken back; the last three are
 * only ever written by the grant's own step. One matter, so its entries are decided one after another: it is never
 * overdrawn and no ground is given twice, also by two decisions at once, whichever policies and funds they name.
 */
export const policyFund = defineKind({
  pack: 'enterprise',
  id: 'policy-fund',
  version: 1,
  label: text('政策资金账', 'Account of the policy funds'),
  empty: text(
    '还没有政策资金账。设一本账，按文件逐笔记入各科目资金。',
    'No account yet. Set one up and enter the money of each fund by its paper.',
  ),
  opened: text('设立 {name}', 'Set up {name}'),
  title: 'name',
  fields: {
    name: field.words(text('名称', 'Name')),
    sample: field.yesNo(text('样例', 'Sample')),
    closedFor: field.paragraph(text('封账原因', 'Why it is closed')),
    pot: field.words(text('资金科目', 'Fund')),
    allotFen: field.money(text('安排金额', 'Allotted'), min),
    cutFen: field.money(text('调减金额', 'Cut'), min),
    paperNo: field.words(text('文号', 'Paper')),
    note: field.words(text('说明', 'Note')),
    grantFen: field.money(text('金额', 'Amount'), min),
    ground: field.words(text('事由', 'ground')),
    what: field.words(text('兑现事项', 'Grant')),
    grant: field.matter(text('兑现件', 'Grant'), 'policy-grant', 'entries'),
    paidOn: field.day(text('支付日', 'Paid on')),
  },
  tracks: {
    main: {
      label: text('政策资金账', 'Account'),
      standing: true,
      holder: 'finance',
      start: 'kept',
      stages: {
        kept: { label: text('在用', 'In use') },
        closed: { label: text('已封账', 'Closed'), end: true },
      },
      steps: {
        'close-fund': {
          label: text('封账', 'Close'),
          did: text('封账：{closedFor}', 'Closed: {closedFor}'),
          from: 'kept',
          to: 'closed',
          by: ['approver'],
          form: ['closedFor!'],
        },
      },
    },
  },
  open: {
    allot: {
      label: text('安排资金', 'Allot'),
      says: text('写明文号；科目名称与政策一致', 'With its paper; the fund named as the policies name it'),
      did: text('{pot} 安排 {allotFen}，{paperNo}', '{pot}: {allotFen} allotted, {paperNo}'),
      by: officers,
      of: 'holder',
      during: ['kept'],
      form: ['pot!', 'allotFen!', 'paperNo!', 'note'],
    },
    cut: {
      label: text('调减资金', 'Cut'),
      says: text('只能减没有占用的部分', 'Only what nobody has a decision on'),
      did: text('{pot} 调减 {cutFen}，{paperNo}', '{pot}: {cutFen} cut, {paperNo}'),
      by: officers,
      of: 'holder',
      during: ['kept'],
      form: ['pot!', 'cutFen!', 'paperNo!', 'note'],
      covered: { amount: 'cutFen', per: ['pot'], by: freeLines },
    },
    reserve: {
      label: text('占用', 'Reserve'),
      did: text('{pot} 占用 {grantFen}：{what}', '{pot}: {grantFen} reserved for {what}'),
      by: ['approver', 'leader'],
      of: 'origin',
      booked: true,
      during: ['kept'],
      form: ['pot!', 'grantFen!', 'ground!', 'what!', 'grant'],
      covered: { amount: 'grantFen', per: ['pot'], by: freeLines },
      alone: { field: 'ground', while: groundLines, says: 'what' },
    },
    release: {
      label: text('释放', 'Release'),
      did: text('{pot} 释放 {grantFen}：{what}', '{pot}: {grantFen} released, {what}'),
      by: ['approver', 'leader'],
      of: 'origin',
      booked: true,
      form: ['pot!', 'grantFen!', 'ground!', 'what!', 'grant'],
      covered: { amount: 'grantFen', per: ['pot', 'ground'], by: unpaidLines },
    },
    'pay-out': {
      label: text('支付', 'Pay'),
      did: text('{pot} 支付 {grantFen}：{what}', '{pot}: {grantFen} paid, {what}'),
      by: officers,
      of: 'origin',
      booked: true,
      form: ['pot!', 'grantFen!', 'ground!', 'what!', 'grant', 'paidOn!'],
      covered: { amount: 'grantFen', per: ['pot', 'ground'], by: unpaidLines },
    },
  },
  opening: { by: officers, at: ['finance'], keyed: [], form: ['name!', 'sample'] },
})
