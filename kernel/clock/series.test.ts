import { describe, expect, it } from 'vitest'
import { caughtUpWords, lightWords, worstLight } from './light.ts'
import { periodsOfPlan, readSeries } from './series.ts'

describe('a series of monthly periods', () => {
  const january = { period: '2026-01', due: '2026-02-05' }
  const february = { period: '2026-02', due: '2026-03-05' }

  it('is on time while each month is met by its due day', () => {
    const reading = readSeries([{ ...january, metOn: '2026-02-05' }, february], '2026-02-10', 5)
    expect(reading.periods.map((p) => [p.light, p.caughtUp])).toEqual([
      ['done', false],
      ['on-time', false],
    ])
    expect(reading).toMatchObject({ light: 'on-time', caughtUp: false })
  })

  it('is late while a month is not met after its due day', () => {
    expect(readSeries([january, february], '2026-02-06', 5)).toMatchObject({ light: 'late', caughtUp: false })
    expect(readSeries([january], '2026-02-05', 5).light).toBe('due-soon')
  })

  it('keeps the mark on a month that was made up for, and on the whole once nothing is late', () => {
    const reading = readSeries([{ ...january, metOn: '2026-02-20' }, february], '2026-02-21', 5)
    expect(reading.periods[0]).toMatchObject({ light: 'done', caughtUp: true })
    expect(reading).toMatchObject({ light: 'on-time', caughtUp: true })
    expect(readSeries([{ ...january, metOn: '2026-02-20' }, february], '2026-03-06', 5)).toMatchObject({
      light: 'late',
      caughtUp: false,
    })
  })

  it('does not take a month for met before the day it is met', () => {
    expect(readSeries([{ ...january, metOn: '2026-02-20' }], '2026-02-10', 5).light).toBe('late')
  })

  it('refuses a day that does not exist', () => {
    expect(() => readSeries([{ ...january, due: '2026-02-30' }], '2026-02-10', 5)).toThrow('clock.bad-day')
  })

  it('has no light without periods', () => {
    expect(readSeries([], '2026-02-10', 5)).toEqual({ periods: [], light: undefined, caughtUp: false })
  })
})

describe('a plan that adds up over the year', () => {
  const plan = [
    { period: '2026-01', due: '2026-02-05', target: 100 },
    { period: '2026-02', due: '2026-03-05', target: 250 },
    { period: '2026-03', due: '2026-04-05', target: 400 },
  ]

  it('lets a strong month make up for a weak one, with the mark', () => {
    const periods = periodsOfPlan(plan, [
      { on: '2026-02-03', total: 80 },
      { on: '2026-03-04', total: 260 },
    ])
    expect(periods.map((p) => p.metOn)).toEqual(['2026-03-04', '2026-03-04', undefined])
    expect(readSeries(periods, '2026-03-10', 5).periods.map((p) => [p.light, p.caughtUp])).toEqual([
      ['done', true],
      ['done', false],
      ['on-time', false],
    ])
  })

  it('has met the coming months where it is ahead', () => {
    expect(periodsOfPlan(plan, [{ on: '2026-02-03', total: 400 }]).map((p) => p.metOn)).toEqual(
      Array(3).fill('2026-02-03'),
    )
  })

  it('takes a correction downwards for what it is', () => {
    const corrected = [
      { on: '2026-02-03', total: 120 },
      { on: '2026-02-20', total: 90 },
      { on: '2026-03-02', total: 130 },
    ]
    expect(periodsOfPlan(plan, corrected)[0]?.metOn).toBe('2026-03-02')
  })
})

describe('lights', () => {
  it('have a word in both languages, each its own', () => {
    const words = [...Object.values(lightWords), caughtUpWords]
    expect(new Set(words.map((w) => w.zh)).size).toBe(5)
    expect(new Set(words.map((w) => w.en)).size).toBe(5)
  })

  it('together show the worst', () => {
    expect(worstLight(['done', 'due-soon', 'on-time'])).toBe('due-soon')
    expect(worstLight(['done'])).toBe('done')
    expect(worstLight([])).toBeUndefined()
  })
})
