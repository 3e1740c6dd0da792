import type { ClockCell } from '@lianyu/kernel'

/** A cell as the kernel's clock reads it; its day is not needed to draw it in a row. */
export type Cell = Pick<ClockCell, 'state'>

/** The limit stands before the first cell beyond it, or after the last one. */
export function limitAfter(cells: readonly Cell[]): number {
  const over = cells.findIndex((cell) => cell.state === 'over')
  return over >= 0 ? over : cells.length
}

/** Width of one cell and its pitch so that a row of cells never grows past `widest` px; 11 px a day where they fit. */
export function pitchOf(count: number, widest: number): { pitch: number; width: number } {
  const pitch = Math.min(11, widest / Math.max(count, 1))
  return { pitch, width: pitch >= 6 ? pitch - 2 : Math.max(pitch - 1, 1) }
}
