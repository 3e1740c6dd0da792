import { type Condition, equals, filled, type Indicator, text } from '@lianyu/kernel'

const by = ['item', 'mode', 'itemNature', 'handler']
const when = { reached: ['delivered'] }
const before = (field: string, now: Condition): Condition => ({ all: [filled(field), now] })
const papers = before('papersBefore', filled('papersTaken'))
const days = filled('daysBefore')
const trips = filled('tripsBefore')
const atWindow = (field: string) => equals(field, 'window')
const of = 'service-case'

/**
 * What was saved, from facts: what an item asked before, as its catalogue says, against what these very cases took. A case
 * whose item says nothing of before counts in neither.
 */
export const savingsIndicators: Indicator[] = [
  {
    id: 'service-case.delivered',
    label: text('办结件数', 'Cases delivered'),
    scope: text('结果已送达，按送达当月', 'The result is delivered, in the month of delivery'),
    unit: 'matters',
    measure: { of, value: 'count', when, by },
  },
  {
    id: 'service-case.papers-before',
    label: text('改革前应交材料', 'Papers before'),
    scope: text('办结件按事项目录改革前的材料数', 'Of delivered cases, as their items asked before'),
    unit: 'papers',
    measure: { of, value: { sum: 'papersBefore' }, when, where: papers, by },
  },
  {
    id: 'service-case.papers-taken',
    label: text('实际收取材料', 'Papers taken'),
    scope: text('同一批办结件窗口实际收取的材料', 'Of the same cases, as the windows took them'),
    unit: 'papers',
    measure: { of, value: { sum: 'papersTaken' }, when, where: papers, by },
  },
  {
    id: 'service-case.papers-share',
    label: text('材料为改革前的', 'Papers, of before'),
    scope: text('实际收取材料与改革前之比', 'Papers taken against before'),
    unit: 'percent',
    measure: { ratio: ['service-case.papers-taken', 'service-case.papers-before'] },
  },
  {
    id: 'service-case.days-before',
    label: text('改革前办理时限', 'Days before'),
    scope: text('办结件按事项目录改革前的工作日', 'Of delivered cases, working days as before'),
    unit: 'days',
    measure: { of, value: { sum: 'daysBefore' }, when, where: days, by },
  },
  {
    id: 'service-case.days-used',
    label: text('实际办理时间', 'Days used'),
    scope: text(
      '同一批办结件自受理至决定的工作日，依法不计的除外',
      'Of the same cases, from acceptance to decision, what the law leaves out not counted',
    ),
    unit: 'days',
    measure: { of, value: { used: ['case.accepted', 'case.taken'] }, when, where: days, by },
  },
  {
    id: 'service-case.days-share',
    label: text('时间为改革前的', 'Days, of before'),
    scope: text('实际办理时间与改革前之比', 'Days used against before'),
    unit: 'percent',
    measure: { ratio: ['service-case.days-used', 'service-case.days-before'] },
  },
  {
    id: 'service-case.trips-before',
    label: text('改革前跑动次数', 'Trips before'),
    scope: text('办结件按事项目录改革前的跑动次数', 'Of delivered cases, as their items took before'),
    unit: 'times',
    measure: { of, value: { sum: 'tripsBefore' }, when, where: trips, by },
  },
  {
    id: 'service-case.trips-made',
    label: text('实际跑动次数', 'Trips made'),
    scope: text(
      '同一批办结件到窗口申请、补正、领取的次数',
      'Of the same cases: to apply, to complete, to collect at a window',
    ),
    unit: 'times',
    measure: {
      of,
      value: { tally: ['appliedVia', 'refilledVia', 'completedVia', 'deliveredBy'].map(atWindow) },
      when,
      where: trips,
      by,
    },
  },
  {
    id: 'service-case.trips-share',
    label: text('跑动为改革前的', 'Trips, of before'),
    scope: text('实际跑动次数与改革前之比', 'Trips made against before'),
    unit: 'percent',
    measure: { ratio: ['service-case.trips-made', 'service-case.trips-before'] },
  },
]
