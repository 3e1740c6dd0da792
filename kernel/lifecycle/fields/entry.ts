import { type Text, text } from '../../names.ts'
import { type Refusal, refuse } from '../../refusal/refusal.ts'
import type { FieldDeclaration } from '../kind.ts'

/** JSON Schema (draft 2020-12) of a value, as far as it can say it. */
export type JsonSchema = Record<string, unknown>

/** Everything the system needs to know of a field type. Checks run on the value in its normal form. */
export interface FieldTypeEntry {
  /** What is wrong with a value, or `undefined`. `path` goes into the refusal's `field`. */
  check(value: unknown, declaration: FieldDeclaration, path: string): Refusal | undefined
  /** The one form in which a value is stored; anything that has none comes back as it was, for `check` to refuse. */
  normal(value: unknown, declaration: FieldDeclaration): unknown
  jsonSchema(declaration: FieldDeclaration): JsonSchema
  /** The screen's input and view for it. */
  widget: string
  /** Whether lists can filter and sort by it, and in what sort of column. */
  column?: 'text' | 'number' | 'day'
  /** The value as it stands in that column (default: as it is). Decimals become whole numbers of their last digit. */
  columnValue?(value: unknown, declaration: FieldDeclaration): string | number | null
}

export const asIs = (value: unknown) => value

export function wrongType(zh: string, en: string, path: string): Refusal {
  return refuse('field.wrong-type', { wanted: text(zh, en) }, path)
}

/** An entry whose values are texts of one shape. */
export function shaped(shape: RegExp, wanted: Text, widget: string, column?: 'text' | 'day'): FieldTypeEntry {
  return {
    check: (value, _, path) =>
      typeof value === 'string' && shape.test(value) ? undefined : wrongType(wanted.zh, wanted.en, path),
    normal: trimmed,
    jsonSchema: () => ({ type: 'string', pattern: shape.source }),
    widget,
    ...(column ? { column } : {}),
  }
}

export function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True where an object has these keys and no others. */
export function hasExactly(value: Record<string, unknown>, ...keys: string[]): boolean {
  return Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key))
}
