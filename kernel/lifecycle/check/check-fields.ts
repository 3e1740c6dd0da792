import { partNames } from '../../fact/envelope.ts'
import { fieldsOf, isOfFields } from '../condition.ts'
import { fieldTypes } from '../field-types.ts'
import { fieldRegistry } from '../fields/registry.ts'
import { columnTypes } from '../fields/rows.ts'
import type { FieldDeclaration, KindDeclaration } from '../kind.ts'
import type { Condition } from '../kind-condition.ts'
import type { Computes, FormField, Purpose } from '../kind-step.ts'
import type { Faults } from './faults.ts'

const COLUMNS_MOST = { text: 6, number: 4, day: 3 }
const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,63}$/

export function checkFields(kind: KindDeclaration, faults: Faults): void {
  const asked = new Set<string>()
  for (const form of formsOf(kind)) {
    checkForm(kind, form, faults)
    for (const { field } of form.fields) asked.add(field)
  }
  for (const [id, field] of Object.entries(kind.fields)) {
    const path = `fields.${id}`
    if (!FIELD_NAME.test(id))
      faults.add(path, `"${id}" is no name for a field`, 'use camelCase, beginning with a small letter')
    if (!asked.has(id))
      faults.add(path, 'no form asks for it, so it never gets a value', 'add it to a form or leave it out')
    checkField(kind, field, path, faults)
  }
}

function checkField(kind: KindDeclaration, field: FieldDeclaration, path: string, faults: Faults): void {
  const { type, part = 'shared', track, open, choices, scale } = field
  if (!faults.known(`${path}.type`, 'field type', type, fieldTypes)) return
  faults.known(`${path}.part`, 'part', part, partNames)
  if (track !== undefined && open !== undefined) {
    faults.add(path, `belongs to the track "${track}" and to the open step "${open}"`, 'keep one of the two')
  }
  if (track !== undefined) faults.known(`${path}.track`, 'track', track, Object.keys(kind.tracks))
  if (open !== undefined) faults.known(`${path}.open`, 'open step', open, Object.keys(kind.open))
  if (track !== undefined && kind.tracks[track]?.local && part === 'shared') {
    faults.add(`${path}.part`, `a field of the local track "${track}" cannot be shared`, 'make it internal')
  }
  const chosen = type === 'choice' || type === 'choices'
  if (chosen && (choices ?? []).length === 0) faults.add(`${path}.choices`, 'a choice without choices', 'name them')
  if (new Set(choices).size !== (choices ?? []).length) faults.add(`${path}.choices`, 'a choice stands twice')
  if (scale !== undefined && (!Number.isInteger(scale) || scale < 0 || scale > 6)) {
    faults.add(`${path}.scale`, `${scale} digits after the point`, 'use a whole number from 0 to 6')
  }
  // Without either it points to a matter of any kind, and the way back has no name of its own.
  if (type === 'matter' && (field.kind === undefined) !== (field.inverse === undefined)) {
    faults.add(
      path,
      'a relation with only one of the kind it points to and the name of the way back',
      'give both or none',
    )
  }
  if (type === 'matter' && field.inverse !== undefined && !FIELD_NAME.test(field.inverse)) {
    faults.add(`${path}.inverse`, `"${field.inverse}" is no name for the way back`, 'use camelCase')
  }
  if ((type === 'rows') !== (field.rows !== undefined))
    faults.add(`${path}.rows`, 'columns are for rows, and rows need them')
  for (const [id, column] of Object.entries(field.rows ?? {})) {
    faults.known(`${path}.rows.${id}.type`, 'type of a column', column.type, Object.keys(columnTypes))
    if (!FIELD_NAME.test(id)) faults.add(`${path}.rows.${id}`, `"${id}" is no name for a column`, 'use camelCase')
  }
  if (type === 'resident-id' && part !== 'personal') {
    faults.add(`${path}.part`, 'a resident id outside a personal part', 'make it personal')
  }
}

interface Form {
  path: string
  fields: readonly FormField[]
  personal: Purpose | undefined
  computes: Computes | undefined
  /** Whose form it is: the opening may set every track's first values. */
  of: { track: string } | { open: string } | 'opening'
}

function formsOf(kind: KindDeclaration): Form[] {
  const { opening } = kind
  const forms: Form[] = [
    {
      path: 'opening.form',
      fields: opening.form,
      personal: opening.personal,
      computes: opening.computes,
      of: 'opening',
    },
  ]
  for (const [track, { steps }] of Object.entries(kind.tracks)) {
    for (const [id, { form = [], personal, computes }] of Object.entries(steps)) {
      forms.push({ path: `tracks.${track}.steps.${id}.form`, fields: form, personal, computes, of: { track } })
    }
  }
  for (const [open, { form, personal, computes }] of Object.entries(kind.open)) {
    forms.push({ path: `open.${open}.form`, fields: form, personal, computes, of: { open } })
  }
  return forms
}

