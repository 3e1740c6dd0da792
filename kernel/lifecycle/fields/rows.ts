import { type Refusal, refuse } from '../../refusal/refusal.ts'
import type { FieldDeclaration } from '../kind.ts'
import { choice } from './choices.ts'
import { type FieldTypeEntry, wrongType } from './entry.ts'
import { integer, yesNo } from './numbers.ts'
import { words } from './texts.ts'

const MOST_ROWS = 100

/** The types that a column may have: what fits a cell on a phone, and one line of a workbook's cell. */
export const columnTypes = { words, integer, choice, 'yes-no': yesNo } as const

function entryOf({ type }: FieldDeclaration): FieldTypeEntry | undefined {
  return Object.hasOwn(columnTypes, type) ? columnTypes[type as keyof typeof columnTypes] : undefined
}

/** A short table, as a list of objects by column; what has no value has no key. */
export const rows: FieldTypeEntry = {
  check(value, { rows: columns = {} }, path) {
    if (!Array.isArray(value)) return wrongType('表格', 'a list of rows', path)
    if (value.length > MOST_ROWS) return refuse('field.too-many', { count: value.length, most: MOST_ROWS }, path)
    for (const [i, row] of value.entries()) {
      const refusal = checkRow(row, columns, `${path}.${i}`)
      if (refusal) return refusal
    }
    return undefined
  },
  normal(value, { rows: columns = {} }) {
    if (!Array.isArray(value)) return value
    return value.map((row) => {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return row
      const entries = Object.entries(row as Record<string, unknown>).map(([id, cell]) => {
        const column = Object.hasOwn(columns, id) ? columns[id] : undefined
        return [id, column ? (entryOf(column)?.normal(cell, column) ?? cell) : cell] as const
      })
      return Object.fromEntries(entries.filter(([, cell]) => cell !== undefined && cell !== null && cell !== ''))
    })
  },
  jsonSchema: ({ rows: columns = {} }) => ({
    type: 'array',
    maxItems: MOST_ROWS,
    items: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(columns).map(([id, column]) => [id, entryOf(column)?.jsonSchema(column) ?? {}]),
      ),
      required: Object.keys(columns).slice(0, 1),
      additionalProperties: false,
    },
  }),
  widget: 'rows',
}

function checkRow(row: unknown, columns: Record<string, FieldDeclaration>, path: string): Refusal | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return wrongType('一行', 'a row', path)
  const [first = ''] = Object.keys(columns)
  if (!Object.hasOwn(row, first))
    return wrongType('每行第一列必填', 'a row with its first column filled', `${path}.${first}`)
  for (const [id, cell] of Object.entries(row)) {
    const column = Object.hasOwn(columns, id) ? columns[id] : undefined
    if (column === undefined) return refuse('field.unknown', { field: id }, `${path}.${id}`)
    const refusal = entryOf(column)?.check(cell, column, `${path}.${id}`)
    if (refusal) return refusal
  }
  return undefined
}
