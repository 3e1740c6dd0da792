/**
 * How "none" stands in columns that lists sort by. Not null: then one index serves the rows with a value and those
 * without, and a page of the list is one walk along it. Times and days say 'infinity'.
 */
export const noText = '\u{10FFFF}'
export const noNumber = Number.MAX_SAFE_INTEGER
export const noTime = 'infinity'

/** The columns of `matter` that a kind's declared columns are put in, by the sort of value they hold. */
export const slots = ['t1', 't2', 't3', 't4', 't5', 't6', 'n1', 'n2', 'n3', 'n4', 'd1', 'd2', 'd3'] as const
export type Slot = (typeof slots)[number]
export type SlotValue = string | number

const slotTypes = { t: 'text', n: 'bigint', d: 'date' } as const
export function slotType(slot: Slot): 'text' | 'bigint' | 'date' {
  return slotTypes[slot[0] as keyof typeof slotTypes]
}
export const noneOf = { text: noText, bigint: noNumber, date: noTime, timestamptz: noTime } as const
export type SortedType = keyof typeof noneOf

/** A sorted column as it arrives; times and days without a value arrive as null already. */
export type Cell = string | number | null
export function cellOf(cell: Cell): Cell {
  return cell === noText || cell === noNumber ? null : cell
}
