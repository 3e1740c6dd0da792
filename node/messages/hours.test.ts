import { CHINA_OFFSET_MINUTES as china } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { afterQuiet, lastMoment } from './hours.ts'

const at = (local: string) => Date.parse(`${local}:00+08:00`)
const night = { from: '21:00', to: '07:30' }

describe('quiet hours', () => {
  it('keep what comes at night until they end, over midnight', () => {
    expect(afterQuiet(at('2026-11-20T23:10'), night, china)).toBe(at('2026-11-21T07:30'))
    expect(afterQuiet(at('2026-11-21T03:00'), night, china)).toBe(at('2026-11-21T07:30'))
    expect(afterQuiet(at('2026-11-20T21:00'), night, china)).toBe(at('2026-11-21T07:30'))
  })
  it('let pass what comes by day, and at the minute they end', () => {
    for (const day of ['2026-11-20T07:30', '2026-11-20T12:00', '2026-11-20T20:59']) {
      expect(afterQuiet(at(day), night, china)).toBe(at(day))
    }
  })
  it('may lie within one day, and may be none', () => {
    const noon = { from: '12:00', to: '14:00' }
    expect(afterQuiet(at('2026-11-20T13:00'), noon, china)).toBe(at('2026-11-20T14:00'))
    expect(afterQuiet(at('2026-11-20T14:00'), noon, china)).toBe(at('2026-11-20T14:00'))
    expect(afterQuiet(at('2026-11-20T03:00'), { from: '', to: '' }, china)).toBe(at('2026-11-20T03:00'))
  })
})

describe('the times of a digest', () => {
  it('name the last one that has come, yesterday’s before the first of today', () => {
    const times = ['08:30', '17:00']
    expect(lastMoment(at('2026-11-20T08:30'), times, china)).toBe(at('2026-11-20T08:30'))
    expect(lastMoment(at('2026-11-20T16:59'), times, china)).toBe(at('2026-11-20T08:30'))
    expect(lastMoment(at('2026-11-20T08:29'), times, china)).toBe(at('2026-11-19T17:00'))
    expect(lastMoment(at('2026-11-20T08:29'), [], china)).toBeUndefined()
  })
})
