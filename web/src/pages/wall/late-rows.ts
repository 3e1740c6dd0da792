import type { WallWork } from '../../api/types-screens.ts'

type Row = WallWork['late'][number]

export interface LateRows {
  rows: Row[]
  /** What there is no row for: how many, and whether late or nearly due; undefined where every one has its row. */
  more?: { what: 'late' | 'soon'; count: number }
}

/** What the wall's list has room for: late ones first, nearly due ones only after every late one. */
export function lateRows({ counts, late, soon }: Pick<WallWork, 'counts' | 'late' | 'soon'>, most: number): LateRows {
  const shown = late.slice(0, most)
  const near = shown.length < counts.late ? [] : soon.slice(0, most - shown.length)
  const rows = [...shown, ...near]
  if (shown.length < counts.late) return { rows, more: { what: 'late', count: counts.late - shown.length } }
  if (near.length < counts.soon) return { rows, more: { what: 'soon', count: counts.soon - near.length } }
  return { rows }
}
