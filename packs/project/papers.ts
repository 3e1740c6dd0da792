import { type Paper, text } from '@lianyu/kernel'

const done = { step: 'report-month', month: 'month', amount: 'doneFen' }
const planned = { step: 'plan-month', month: 'planMonth', amount: 'planFen' }

/** 专报, 月报 and 纪要. @source 党政机关公文处理工作条例 art. 8 (报告, 纪要); domain-rules h (a page before a meeting) */
export const projectPapers: Paper[] = [
  {
    id: 'project-brief',
    label: text('专报', 'One-page brief'),
    form: 'brief',
    kind: 'project',
    of: 'matter',
    title: '关于{name}推进情况的专报',
    sections: [
      {
        head: '项目概况',
        clauses: [
          '{name}由{investor}投资',
          '属{chain}产业链',
          '位于{town}',
          '总投资{investmentFen}',
          '协议投资{contractFen}',
          '{signedOn}签约',
          '项目代码{projectCode}',
          '计划{plannedStart}开工',
          '计划{plannedProduction}投产',
          '承诺{promisedProduction}前投产',
        ],
      },
      { head: '进展和责任单位', standing: true },
      { head: '投资完成', money: { done, planned, whole: 'investmentFen' } },
      {
        head: '形象进度',
        entries: 'report-month',
        clauses: ['{month}形象进度{progressPercent}%', '{progressText}'],
        last: 1,
      },
      { head: '存在问题', related: 'problem', clauses: ['{detail}', '希望{wishedBy}前解决'], running: true },
      { head: '要素需求', related: 'need', running: true },
    ],
  },
  {
    id: 'project-month',
    label: text('月报', 'Monthly report'),
    form: 'report',
    kind: 'project',
    of: 'matter',
    title: '{name}推进情况月报',
    sections: [
      { head: '投资完成', money: { done, planned, whole: 'investmentFen' } },
      {
        head: '逐月情况',
        entries: 'report-month',
        clauses: [
          '{month}完成投资{doneFen}',
          '形象进度{progressPercent}%',
          '{progressText}',
          '存在问题：{monthProblem}',
        ],
        last: 12,
      },
      { head: '当前环节', standing: true },
    ],
  },
  {
    id: 'projects-month',
    label: text('全部项目月报', 'Monthly report of all projects'),
    form: 'report',
    kind: 'project',
    of: 'month',
    title: '{month}项目推进情况月报',
    sections: [
      {
        table: {
          step: 'report-month',
          month: 'month',
          columns: ['name', 'doneFen', 'progressPercent', 'monthProblem'],
          sum: 'doneFen',
        },
      },
    ],
  },
  {
    id: 'meeting-minutes',
    label: text('会议纪要', 'Minutes'),
    form: 'minutes',
    kind: 'site-meeting',
    of: 'matter',
    title: '{subject}会议纪要',
    number: 'minutesNo',
    issued: { track: 'main', stages: ['issued'] },
    day: 'heldOn',
    sections: [
      { clauses: ['{heldOn}', '{hostRole}在{place}主持召开{sort}', '专题研究{subject}'] },
      { text: 'minutes' },
      { head: '议定事项', entries: 'decide', clauses: ['{decision}', '责任单位：{decidedUnit}', '{decidedBy}前完成'] },
      { head: '参会单位', clauses: ['{units}'] },
    ],
  },
]
