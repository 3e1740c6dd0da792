import { describe, expect, it } from 'vitest'
import { unitNamedIn } from './units.ts'
import { dayOfSerial, dayWritten, monthWritten, numberWritten, scaled } from './written.ts'

describe('days as people write them', () => {
  it.each([
    ['2026年3月1日', '2026-03-01'],
    ['２０２６年３月１日', '2026-03-01'],
    ['2026/3/1', '2026-03-01'],
    ['2026.3.1', '2026-03-01'],
    ['2026-03-01 00:00', '2026-03-01'],
    ['20260301', '2026-03-01'],
    ['2026 年 3 月 1 号', '2026-03-01'],
  ])('%s is %s', (written, day) => {
    expect(dayWritten(written)).toBe(day)
  })
  it.each(['3月1日', '2026年3月', '2026-02-30', '26/3/1', '三月一日', '待定'])('%s is no whole day', (written) => {
    expect(dayWritten(written)).toBeUndefined()
  })
  it('takes a serial number for the day that Excel shows for it', () => {
    expect([dayOfSerial(46_082), dayOfSerial(29_221), dayOfSerial(12)]).toEqual(['2026-03-01', '1980-01-01', undefined])
  })
  it.each([
    ['2026年3月', '2026-03'],
    ['2026年3月份', '2026-03'],
    ['2026.03', '2026-03'],
    ['202603', '2026-03'],
    ['2026-03-15', '2026-03'],
    ['3月', undefined],
  ])('%s is the month %s', (written, month) => {
    expect(monthWritten(written)).toBe(month)
  })
})

describe('numbers as people write them', () => {
  it.each([
    ['1,234.5万元', '1234.5', '万元'],
    ['１，２００', '1200', ''],
    ['￥300', '300', ''],
    ['（300）', '-300', ''],
    ['12.5%', '12.5', '%'],
    ['2亿元', '2', '亿元'],
  ])('%s is %s %s', (written, digits, unit) => {
    expect(numberWritten(written)).toEqual({ digits, unit })
  })
  it.each(['约3000', '1,2,3', '3000-5000', '三千', '', '1.2.3'])('%s is no number', (written) => {
    expect(numberWritten(written)).toBeUndefined()
  })
  it('multiplies without a binary fraction, and says where it had to round', () => {
    expect(scaled('0.29', [1_000_000n, 1n])).toEqual({ whole: 290_000n, exact: true })
    expect(scaled('33.3333333', [1_000_000n, 1n])).toEqual({ whole: 33_333_333n, exact: false })
    expect(scaled('-1.5', [1n, 1n])).toEqual({ whole: -2n, exact: false })
    // 3 亩 are 2000 square metres.
    expect(scaled('3', [2000n, 3n])).toEqual({ whole: 2000n, exact: true })
  })
  it.each([
    ['总投资（万元）', '万元'],
    ['计划投资(单位：亿元)', '亿元'],
    ['单位：万元', '万元'],
    ['单位：万元、亩', '万元'],
    ['总投资（万\n元）', '万元'],
    ['总投资：亿元', '亿元'],
    ['总投资\n万元', '万元'],
    ['总投资', undefined],
    ['总投资（含税）', undefined],
  ])('%s names %s', (text, unit) => {
    expect(unitNamedIn('money', text)).toBe(unit)
  })
})
