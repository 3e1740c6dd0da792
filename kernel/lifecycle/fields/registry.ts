import type { FieldType } from '../field-types.ts'
import { choice, choices } from './choices.ts'
import { division, projectCode, queryCode, residentId, uscc } from './codes.ts'
import type { FieldTypeEntry } from './entry.ts'
import { area, decimal, energy, integer, money, percent, rating, yesNo } from './numbers.ts'
import { desk, file, files, indicator, matter, parties, party, place } from './references.ts'
import { rows } from './rows.ts'
import { json, scopeRows } from './structures.ts'
import { paragraph, phone, words } from './texts.ts'
import { day, instant, month } from './times.ts'

/** The one registry of field types: a type that is not here does not build, and everything about a type is here. */
export const fieldRegistry = {
  words,
  paragraph,
  money,
  integer,
  decimal,
  area,
  energy,
  percent,
  day,
  month,
  instant,
  'yes-no': yesNo,
  choice,
  choices,
  uscc,
  'resident-id': residentId,
  division,
  'project-code': projectCode,
  phone,
  party,
  parties,
  desk,
  matter,
  indicator,
  file,
  files,
  place,
  rating,
  'query-code': queryCode,
  'scope-rows': scopeRows,
  rows,
  json,
} satisfies Record<FieldType, FieldTypeEntry>

export function fieldTypeEntry(type: FieldType): FieldTypeEntry {
  return fieldRegistry[type]
}
