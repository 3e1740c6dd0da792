import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addHours,
  CHINA_OFFSET_MINUTES,
  dayAt,
  epochMs,
  hourAt,
  hoursBetween,
  instantOf,
  isInstant,
  startOfDay,
} from './instant.ts'

fc.configureGlobal({ seed: 20261012 })

const moments = fc.integer({ min: -62135596800000, max: 253402300799999 })

describe('an instant', () => {
  it('has one spelling: UTC, milliseconds, Z', () => {
    expect(isInstant('2026-10-12T01:30:00.000Z')).toBe(true)
    for (const text of [
      '2026-10-12T01:30:00Z',
      '2026-10-12T01:30:00.000+08:00',
      '2026-10-12T24:00:00.000Z',
      '2026-06-30T23:59:60.000Z',
      '2026-02-29T00:00:00.000Z',
      '2026-10-12 01:30:00.000Z',
    ]) {
      expect(isInstant(text)).toBe(false)
      expect(() => epochMs(text)).toThrow('clock.bad-instant')
    }
  })

  it('is the one JavaScript means, for every moment of the years 1 to 9999', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        expect(instantOf(ms)).toBe(new Date(ms).toISOString())
        expect(epochMs(instantOf(ms))).toBe(ms)
      }),
    )
  })

  it('falls on a day by the zone of its reader: China is eight hours ahead', () => {
    expect(dayAt('2026-10-11T15:59:59.999Z', CHINA_OFFSET_MINUTES)).toBe('2026-10-11')
    expect(dayAt('2026-10-11T16:00:00.000Z', CHINA_OFFSET_MINUTES)).toBe('2026-10-12')
    expect(hourAt('2026-10-11T16:00:00.000Z', CHINA_OFFSET_MINUTES)).toBe(0)
    expect(startOfDay('2026-10-12', CHINA_OFFSET_MINUTES)).toBe('2026-10-11T16:00:00.000Z')
    expect(() => dayAt('2026-10-11T16:00:00.000Z', 8.5)).toThrow('clock.bad-offset')
  })

  it('moves by elapsed hours', () => {
    expect(addHours('2026-12-31T23:30:00.000Z', 24)).toBe('2027-01-01T23:30:00.000Z')
    expect(hoursBetween('2026-10-12T00:00:00.000Z', '2026-10-12T01:30:00.000Z')).toBe(1.5)
  })
})
