import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_OVER_CELLS } from './cells.ts'
import { chinaCalendar } from './china-calendar.ts'
import { readClock } from './clock.ts'
import { type ClockFacts, type ClockSpec, momentAt, momentOn } from './clock-spec.ts'
import { checkSuspension } from './ledger.ts'
import { addDays, dayOfNumber } from './plain-day.ts'
import { addWorkdays } from './work-calendar.ts'

fc.configureGlobal({ seed: 20261012 })

const calendar = chinaCalendar()
const permit: ClockSpec = { unit: 'working-days', amber: 5, grounds: ['inspection', 'hearing'] }
const natural: ClockSpec = { unit: 'natural-days', amber: 2, rollsOver: true, grounds: ['inspection'] }
const hours: ClockSpec = { unit: 'hours', amber: 1, grounds: ['power-cut'] }
/** Received on Monday 12 October 2026; no holiday follows before the end of the year. */
const received: ClockFacts = { receivedOn: '2026-10-12', budget: 20, calendar: calendar.version, suspensions: [] }
const on = (day: string) => momentOn(day, 480)
const read = (facts: ClockFacts, day: string, spec = permit) => readClock(spec, facts, on(day), calendar)

describe('a clock in working days', () => {
  it('has used nothing on the day of receipt', () => {
    expect(read(received, '2026-10-12')).toMatchObject({
      due: '2026-11-09',
      used: 0,
      left: 20,
      over: 0,
      light: 'on-time',
    })
  })

  it('stands still on a weekend', () => {
    expect(read(received, '2026-10-16').used).toBe(4)
    expect(read(received, '2026-10-18').used).toBe(4)
    expect(read(received, '2026-10-19').used).toBe(5)
  })

  it('turns amber with five days left and stays so on the due day', () => {
    expect(read(received, '2026-10-30').light).toBe('on-time')
    expect(read(received, '2026-11-02')).toMatchObject({ left: 5, light: 'due-soon' })
    expect(read(received, '2026-11-09')).toMatchObject({ left: 0, over: 0, light: 'due-soon' })
  })

  it('is late from the day after, and counts what it is over', () => {
    expect(read(received, '2026-11-10')).toMatchObject({ used: 20, left: 0, over: 1, light: 'late' })
    expect(read(received, '2026-11-16')).toMatchObject({ over: 5, light: 'late', caughtUp: false })
  })

  it('is late on the Saturday after a due Friday, though no working day is lost yet', () => {
    const friday = { ...received, budget: 4 }
    expect(read(friday, '2026-10-17')).toMatchObject({ due: '2026-10-16', over: 0, light: 'late' })
  })

  it('is read at its end once it has ended', () => {
    const ended = { ...received, endedOn: '2026-10-20' }
    expect(read(ended, '2027-03-01')).toMatchObject({ light: 'done', used: 6, left: 14, over: 0, caughtUp: false })
  })

  it('that ended late is done and marked as caught up', () => {
    const ended = { ...received, endedOn: '2026-11-12' }
    expect(read(ended, '2026-11-12')).toMatchObject({ light: 'done', over: 3, caughtUp: true })
  })

  it('draws one cell a working day, in order', () => {
    const { cells } = read({ ...received, budget: 4 }, '2026-10-20')
    expect(cells).toEqual([
      { day: '2026-10-13', state: 'used' },
      { day: '2026-10-14', state: 'used' },
      { day: '2026-10-15', state: 'used' },
      { day: '2026-10-16', state: 'used' },
      { day: '2026-10-19', state: 'over' },
      { day: '2026-10-20', state: 'over' },
    ])
  })

  it('draws at most so many cells past the due day, while its number goes on', () => {
    const reading = read({ ...received, budget: 1 }, '2027-10-12')
    expect(reading.cells.filter((c) => c.state === 'over')).toHaveLength(MOST_OVER_CELLS)
    expect(reading.over).toBeGreaterThan(200)
  })

  it('says when the calendar is not the one by which the day was told', () => {
    expect(read({ ...received, calendar: 'cn/older' }, '2026-10-13').calendarChanged).toBe(true)
    expect(read(received, '2026-10-13').calendarChanged).toBe(false)
  })

  it('refuses facts from which no clock can be read', () => {
    expect(() => read({ ...received, budget: 0 }, '2026-10-13')).toThrow('clock.bad-budget')
    expect(() => read({ ...received, receivedOn: '2026-02-30' }, '2026-10-13')).toThrow('clock.bad-day')
    expect(() => read({ ...received, receivedOn: '0001-01-01' }, '2026-10-13')).toThrow('clock.out-of-range')
  })
})

