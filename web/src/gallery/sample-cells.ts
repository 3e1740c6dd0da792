import type { ClockCell } from '@lianyu/kernel'

type State = ClockCell['state']

/** `cells('2026-11-13 2026-11-16', 'used')`: the cells of a clock as the kernel would read them. */
export function cells(days: string, state: State): ClockCell[] {
  return days.split(' ').map((day) => ({ day, state }))
}

/** Cells by count, where the days themselves are not drawn. */
export function counted(used: number, left: number, over = 0): { state: State }[] {
  const many = (count: number, state: State) => Array.from({ length: count }, () => ({ state }))
  return [...many(used, 'used'), ...many(over, 'over'), ...many(left, 'left')]
}