function checkForm(kind: KindDeclaration, { path, fields, personal, of, computes }: Form, faults: Faults): void {
  const seen = new Set<string>()
  if (computes === undefined ? fields.some((one) => one.computed) : !fields.some((one) => one.computed)) {
    faults.add(path, 'computed fields and a computation go together', 'mark fields with "=" and name one in `computes`')
  }
  for (const id of computes?.from ?? []) {
    if (!faults.known(`${path}: computes.from`, 'field', id, Object.keys(kind.fields))) continue
    if (kind.fields[id]?.type !== 'matter') faults.add(`${path}: computes.from`, `"${id}" points to no matter`)
  }
  for (const { field: id, when } of fields) {
    if (when) checkAsked(path, id, when, fields, faults)
    if (seen.has(id)) faults.add(path, `asks for "${id}" twice`)
    seen.add(id)
    if (!faults.known(path, 'field', id, Object.keys(kind.fields))) continue
    const field = kind.fields[id] as FieldDeclaration
    if (field.part === 'personal' && personal === undefined) {
      faults.add(path, `takes the personal field "${id}" without a purpose`, 'say in `personal` what it is taken for')
    }
    const owner = field.open === undefined ? `track "${field.track ?? kind.main}"` : 'open steps'
    const fits =
      of === 'opening'
        ? field.open === undefined
        : 'track' in of
          ? field.open === undefined && (field.track ?? kind.main) === of.track
          : field.open !== undefined
    if (!fits) {
      faults.add(
        path,
        `"${id}" belongs to ${owner}; a field belongs to one track only`,
        'ask there, or use a field of its own',
      )
    }
  }
}

/** What decides whether a field is asked stands in the same form, and is asked in any case: so a form can be judged alone. */
function checkAsked(path: string, id: string, when: Condition, fields: readonly FormField[], faults: Faults): void {
  const always = fields.filter((one) => !one.when && !one.computed).map(({ field }) => field)
  for (const by of fieldsOf(when))
    faults.known(`${path}: when "${id}" is asked`, 'field that is always asked', by, always)
  if (!isOfFields(when)) {
    faults.add(path, `whether "${id}" is asked hangs on something outside the form`, 'look at fields of the form only')
  }
}

/** Columns, title and search: shared fields only, because lists are sorted and searched by everybody who may see them. */
export function checkColumns(kind: KindDeclaration, faults: Faults): void {
  const counts = { text: 0, number: 0, day: 0 }
  for (const [i, id] of kind.columns.entries()) {
    const path = `columns.${i}`
    const field = sharedField(kind, id, path, faults)
    if (field === undefined) continue
    if (kind.columns.indexOf(id) !== i) faults.add(path, `"${id}" stands twice`)
    const entry: { column?: 'text' | 'number' | 'day' } | undefined = fieldRegistry[field.type]
    if (entry?.column === undefined) {
      faults.add(path, `a field of type "${field.type}" cannot be a column`, 'use one of a simpler type')
      continue
    }
    counts[entry.column]++
  }
  for (const sort of ['text', 'number', 'day'] as const) {
    if (counts[sort] > COLUMNS_MOST[sort]) {
      faults.add('columns', `${counts[sort]} columns of ${sort}, at most ${COLUMNS_MOST[sort]} fit`, 'leave some out')
    }
  }
  const allInside = Object.values(kind.fields).every((field) => field.part === 'internal')
  const title = allInside ? kind.fields[kind.title] : sharedField(kind, kind.title, 'title', faults)
  if (allInside && title === undefined) faults.known('title', 'field', kind.title, Object.keys(kind.fields))
  if (title && title.type !== 'words')
    faults.add('title', `a title of type "${title.type}"`, 'use a field of type "words"')
  for (const [i, id] of kind.search.entries()) sharedField(kind, id, `search.${i}`, faults)
}

export function sharedField(
  kind: KindDeclaration,
  id: string,
  path: string,
  faults: Faults,
): FieldDeclaration | undefined {
  if (!faults.known(path, 'field', id, Object.keys(kind.fields))) return undefined
  const field = kind.fields[id] as FieldDeclaration
  if ((field.part ?? 'shared') !== 'shared') faults.add(path, `"${id}" is ${field.part}`, 'use a shared field')
  if (field.open !== undefined)
    faults.add(path, `"${id}" belongs to an open step, which has many values`, 'use a field of a track')
  return field
}