describe('a suspension', () => {
  const inspected = { ...received, suspensions: [{ from: '2026-10-15', to: '2026-10-21', ground: 'inspection' }] }

  it('does not count its first day, its last day and those between', () => {
    const reading = read(inspected, '2026-10-23')
    expect(reading).toMatchObject({ due: '2026-11-16', used: 4, left: 16 })
    expect(reading.cells.filter((c) => c.state === 'suspended').map((c) => c.day)).toEqual([
      '2026-10-15',
      '2026-10-16',
      '2026-10-19',
      '2026-10-20',
      '2026-10-21',
    ])
  })

  it('without an end lasts until now, and the due day moves with it', () => {
    const open = { ...received, suspensions: [{ from: '2026-10-15', ground: 'inspection' }] }
    expect(read(open, '2026-10-20')).toMatchObject({ suspended: true, used: 2, due: '2026-11-13' })
    expect(read(open, '2026-12-21')).toMatchObject({ suspended: true, used: 2, light: 'on-time' })
  })

  it('counts days once where two overlap', () => {
    const twice = {
      ...received,
      suspensions: [...inspected.suspensions, { from: '2026-10-19', to: '2026-10-22', ground: 'hearing' }],
    }
    expect(read(twice, '2026-10-26').due).toBe('2026-11-17')
  })

  it('on a ground that the declaration does not name has no effect and is answered', () => {
    const unlawful = { ...received, suspensions: [{ from: '2026-10-15', ground: 'leader-travels' }] }
    const reading = read(unlawful, '2026-10-20')
    expect(reading).toMatchObject({ suspended: false, due: '2026-11-09' })
    expect(reading.ignored.map((r) => r.refusal)).toEqual(['clock.unknown-ground'])
  })

  it('is refused beforehand by the same rule, with the field', () => {
    const ask = (suspension: { from: string; to?: string; ground: string }) => checkSuspension(permit, suspension, 480)
    expect(ask({ from: '2026-10-15', ground: 'inspection' })).toBeUndefined()
    expect(ask({ from: '2026-10-15', ground: 'rain' })).toMatchObject({
      refusal: 'clock.unknown-ground',
      field: 'ground',
    })
    expect(ask({ from: '2026-10-15', to: '2026-10-14', ground: 'hearing' })?.refusal).toBe('clock.bad-suspension')
    expect(ask({ from: 'tomorrow', ground: 'hearing' })?.refusal).toBe('clock.bad-suspension')
  })
})

describe('an extension', () => {
  it('made in time adds to the budget', () => {
    const extended = { ...received, extensions: [{ by: 10, ground: 'art. 42', on: '2026-11-09' }] }
    expect(read(extended, '2026-11-10')).toMatchObject({ due: '2026-11-23', budget: 30, light: 'on-time', ignored: [] })
  })

  it('made after the due day does not undo what is late', () => {
    const late = { ...received, extensions: [{ by: 10, ground: 'art. 42', on: '2026-11-10' }] }
    const reading = read(late, '2026-11-10')
    expect(reading).toMatchObject({ due: '2026-11-09', budget: 20, light: 'late' })
    expect(reading.ignored.map((r) => r.refusal)).toEqual(['clock.extension-too-late'])
  })
})

describe('a clock in natural days', () => {
  it('rolls over a last day that is a day off, and the days it rolls over are left', () => {
    const reading = read({ ...received, receivedOn: '2026-09-22', budget: 10 }, '2026-10-02', natural)
    expect(reading).toMatchObject({ due: '2026-10-08', left: 6, used: 10, light: 'on-time', provisional: false })
  })
})

