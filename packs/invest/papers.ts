import { type Paper, text } from '@lianyu/kernel'

const week = { from: 'fromDay', to: 'toDay' }

/** 招商动态: what its office wrote, and the week's leads, visits, signings and events as they were registered. */
export const investPapers: Paper[] = [
  {
    id: 'bulletin',
    label: text('招商动态', 'Weekly bulletin'),
    form: 'report',
    kind: 'bulletin',
    of: 'matter',
    title: '招商动态（第{issue}期）',
    issued: { track: 'main', stages: ['issued'] },
    day: 'toDay',
    sections: [
      { clauses: ['本期记{fromDay}至{toDay}'] },
      { text: 'body' },
      {
        head: '签约',
        within: { kind: 'lead', day: 'signedOn', ...week },
        clauses: ['{signedOn}{firm}签正式合同', '{name}', '合同投资{contractFen}'],
      },
      {
        head: '框架协议',
        within: { kind: 'lead', day: 'frameworkOn', ...week },
        clauses: ['{frameworkOn}{firm}签框架协议', '{name}'],
      },
      {
        head: '新增线索',
        within: { kind: 'lead', day: 'reportedOn', ...week },
        clauses: ['{firm}：{name}', '{chain}产业链', '{foundBy}首报', '意向投资{intendedFen}'],
      },
      {
        head: '走访对接',
        within: { kind: 'visit', day: 'visitedOn', ...week },
        clauses: ['{visitedOn}{way}：{subject}', '{talked}', '下一步{nextStep}', '{nextOn}前'],
      },
      {
        head: '招商活动',
        within: { kind: 'promotion-event', day: 'heldOn', ...week },
        clauses: ['{heldOn}在{place}举办{name}', '{result}'],
      },
    ],
  },
]
