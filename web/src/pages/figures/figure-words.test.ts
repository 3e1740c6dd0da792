import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import en from '../../i18n/en/figures.ts'
import zh from '../../i18n/zh-CN/figures.ts'
import { percent, plain, sayFigure, sayPeriod } from './figure-words.ts'

const i18n = i18next.createInstance()
await i18n.init({ lng: 'zh-CN', resources: { 'zh-CN': { figures: zh } }, ns: ['figures'], defaultNS: 'figures' })
const t = i18n.getFixedT('zh-CN', 'figures') as unknown as Parameters<typeof sayFigure>[0]
const figure = (over: object) => ({
  region: '360322',
  regionName: '上栗县',
  indicator: '园区产值',
  kind: 'actual' as const,
  unit: '亿元',
  source: { publisher: '萍乡城事网', date: '2022-06-01' },
  ...over,
})

describe('a published figure', () => {
  it('is said as printed, with its bound words and never with more digits', () => {
    expect(sayFigure(t, figure({ value: 8.03 }))).toEqual({ value: '8.03', unit: '亿元' })
    expect(sayFigure(t, figure({ value: '170.0000' }))).toEqual({ value: '170', unit: '亿元' })
    expect(sayFigure(t, figure({ value: 60, unit: '项', bound: 'over' }))).toEqual({
      value: '60',
      unit: '项',
      after: '余',
    })
    expect(sayFigure(t, figure({ value: 30, bound: 'under' }))).toEqual({ value: '30', unit: '亿元', before: '近' })
    expect(sayFigure(t, figure({ value: 140, unit: '家以上' }))).toEqual({ value: '140', unit: '家', tail: '以上' })
    expect(plain(18076500)).toBe('18,076,500')
  })

  it('says shares and changes in per cent, a change with its sign', () => {
    expect(sayFigure(t, figure({ value: 0.304, unit: '比率' }))).toEqual({ value: '30.4%' })
    expect(sayFigure(t, figure({ value: 0.32, unit: '同比', kind: 'change' }))).toEqual({ value: '+32%' })
    expect(sayFigure(t, figure({ value: -0.41, unit: '平均', kind: 'change' }))).toEqual({ value: '−41%' })
    expect([percent(0.07, false), percent('0.1250', true), percent(10.51, true)]).toEqual(['7%', '+12.5%', '+1,051%'])
  })

  // As the National Bureau of Statistics prints it in English.
  it('says 亿元 in English as the statistics do', () => {
    i18n.addResourceBundle('en', 'figures', en)
    const english = i18n.getFixedT('en', 'figures') as unknown as Parameters<typeof sayFigure>[0]
    expect(sayFigure(english, figure({ value: 8.03 }))?.unit).toBe('100 million yuan')
  })

  it('has no number where none was printed', () => {
    expect(sayFigure(t, figure({}))).toBeUndefined()
  })

  it('names its period, and stays as printed where the report does not say it in a known form', () => {
    const said = (period?: string, asOf?: string) =>
      sayPeriod(t, { ...(period ? { period } : {}), ...(asOf ? { asOf } : {}) })
    expect(said('2023')).toBe('2023年')
    expect(said('2024-Q1')).toBe('2024年一季度')
    expect(said('2019-01..2019-11')).toBe('2019年1至11月')
    expect(said('2019-09..2020-02')).toBe('2019年9月至2020年2月')
    expect(said('2023-12-19')).toBe('2023年12月19日')
    expect(said('2023 season (自上市以来)')).toBe('2023 season (自上市以来)')
    expect(said(undefined, '2024-01')).toBe('截至2024年1月')
  })
})
