import type { PlainDay } from '../names.ts'
import type { ClockSpec } from './clock-spec.ts'
import { dayAt, hourAt, instantOf, MS_PER_HOUR } from './instant.ts'
import type { LaidClock } from './lay-clock.ts'
import { dayOfNumber } from './plain-day.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** One box of a clock's drawing. */
export interface ClockCell {
  day: PlainDay
  /** Hours only: the hour on the wall in which the cell begins. */
  hour?: number
  state: 'used' | 'left' | 'over' | 'suspended'
}

/** Cells past the due day end here, the numbers do not: nobody counts a hundred red boxes. */
export const MOST_OVER_CELLS = 60

/**
 * Days off are no cells of a working-days clock; a suspended cell is a day that would have counted. The `left` cells
 * are complete. For hours a suspension is one cell, however long.
 */
export function cellsOf(spec: ClockSpec, laid: LaidClock, offsetMinutes: number, calendar: WorkCalendar): ClockCell[] {
  return spec.unit === 'hours' ? hourCells(laid, offsetMinutes) : dayCells(spec, laid, calendar)
}

function dayCells(spec: ClockSpec, { ruler, start, upTo, due }: LaidClock, calendar: WorkCalendar): ClockCell[] {
  const cells: ClockCell[] = []
  let over = 0
  for (let n = start + 1; n <= Math.max(due, upTo) && over < MOST_OVER_CELLS; n++) {
    const day = dayOfNumber(n)
    if (spec.unit === 'working-days' && !calendar.isWorkday(day)) continue
    const state = ruler.isSuspended(n) ? 'suspended' : n > due ? 'over' : n <= upTo ? 'used' : 'left'
    if (state === 'over') over++
    cells.push({ day, state })
  }
  return cells
}

function hourCells({ ruler, start, upTo, due }: LaidClock, offsetMinutes: number): ClockCell[] {
  const cells: ClockCell[] = []
  const cell = (ms: number, state: ClockCell['state']) => {
    const at = instantOf(ms)
    cells.push({ day: dayAt(at, offsetMinutes), hour: hourAt(at, offsetMinutes), state })
  }
  const end = Math.max(due, upTo)
  let over = 0
  for (let from = start; from < end && over < MOST_OVER_CELLS; ) {
    const to = Math.min(ruler.advance(from, 1), from < due ? due : end)
    const counted = ruler.count(from, to)
    if (from < due) {
      cell(from, to <= upTo ? 'used' : 'left')
    } else if (counted === 1) {
      cell(from, 'over')
      over++
    }
    // a cell that took longer than its counted time has a suspension in it
    if (to - from > counted * MS_PER_HOUR) cell(from, 'suspended')
    from = to
  }
  return cells
}
