import type { ClockSpec, Light } from '@lianyu/kernel'

export type ClockUnit = ClockSpec['unit']

/** What the clock says now: the part of the kernel's reading that is said in words. No `left`: there is no limit. */
export interface DueFacts {
  light: Light
  left?: number
  over?: number
  suspended?: boolean
  unit?: ClockUnit
}

type Stem = 'Days' | 'Short' | 'Natural' | 'Hours'
export type DueSaid =
  | { key: `left${Stem}` | `over${Stem}`; count: number }
  | { key: 'today' | 'late' | 'suspended' | 'none' | 'done' }

/** 剩 4 个工作日 / 逾期 2 日 / 今天到期. In a row (`short`) the unit is 日, its column says which. */
export function dueSaid(
  { light, left, over = 0, suspended, unit = 'working-days' }: DueFacts,
  short: boolean,
): DueSaid {
  if (light === 'done') return { key: 'done' }
  if (left === undefined) return { key: 'none' }
  const stem: Stem = unit === 'hours' ? 'Hours' : unit === 'natural-days' ? 'Natural' : short ? 'Short' : 'Days'
  // A day off right after the due day is late and costs no working day.
  if (light === 'late') return over > 0 ? { key: `over${stem}`, count: over } : { key: 'late' }
  if (suspended) return { key: 'suspended' }
  if (left === 0 && unit !== 'hours') return { key: 'today' }
  return { key: `left${stem}`, count: left }
}