describe('a clock in hours', () => {
  const alarm: ClockFacts = {
    receivedOn: '2026-10-12T01:00:00.000Z',
    budget: 3,
    calendar: calendar.version,
    suspensions: [{ from: '2026-10-12T02:30:00.000Z', to: '2026-10-12T04:30:00.000Z', ground: 'power-cut' }],
  }
  const at = (now: string) => readClock(hours, alarm, momentAt(now, 480), calendar)

  it('counts an hour begun as left, and not the suspended ones', () => {
    expect(at('2026-10-12T01:10:00.000Z')).toMatchObject({ used: 0, left: 3, light: 'on-time' })
    expect(at('2026-10-12T05:10:00.000Z')).toMatchObject({
      due: '2026-10-12T06:00:00.000Z',
      used: 2,
      left: 1,
      light: 'due-soon',
    })
    expect(at('2026-10-12T03:00:00.000Z').suspended).toBe(true)
  })

  it('is late from the first millisecond past its due instant', () => {
    expect(at('2026-10-12T06:00:00.000Z').light).toBe('due-soon')
    expect(at('2026-10-12T06:00:00.001Z')).toMatchObject({ light: 'late', over: 0 })
    expect(at('2026-10-12T08:10:00.000Z')).toMatchObject({ light: 'late', over: 2 })
  })

  it('draws a cell an hour by the wall clock, and one for the suspension', () => {
    expect(at('2026-10-12T07:30:00.000Z').cells).toEqual([
      { day: '2026-10-12', hour: 9, state: 'used' },
      { day: '2026-10-12', hour: 10, state: 'used' },
      { day: '2026-10-12', hour: 10, state: 'suspended' },
      { day: '2026-10-12', hour: 13, state: 'used' },
      { day: '2026-10-12', hour: 14, state: 'over' },
    ])
  })
})

describe('any clock', () => {
  const days = fc.integer({ min: 18262, max: 23741 }).map(dayOfNumber)
  const specs = fc.constantFrom(permit, natural, { ...natural, rollsOver: undefined } as ClockSpec)
  const suspensions = fc.array(
    fc.record({ after: fc.integer({ min: -3, max: 60 }), days: fc.integer({ min: 0, max: 15 }) }),
    { maxLength: 4 },
  )
  const clocks = fc
    .record({
      day: days,
      budget: fc.integer({ min: 1, max: 60 }),
      suspensions,
      elapsed: fc.integer({ min: -5, max: 150 }),
    })
    .map((c) => ({
      facts: {
        receivedOn: c.day,
        budget: c.budget,
        calendar: calendar.version,
        suspensions: c.suspensions.map((s) => ({
          from: addDays(c.day, s.after),
          to: addDays(c.day, s.after + s.days),
          ground: 'inspection',
        })),
      },
      today: addDays(c.day, c.elapsed),
    }))

  it('adds up: used and left make what there is up to the due day, and the cells agree with the numbers', () => {
    fc.assert(
      fc.property(clocks, specs, ({ facts, today }, spec) => {
        const reading = read(facts, today, spec)
        if (!spec.rollsOver) expect(reading.used + reading.left).toBe(reading.budget)
        const cells = (state: string) => reading.cells.filter((c) => c.state === state).length
        expect(cells('used')).toBe(reading.used)
        expect(cells('left')).toBe(reading.left)
        expect(cells('over')).toBe(Math.min(reading.over, MOST_OVER_CELLS))
        expect(reading.light === 'late').toBe(today > reading.due)
      }),
    )
  })

  it('suspended for n counted days is due n counted days later', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 40 }),
        fc.nat(39),
        fc.integer({ min: 1, max: 30 }),
        (day, budget, at, n) => {
          fc.pre(at < budget)
          const facts = { ...received, receivedOn: day, budget }
          const from = addWorkdays(day, at + 1, calendar)
          const to = addWorkdays(from, n - 1, calendar)
          const plain = read(facts, day).due
          const moved = read({ ...facts, suspensions: [{ from, to, ground: 'hearing' }] }, day).due
          expect(moved).toBe(addWorkdays(plain, n, calendar))
        },
      ),
    )
  })

  it('in working days is always due on a working day', () => {
    fc.assert(fc.property(clocks, ({ facts, today }) => calendar.isWorkday(read(facts, today).due)))
  })

  it('reads the same from the same facts, whatever was read before', () => {
    fc.assert(
      fc.property(clocks, clocks, specs, (a, b, spec) => {
        const first = read(a.facts, a.today, spec)
        read(b.facts, b.today, spec)
        expect(readClock(spec, structuredClone(a.facts), on(a.today), chinaCalendar())).toEqual(first)
      }),
    )
  })

  it('never gets better by waiting', () => {
    const rank = { 'on-time': 0, 'due-soon': 1, late: 2, done: 3 }
    fc.assert(
      fc.property(clocks, specs, fc.integer({ min: 1, max: 30 }), ({ facts, today }, spec, wait) => {
        const now = read(facts, today, spec)
        const later = read(facts, addDays(today, wait), spec)
        expect(rank[later.light]).toBeGreaterThanOrEqual(rank[now.light])
        expect(later.due).toBe(now.due)
      }),
    )
  })
})
