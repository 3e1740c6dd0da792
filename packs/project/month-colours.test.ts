import { type ColourRule, colourMonth, type MonthsGiven, monthStatuses } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { monthColourRules, ningguoColours, ouhaiColours, sanyuanColours } from './month-colours.ts'

/*
 * Worked by hand, 万元. Planned 100 a month, so totals due are 100, 200, 300, 400.
 *   reported   31 Jan  January 100 → total 100: January met on its due day
 *              27 Feb  February 50 → total 150: 50 short of 200
 *              20 Mar  March    60 → total 210: February met 20 days after its due day
 * Nothing is reported for April.
 */
const given: MonthsGiven = {
  plan: [
    { month: '2026-01', due: '2026-01-31', amount: 100 },
    { month: '2026-02', due: '2026-02-28', amount: 100 },
    { month: '2026-03', due: '2026-03-31', amount: 100 },
    { month: '2026-04', due: '2026-04-30', amount: 100 },
  ],
  reports: [
    { month: '2026-01', on: '2026-01-31', amount: 100 },
    { month: '2026-02', on: '2026-02-27', amount: 50 },
    { month: '2026-03', on: '2026-03-20', amount: 60 },
  ],
}
const on = (rule: ColourRule, today: string, facts = given) =>
  monthStatuses(facts, today, rule.amberDays).map((status) => colourMonth(rule, status)?.colour)

describe('the status of a month, before any colour', () => {
  it('is late while the total is short after the due day, and keeps the mark once it is made up for', () => {
    const raw = (today: string) => monthStatuses(given, today, 7).map(({ light, caughtUp }) => [light, caughtUp])
    // 10 March: 150 of 200 by February; March is due in 21 days.
    expect(raw('2026-03-10').slice(0, 3)).toEqual([
      ['done', false],
      ['late', false],
      ['on-time', false],
    ])
    // 25 March: 210 of 200; March is 90 short and due in 6 days.
    expect(raw('2026-03-25').slice(0, 3)).toEqual([
      ['done', false],
      ['done', true],
      ['due-soon', false],
    ])
  })

  it('lets a corrected report replace the first of its month', () => {
    const corrected = { ...given, reports: [...given.reports, { month: '2026-01', on: '2026-03-22', amount: 80 }] }
    // 80 + 50 + 60 = 190: enough for January’s 100, 10 short of February’s 200.
    expect(monthStatuses(corrected, '2026-03-25', 7).map(({ light }) => light)).toEqual([
      'done',
      'late',
      'due-soon',
      'on-time',
    ])
  })
})

describe('the colours of three places on the same months', () => {
  it('瓯海: February red while late, yellow and never green once made up for', () => {
    expect(on(ouhaiColours, '2026-03-10')).toEqual(['green', 'red', 'green', 'green'])
    expect(on(ouhaiColours, '2026-03-25')).toEqual(['green', 'yellow', 'green', 'green'])
    // 1 May: 210 of 300 by March, 210 of 400 by April.
    expect(on(ouhaiColours, '2026-05-01')).toEqual(['green', 'yellow', 'red', 'red'])
  })

  it('三原: slow is yellow, a month in which nothing was done is red', () => {
    expect(on(sanyuanColours, '2026-03-10')).toEqual(['green', 'yellow', 'green', 'green'])
    expect(on(sanyuanColours, '2026-05-01')).toEqual(['green', 'green', 'yellow', 'red'])
  })

  it('宁国: done is green however late; the other three are marked as assumed', () => {
    expect(on(ningguoColours, '2026-03-25')).toEqual(['green', 'green', 'yellow', 'blue'])
    expect(on(ningguoColours, '2026-05-01')).toEqual(['green', 'green', 'red', 'red'])
    expect(ningguoColours.cases.filter(({ assumed }) => assumed).map(({ colour }) => colour)).toEqual([
      'red',
      'yellow',
      'blue',
    ])
  })

  it('have a case for every month there can be', () => {
    for (const rule of monthColourRules) {
      for (const light of ['on-time', 'due-soon', 'late', 'done'] as const) {
        for (const [caughtUp, begun] of [
          [true, true],
          [true, false],
          [false, true],
          [false, false],
        ] as const) {
          const status = { month: '2026-01', due: '2026-01-31', light, caughtUp, begun }
          expect(colourMonth(rule, status), `${rule.id} ${light}`).toMatchObject({ status })
        }
      }
    }
  })
})
