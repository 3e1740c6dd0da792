import { defineKind, field, text } from '@lianyu/kernel'
import { printedFields, printedTrack, sourceForm } from './printed.ts'

const measure = ['period', 'asOf', 'value', 'unit', 'bound', 'growth', 'note', 'facts']

/** A figure as a report printed it: value, unit, time, source, and nothing computed from it. */
export const publishedFigure = defineKind({
  pack: 'base',
  id: 'published-figure',
  version: 1,
  label: text('已公布数据', 'Published figure'),
  empty: text(
    '还没有录入已公布的数据。照报道原文录入并写明出处。',
    'None entered. Enter one as printed, with its source.',
  ),
  opened: text('据 {sourceTitle} 录入', 'Entered from {sourceTitle}'),
  title: 'indicator',
  search: ['unit', 'note'],
  columns: ['region', 'period', 'asOf', 'sort', 'value', 'unit', 'sourceDate'],
  fields: {
    indicator: field.words(text('指标', 'Indicator')),
    region: field.division(text('所在区域', 'Region')),
    sort: field.choice(text('性质', 'Sort'), {
      actual: text('实际', 'Actual'),
      target: text('目标', 'Target'),
      change: text('增减', 'Change'),
    }),
    period: field.words(text('时期', 'Period'), { hint: text('如 2023、2024-Q1、2019-01..2019-11', 'e.g. 2024-Q1') }),
    asOf: field.words(text('截至', 'As of')),
    value: field.decimal(text('数值', 'Value'), { scale: 4 }),
    unit: field.words(text('单位', 'Unit')),
    bound: field.choice(text('约数', 'Bound'), { over: text('以上', 'Over'), under: text('近', 'Nearly') }),
    growth: field.decimal(text('同比', 'Growth on the year'), {
      scale: 4,
      hint: text('0.125 即 12.5%', '0.125 is 12.5 %'),
    }),
    by: field.words(text('发布单位', 'By whom')),
    note: field.paragraph(text('口径说明', 'Note')),
    facts: field.json(text('其他公布内容', 'Other printed facts')),
    ...printedFields,
  },
  tracks: { main: printedTrack(measure) },
  opening: {
    by: ['officer', 'system'],
    at: ['office', 'project-office'],
    form: ['indicator!', 'region!', 'sort!', ...measure, 'by', ...sourceForm],
  },
})
