import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar } from './china-calendar.ts'
import { readClock } from './clock.ts'
import { type ClockFacts, type ClockSpec, checkClockSpec, momentAt, momentOn } from './clock-spec.ts'
import { deedOf, dueRungs, rungKey, rungTimes } from './escalation.ts'
import { dayAt } from './instant.ts'
import { addDays } from './plain-day.ts'

fc.configureGlobal({ seed: 20261012 })

const calendar = chinaCalendar()
const spec = {
  unit: 'working-days',
  amber: 2,
  grounds: ['hearing'],
  escalate: [
    { id: 'remind', when: 'amber', what: 'remind' },
    { id: 'leader', when: 'red', what: 'leader' },
    { id: 'order', when: { afterRed: 3 }, what: 'order' },
  ],
} satisfies ClockSpec
/** Monday 12 October 2026 and five working days: due Monday the 19th. */
const facts: ClockFacts = { receivedOn: '2026-10-12', budget: 5, calendar: calendar.version, suspensions: [] }
const due = (day: string, fired: string[] = [], f = facts) =>
  dueRungs(spec, readClock(spec, f, momentOn(day, 480), calendar), new Set(fired)).map((r) => r.id)

describe('the escalation ladder', () => {
  it('reminds the holder at amber, tells the leader at red and orders three working days later', () => {
    expect(due('2026-10-14')).toEqual([])
    expect(due('2026-10-15')).toEqual(['remind'])
    expect(due('2026-10-20', ['remind'])).toEqual(['leader'])
    expect(due('2026-10-21', ['remind', 'leader'])).toEqual([])
    expect(due('2026-10-22', ['remind', 'leader'])).toEqual(['order'])
  })

  it('does all that is due after an outage', () => {
    expect(due('2026-10-30')).toEqual(['remind', 'leader', 'order'])
  })

  it('fires no rung twice when a clock jumps back', () => {
    expect(due('2026-10-20', ['remind', 'leader'])).toEqual([])
    expect(due('2026-10-15', ['remind', 'leader'])).toEqual([])
  })

  it('goes no further once the stage has ended or stands still', () => {
    expect(due('2026-10-30', [], { ...facts, endedOn: '2026-10-29' })).toEqual([])
    expect(due('2026-10-30', [], { ...facts, suspensions: [{ from: '2026-10-30', ground: 'hearing' }] })).toEqual([])
  })

  it('turns an order into a letter where the holder is not below the sender', () => {
    expect(deedOf(spec.escalate[2] as (typeof spec.escalate)[2], false)).toBe('letter')
    expect(deedOf(spec.escalate[2] as (typeof spec.escalate)[2], true)).toBe('order')
    expect(deedOf(spec.escalate[0] as (typeof spec.escalate)[0], false)).toBe('remind')
  })

  it('gives each effect one name', () => {
    expect(rungKey('360322:0199', 'main.applied', { id: 'leader', when: 'red', what: 'leader' })).toBe(
      '360322:0199/main.applied/leader',
    )
  })

  it('tells its times beforehand, and at each the rung is due and a moment before it is not', () => {
    const times = rungTimes(spec, facts, momentOn('2026-10-12', 480), calendar)
    expect(times.map((t) => [t.rung.id, dayAt(t.at, 480)])).toEqual([
      ['remind', '2026-10-15'],
      ['leader', '2026-10-20'],
      ['order', '2026-10-22'],
    ])
    for (const { rung, at } of times) {
      expect(due(dayAt(at, 480))).toContain(rung.id)
      expect(due(addDays(dayAt(at, 480), -1))).not.toContain(rung.id)
    }
  })

  it('tells the times of a clock in hours to the millisecond', () => {
    const hours = { ...spec, unit: 'hours', escalate: spec.escalate } satisfies ClockSpec
    const alarm = { ...facts, receivedOn: '2026-10-12T01:00:00.000Z', budget: 6 }
    const moment = momentAt('2026-10-12T01:00:00.000Z', 480)
    expect(rungTimes(hours, alarm, moment, calendar).map((t) => t.at)).toEqual([
      '2026-10-12T05:00:00.000Z',
      '2026-10-12T07:00:00.001Z',
      '2026-10-12T10:00:00.000Z',
    ])
  })

  it('tells no times while it stands still without an end', () => {
    const standing = { ...facts, suspensions: [{ from: '2026-10-14', ground: 'hearing' }] }
    expect(rungTimes(spec, standing, momentOn('2026-10-15', 480), calendar)).toEqual([])
    expect(rungTimes(spec, { ...facts, endedOn: '2026-10-15' }, momentOn('2026-10-15', 480), calendar)).toEqual([])
  })

  it('is monotone: waiting only adds rungs', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(20), (elapsed, wait) => {
        const now = due(addDays('2026-10-12', elapsed))
        expect(due(addDays('2026-10-12', elapsed + wait))).toEqual(expect.arrayContaining(now))
      }),
    )
  })
})

describe('a declared clock', () => {
  it('is sound', () => {
    expect(checkClockSpec({ ...spec, budget: 5 })).toEqual([])
    expect(checkClockSpec({ unit: 'hours', budget: { setting: 'x', otherwise: 24 }, amber: 4 })).toEqual([])
  })

  it('answers every fault at once, each with its path', () => {
    const faults = checkClockSpec(
      {
        unit: 'weeks' as 'hours',
        budget: 0,
        amber: 3,
        escalate: [
          { id: 'a', when: 'amber', what: 'remind' },
          { id: 'a', when: 'red', what: 'leader' },
          { id: 'b', when: { afterRed: 0 }, what: 'order' },
        ],
      },
      'tracks.land.stages.applied.clock',
    )
    expect(faults.map((f) => [f.refusal, f.field?.replace('tracks.land.stages.applied.clock.', '')])).toEqual([
      ['clock.bad-unit', 'unit'],
      ['clock.bad-budget', 'budget'],
      ['clock.bad-amber', 'amber'],
      ['clock.bad-rung', 'escalate.1'],
      ['clock.bad-rung', 'escalate.2'],
    ])
  })
})
