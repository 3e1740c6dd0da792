import { sha256Noble } from '@lianyu/kernel'
import { allKinds } from '@lianyu/packs'
import { describe, expect, it } from 'vitest'
import type { Sheet } from './cell.ts'
import { bareHead, findHeader, matchColumns, targetsOf } from './columns.ts'

const project = allKinds(sha256Noble).find(({ declaration }) => declaration.id === 'project')
if (project === undefined) throw new Error('no kind project')

function targets(step: string) {
  const { opening, open } = project?.declaration ?? {}
  const form = (step === '' ? opening?.form : open?.[step]?.form)?.filter(({ computed }) => !computed) ?? []
  return targetsOf(project as NonNullable<typeof project>, form, step)
}
const sheetOf = (...rows: string[][]): Sheet => ({
  number: 1,
  name: '10月',
  rows: rows.map((cells, at) => ({ line: at + 1, cells: cells.map((t) => ({ t })) })),
})
/** What each heading is taken for: `field unit`, nothing for a column that is left out. */
const matched = (step: string, ...heads: string[]) =>
  matchColumns(sheetOf(heads), 1, targets(step)).map(({ field, unit }) => [field, unit].filter(Boolean).join(' '))

describe('the columns of a county’s own sheet', () => {
  it('are known by what counties usually call them', () => {
    expect(matched('report-month', '项目', '乡镇', '年月', '当月投资（万元）', '进展情况', '困难')).toEqual([
      '@matter',
      '',
      'month',
      'doneFen 万元',
      'progressText',
      'monthProblem',
    ])
    expect(matched('', '项目', '乡镇', '业主单位', '所属产业', '投资规模（亿元）', '开工时间')).toEqual([
      'name',
      'town',
      'investor',
      'chain',
      'investmentFen 亿元',
      'plannedStart',
    ])
  })
  it('whatever breaks, spaces, numbers, brackets and units stand in their headings', () => {
    expect(
      matched('report-month', '一、项目\n名称', '【月份】', '3、当月\n投资\n（万\n元）', '当月 完成：亿元'),
    ).toEqual(['@matter', 'month', 'doneFen 万元', ''])
    expect(bareHead('（项目）')).toBe('项目')
    expect(bareHead('12个月')).toBe('12个月')
  })
  it('by the form’s own words before what else they may be called', () => {
    expect(matched('report-month', '当月投资', '本月完成投资（万元）')).toEqual(['', 'doneFen 万元'])
  })
  it('never take one period for another, nor a plan for what was done', () => {
    expect(matched('report-month', '项目', '累计完成投资（万元）', '去年同期本月完成投资', '月份')).toEqual([
      '@matter',
      '',
      '',
      'month',
    ])
    expect(matched('plan-month', '项目', '月份', '当月投资', '当月计划（万元）')).toEqual([
      '@matter',
      'planMonth',
      '',
      'planFen 万元',
    ])
  })
  it('are found below the titles by such headings too', () => {
    const sheet = sheetOf(['示例县十月调度'], ['单位：万元'], ['项目', '年月', '当月投资'], ['示例甲', '2026-10', '3'])
    expect(findHeader(sheet, targets('report-month'))).toBe(3)
  })
})
