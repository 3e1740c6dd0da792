import { describe, expect, it } from 'vitest'
import { lateRows } from './late-rows.ts'

const rows = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}${at + 1}` as never)
const work = (late: number, soon: number) => ({
  counts: { late, soon },
  late: rows(late, 'late'),
  soon: rows(soon, 'soon'),
})

describe('the wall’s list of what is late', () => {
  it('gives late ones the room before nearly due ones, and says how many have no row', () => {
    expect(lateRows(work(5, 4), 3)).toEqual({ rows: ['late1', 'late2', 'late3'], more: { what: 'late', count: 2 } })
  })
  it('goes on to those nearly due once every late one has its row', () => {
    expect(lateRows(work(2, 4), 3)).toEqual({ rows: ['late1', 'late2', 'soon1'], more: { what: 'soon', count: 3 } })
    expect(lateRows(work(3, 1), 3)).toEqual({ rows: ['late1', 'late2', 'late3'], more: { what: 'soon', count: 1 } })
  })
  it('says nothing more where all have their rows', () => {
    expect(lateRows(work(1, 2), 3)).toEqual({ rows: ['late1', 'soon1', 'soon2'] })
  })
})
