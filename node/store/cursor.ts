import { isInstant, isPlainDay, type Refusal, refuse } from '@lianyu/kernel'
import type { SortedType } from './none.ts'

/**
 * Where a page ended: the sort value of its last row and that row's key. Clients hand it back unread. It is not signed:
 * whatever it says only moves the start of a list that is filtered and guarded all the same, so its form is checked.
 */
export interface Cursor {
  /** Sort and direction it belongs to; a cursor of another list is refused. */
  of: string
  /** null: among the rows that have no value, which come last. */
  value: string | number | null
  key: string[]
}

const longest = 2048

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.of, cursor.value, ...cursor.key])).toString('base64url')
}

/** @returns the cursor, or the refusal `list.bad-cursor` for anything that no list of this sort gave out */
export function readCursor(text: string, of: string, type: SortedType, keys: number): Cursor | Refusal {
  const bad = refuse('list.bad-cursor', {}, 'cursor')
  if (text.length > longest || !/^[\w-]+$/.test(text)) {
    return bad
  }
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return bad
  }
  if (!Array.isArray(parts) || parts.length !== keys + 2 || parts[0] !== of) {
    return bad
  }
  const [, value, ...key] = parts as [string, unknown, ...unknown[]]
  const strings = key.filter((one): one is string => typeof one === 'string' && !one.includes('\0'))
  if (strings.length !== keys || !(value === null || isOf(type, value))) {
    return bad
  }
  return { of, value, key: strings }
}

function isOf(type: SortedType, value: unknown): value is string | number {
  switch (type) {
    case 'bigint':
      return Number.isSafeInteger(value)
    case 'text':
      return typeof value === 'string' && !value.includes('\0')
    case 'date':
      return isPlainDay(value)
    case 'timestamptz':
      return isInstant(value)
  }
}
