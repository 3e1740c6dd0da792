import { type Paper, text } from '@lianyu/kernel'

/** The posting and the decision on a grant, and what was said at breakfast. */
export const enterprisePapers: Paper[] = [
  {
    id: 'grant-notice',
    label: text('兑现公示', 'Posting'),
    form: 'report',
    kind: 'policy-grant',
    of: 'matter',
    title: '关于{subject}拟兑现的公示',
    issued: { track: 'main', stages: ['posted', 'decided', 'paid'] },
    day: 'noticeFrom',
    sections: [
      { head: '拟兑现事项', clauses: ['{subject}', '拟兑现 {amountFen}', '资金科目为{pot}'] },
      { head: '公示时间', clauses: ['{noticeFrom}至{noticeUntil}'] },
      { head: '联系方式', clauses: ['{contact}'] },
      { head: '异议', clauses: ['对以上事项有异议的，请在{noticeUntil}前向公示单位提出，并说明理由'] },
    ],
  },
  {
    id: 'grant-decision',
    label: text('兑现决定', 'Decision'),
    form: 'report',
    kind: 'policy-grant',
    of: 'matter',
    title: '关于{subject}的兑现决定',
    number: 'decisionNo',
    issued: { track: 'main', stages: ['decided', 'paid'] },
    sections: [
      { head: '决定', clauses: ['经审核和公示，决定兑现{subject}', '金额 {amountFen}', '资金科目为{pot}'] },
      { head: '公示情况', clauses: ['自{noticeFrom}至{noticeUntil}公示'] },
      { head: '支付', clauses: ['{paidOn}支付', '凭证 {voucherNo}'] },
    ],
  },
  {
    id: 'request-answer',
    label: text('诉求答复', 'Answer'),
    form: 'report',
    kind: 'request',
    of: 'matter',
    title: '关于“{subject}”的答复',
    issued: { track: 'main', stages: ['confirmed'] },
    day: 'answeredOn',
    sections: [
      { head: '诉求', clauses: ['{receivedOn}收到：{subject}', '{detail}'] },
      { head: '答复', text: 'answer' },
    ],
  },
  {
    id: 'breakfast-minutes',
    label: text('早餐会纪要', 'Minutes'),
    form: 'minutes',
    kind: 'breakfast',
    of: 'matter',
    title: '{topic}早餐会纪要',
    issued: { track: 'main', stages: ['held'] },
    day: 'heldOn',
    sections: [
      { clauses: ['{heldOn}', '{hostRole}在{place}主持召开企业早餐会', '到会企业 {present} 家'] },
      { head: '议题', entries: 'note-item', clauses: ['{itemFrom}：{item}'] },
      { text: 'minutes' },
      { head: '诉求办理', related: 'request' },
    ],
  },
]
