import { describe, expect, it } from 'vitest'
import type { Target } from './columns.ts'
import { monthOfSheet, monthsNamed } from './sheet-month.ts'

const target = (field: string, type: string, required = true): Target => ({
  ...{ field, type, required, names: [field], own: 1, units: [] },
})
const targets = [target('@matter', 'matter'), target('month', 'month'), target('doneFen', 'money')]

const read = (titles: string[], name = 'Sheet1', file = '台账.xlsx', columns: { field: string }[] = []) => {
  const rows = [...titles, '项目名称'].map((text, at) => ({ line: at + 1, cells: [{ t: text }] }))
  const heads = columns.map(({ field }, at) => ({ column: at + 1, letter: 'A', head: field, field }))
  return monthOfSheet({ number: 1, name, rows }, titles.length + 1, file, targets, heads)
}

describe('the month that a sheet names', () => {
  it.each([
    ['2026年5月项目进度表', ['2026-05']],
    ['上栗县２０２６年 05 月份重点项目推进情况', ['2026-05']],
    ['重点项目2026.5', ['2026-05']],
    ['2026-10', ['2026-10']],
    ['截至2026年5月底', ['2026-05']],
    // The day on which it was filled in is no month of the table.
    ['填报日期：2026年6月3日', []],
    ['2026-06-03', []],
    // A span is none of its months; a year is never guessed.
    ['2026年1-5月项目进度表', []],
    ['2026年1月至2026年5月', []],
    ['2026年1月至5月', []],
    ['5月', []],
    ['2026年', []],
    ['2026年13月', []],
    ['示例办〔2026〕5号', []],
  ])('%s: %j', (text, months) => {
    expect(monthsNamed(text)).toEqual(months)
  })
})

describe('the month of all rows of a sheet', () => {
  it('is that of the title, then of the sheet, then of the file', () => {
    expect(read(['2026年5月项目进度表', '填报日期：2026年6月3日'], '2026年4月')).toEqual({
      field: 'month',
      value: '2026-05',
      from: 'title',
      said: '2026年5月项目进度表',
    })
    expect(read(['项目进度表'], '2026年4月', '2026年3月.xlsx')).toMatchObject({ value: '2026-04', from: 'sheet' })
    expect(read([], '进度', '2026年3月台账.xlsx')).toMatchObject({
      value: '2026-03',
      from: 'file',
      said: '2026年3月台账',
    })
  })
  it('is not known where the title names two, or nothing names one', () => {
    expect(read(['2026年5月项目进度表', '上月（2026年4月）'], '2026年4月')).toEqual({ field: 'month' })
    expect(read(['项目进度表'])).toEqual({ field: 'month' })
  })
  it('is nobody’s question where a column says it', () => {
    expect(read(['2026年5月项目进度表'], '', '', [{ field: '项目' }, { field: 'month' }])).toBeUndefined()
  })
})
