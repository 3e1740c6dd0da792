import type { PartName } from '../fact/envelope.ts'
import type { Text } from '../names.ts'
import type { FieldType } from './field-types.ts'
import type { FieldDeclaration } from './kind.ts'

/** What every field may say besides its label. */
export interface FieldOptions {
  /** Default `shared`; `internal` for the fields of a local track. */
  part?: PartName
  /** The owning track, where the forms that ask for the field do not already tell it. */
  track?: string
  /** The open step it belongs to, likewise. */
  open?: string
  hint?: Text
  /** Every form that asks for it needs it. One form alone may need it by saying `name!`. */
  required?: boolean
}

/** A field as a pack writes it: its declaration with its words in place; `defineKind` splits the two. */
export interface AuthoredField extends Omit<FieldDeclaration, 'choices' | 'rows'>, FieldOptions {
  label: Text
  /** For `rows`: the columns, each as a field of its own. */
  rows?: Record<string, AuthoredField>
  /** For `choice` and `choices`: each option with its words, in the order of the screen. */
  choices?: Record<string, Text>
}

type Options<K extends keyof FieldDeclaration = never> = FieldOptions & Pick<FieldDeclaration, K>

function field(type: FieldType, label: Text, options: object = {}): AuthoredField {
  return { type, label, ...options }
}
function maker<K extends keyof FieldDeclaration = never>(type: FieldType) {
  return (label: Text, options?: Options<K>) => field(type, label, options)
}

/** One line of text, at most 200 characters unless `maxLength` says otherwise. */
export const words = maker<'maxLength'>('words')
/** Text of several lines, at most 4,000 characters unless `maxLength` says otherwise. */
export const paragraph = maker<'maxLength'>('paragraph')
/** An amount in integer fen; name such a field `…Fen`. */
export const money = maker<'min' | 'max'>('money')
export const integer = maker<'min' | 'max'>('integer')
/** A decimal as a string with `scale` digits after the point (default 2). */
export const decimal = maker<'min' | 'max' | 'scale'>('decimal')
/** Square metres, a decimal string with `scale` digits (default 2). */
export const area = maker<'min' | 'max' | 'scale'>('area')
/** Tonnes of coal equivalent, a decimal string with `scale` digits (default 2). */
export const energy = maker<'min' | 'max' | 'scale'>('energy')
/** Per cent, a decimal string with `scale` digits (default 2): `"12.50"` is 12.5 %. */
export const percent = maker<'min' | 'max' | 'scale'>('percent')
/** `YYYY-MM-DD`. */
export const day = maker<'min' | 'max'>('day')
/** `YYYY-MM`. */
export const month = maker<'min' | 'max'>('month')
/** RFC 3339, UTC, milliseconds. */
export const instant = maker('instant')
export const yesNo = maker('yes-no')
export const uscc = maker('uscc')
/**
 * The public code by which an outsider follows the matter. The node makes it when the matter opens and shows it once;
 * the fact holds only its SHA-256, 64 hex digits.
 */
export const queryCode = maker('query-code')
export const residentId = maker('resident-id')
export const division = maker('division')
export const projectCode = maker('project-code')
export const phone = maker('phone')
/** The id of an indicator: what is counted, chosen from the list of all that the packs measure. */
export const indicator = maker('indicator')
export const party = maker('party')
export const parties = maker('parties')
export const desk = maker('desk')
/** A stored file, `{hash, name, type, size}`. */
export const file = maker<'accept'>('file')
export const files = maker<'accept'>('files')
/** `{lon, lat}` in degrees, WGS 84. */
export const place = maker('place')
/** A whole number from 1 to 5. */
export const rating = maker('rating')
export const scopeRows = maker('scope-rows')
/** Any JSON up to 64 KB; for settings. */
export const json = maker('json')

/** A short table: rows of words, whole numbers, choices and yes or no. The first column names the row. */
export function rows(label: Text, columns: Record<string, AuthoredField>, options?: FieldOptions): AuthoredField {
  return field('rows', label, { rows: columns, ...options })
}

/** One of the named options. */
export function choice(label: Text, choices: Record<string, Text>, options?: FieldOptions): AuthoredField {
  return field('choice', label, { choices, ...options })
}
/** Any number of the named options, without repeats. */
export function choices(label: Text, options: Record<string, Text>, more?: FieldOptions): AuthoredField {
  return field('choices', label, { choices: options, ...more })
}
/** Points to a matter of any kind. */
export const anyMatter = maker('matter')
/** Points to a matter of the kind `kind` (its id); `inverse` names the way back, a camelCase word. */
export function matter(label: Text, kind: string, inverse: string, options?: FieldOptions): AuthoredField {
  return field('matter', label, { kind, inverse, ...options })
}
