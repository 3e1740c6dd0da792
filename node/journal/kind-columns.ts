import type { FieldDeclaration, FieldType, Kind, KindDeclaration } from '@lianyu/kernel'
import { noneOf, type Slot, type SlotValue, slotType } from '../store/none.ts'

/** Which real column each of a kind's list columns is kept in. */
export interface KindColumns {
  /** Slot by field id, in the order that the kind declares its columns. */
  slots: ReadonlyMap<string, Slot>
  slotsOf(value: (field: string) => unknown): { [S in Slot]?: SlotValue }
  /** A field's value as its column holds it, for filters; undefined where it is no value of the column. */
  inColumn(field: string, value: unknown): SlotValue | undefined
}

const numbers: ReadonlySet<FieldType> = new Set(['money', 'integer', 'decimal', 'area', 'energy', 'percent', 'rating'])
const days: ReadonlySet<FieldType> = new Set(['day'])
/** Values too long for an index are found by their beginning. */
const longest = 200

const prepared = new WeakMap<KindDeclaration, KindColumns>()

export function columnsOf({ declaration }: Kind): KindColumns {
  let columns = prepared.get(declaration)
  if (columns === undefined) {
    columns = prepare(declaration)
    prepared.set(declaration, columns)
  }
  return columns
}

function prepare(kind: KindDeclaration): KindColumns {
  const free: Record<'t' | 'n' | 'd', Slot[]> = {
    t: ['t1', 't2', 't3', 't4', 't5', 't6'],
    n: ['n1', 'n2', 'n3', 'n4'],
    d: ['d1', 'd2', 'd3'],
  }
  const slots = new Map<string, Slot>()
  for (const field of kind.columns) {
    const declared = kind.fields[field]
    // What names a person stays out of columns: it must be able to disappear.
    const slot = declared && declared.part !== 'personal' ? free[sortOf(declared.type)].shift() : undefined
    if (slot) {
      slots.set(field, slot)
    }
  }
  const inColumn = (field: string, value: unknown): SlotValue | undefined => {
    const slot = slots.get(field)
    return slot === undefined ? undefined : cell(kind.fields[field] as FieldDeclaration, slot, value)
  }
  return {
    slots,
    inColumn,
    slotsOf(value) {
      const row: { [S in Slot]?: SlotValue } = {}
      for (const [field, slot] of slots) {
        row[slot] = inColumn(field, value(field)) ?? noneOf[slotType(slot)]
      }
      return row
    },
  }
}

function sortOf(type: FieldType): 't' | 'n' | 'd' {
  return numbers.has(type) ? 'n' : days.has(type) ? 'd' : 't'
}

function cell(field: FieldDeclaration, slot: Slot, value: unknown): SlotValue | undefined {
  switch (slotType(slot)) {
    case 'bigint':
      return numberOf(field, value)
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
    case 'text':
      return typeof value === 'boolean'
        ? String(value)
        : typeof value === 'string' && value !== ''
          ? cut(value)
          : undefined
  }
}

function cut(value: string): string {
  return value.replaceAll('\u0000', '').slice(0, longest)
}

/** Decimals are text with a fixed scale; the column holds them in units of the last place, which sort as they should. */
function numberOf(field: FieldDeclaration, value: unknown): number | undefined {
  const scale = field.scale ?? 0
  const number = typeof value === 'string' && value !== '' ? Math.round(Number(value) * 10 ** scale) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}
