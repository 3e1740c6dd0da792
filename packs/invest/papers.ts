import { type Paper, text } from '@lianyu/kernel'

const week = { from: 'fromDay', to: 'toDay' }

/** From approval on it is no draft any more. */
const approved = { track: 'main', stages: ['approved', 'confirmed', 'returned', 'reported'] }
/** Names of persons are in no paper that is printed from a matter. */
const people = { head: '人员名单', list: { heads: ['姓名', '单位及职务', '联系电话'], count: 'people' } }
const when = '{fromDay}至{toDay}'

/**
 * 行程单, 公函 and 接待方案: what the plan of a trip or a reception says; the rest is written in by hand. The budget is
 * internal, so its line is left open.
 *
 * @source domain-rules k; 党政机关国内公务接待管理规定 (2013): the letter says purpose, route and people
 */
const tripPapers: Paper[] = [
  {
    id: 'trip-itinerary',
    label: text('行程单', 'Itinerary'),
    form: 'brief',
    kind: 'trip',
    of: 'matter',
    title: '{subject}行程单',
    issued: approved,
    sections: [
      {
        head: '基本情况',
        lines: [
          { label: '时间', says: when },
          { label: '地点', says: '{place}' },
          { label: '对接单位', says: '{hosts}' },
          { label: '人数', says: '{people}人' },
          { label: '带队领导' },
          { label: '联络员及电话' },
        ],
      },
      { head: '日程安排', text: 'itinerary' },
      { head: '交通和住宿', lines: [{ label: '去程' }, { label: '返程' }, { label: '住宿' }] },
      people,
    ],
  },
  {
    id: 'trip-letter',
    label: text('公函', 'Official letter'),
    form: 'letter',
    kind: 'trip',
    of: 'matter',
    when: { field: 'direction', is: 'out' },
    title: '关于{subject}的函',
    to: 'hosts',
    number: 'letterNo',
    issued: { track: 'main', stages: ['confirmed', 'returned', 'reported'] },
    sections: [
      { clauses: ['我方拟就“{subject}”事宜', `于${when}派员一行{people}人前往{place}`, '请予接洽'] },
      { head: '行程安排', text: 'itinerary' },
      people,
      { lines: [{ label: '联系人及电话' }] },
    ],
  },
  {
    id: 'reception-plan',
    label: text('接待方案', 'Reception plan'),
    form: 'brief',
    kind: 'trip',
    of: 'matter',
    when: { field: 'direction', is: 'in' },
    title: '{subject}接待方案',
    issued: approved,
    sections: [
      {
        head: '来访情况',
        lines: [
          { label: '来访单位', says: '{hosts}' },
          { label: '来访公函', says: '{letterNo}' },
          { label: '时间', says: when },
          { label: '地点', says: '{place}' },
          { label: '人数', says: '{people}人' },
        ],
      },
      { head: '日程安排', text: 'itinerary' },
      {
        head: '接待安排',
        lines: [
          { label: '陪同领导和单位' },
          { label: '用餐' },
          { label: '住宿' },
          { label: '用车' },
          { label: '经费预算' },
        ],
      },
      { head: '任务分工', lines: [{ label: '牵头单位' }, { label: '联络员及电话' }] },
      { ...people, head: '来访人员名单' },
    ],
  },
]

/** 招商动态: what its office wrote, and the week's leads, visits, signings and events as they were registered. */
export const investPapers: Paper[] = [
  ...tripPapers,
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
