import type { Workbench } from '../../api/types.ts'
import { waitingFor } from './waiting-for.ts'

/** What stands on a desk, counted twice over the same rows: by whoever has it, and by its light. */
export interface Standing {
  /** Every row of the workbench: `inHand`, `inHouse` and `waiting`, and also `late`, `soon`, `onTime` and `untimed`. */
  all: number
  inHand: number
  /** What our other departments have and this desk waits for. */
  inHouse: number
  /** What the other side of a border has and this desk waits for. */
  waiting: number
  late: number
  soon: number
  onTime: number
  /** No clock runs on it: it has no light. */
  untimed: number
}

export function standingOf(bench: Pick<Workbench, 'counts' | 'waitingBy'>, own: string | undefined): Standing {
  const { mine, waiting: awaited, late, soon, onTime, untimed } = bench.counts
  const waiting = waitingFor(bench, own)
  return { all: mine + awaited, inHand: mine, inHouse: awaited - waiting, waiting, late, soon, onTime, untimed }
}

/** The light a row is counted under; none where no clock runs. */
export function lightCounted(reading: Workbench['items'][number]['reading']): 'late' | 'soon' | 'onTime' | 'untimed' {
  if (!reading || reading.suspended) return 'untimed'
  if (reading.light === 'late') return 'late'
  return reading.light === 'due-soon' ? 'soon' : 'onTime'
}
