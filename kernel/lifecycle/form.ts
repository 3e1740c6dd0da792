import type { PartContent, PartName } from '../fact/envelope.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { fieldsOf, holds } from './condition.ts'
import { fieldTypeEntry } from './fields/registry.ts'
import type { FieldDeclaration, Kind } from './kind.ts'
import type { FormField } from './kind-step.ts'
import type { Matter } from './matter.ts'
import { nearest } from './near.ts'
import { fieldText } from './words-of.ts'

export type FilledParts = { [P in PartName]?: Record<string, unknown> }

const nothing: FilledParts = Object.freeze({})

/** A form is judged by itself: its conditions look at nothing that stands outside it. */
const nowhere = { shared: { fields: {}, tracks: {} }, overlay: { fields: {}, tracks: {} } } as unknown as Matter

/** Whether a field of a form is asked, as the values stand that are given for its other fields. */
export function isAsked({ when }: FormField, data: Record<string, unknown>): boolean {
  return when === undefined || holds(when, { matter: nowhere, context: { setting: () => undefined }, filled: data })
}

/**
 * Checks a filled form and sorts its values, in normal form, into the parts they belong to. An empty text or `null` in a
 * field that is not required takes its value away. A field that is not asked takes none.
 *
 * @returns the values by part, or the first refusal, its `field` being `data.{field id}`
 */
export function fillForm(kind: Kind, form: readonly FormField[], data: Record<string, unknown>): FilledParts | Refusal {
  let given = 0
  for (const id in data) {
    if (data[id] === undefined || !Object.hasOwn(data, id)) continue
    given++
    const asked = form.find(({ field }) => field === id)
    if (asked === undefined) return unknownField(form, id)
    if (asked.computed) return refuse('field.computed', { label: fieldText(kind, id) }, `data.${id}`)
  }
  if (given === 0 && !form.some((asked) => asked.required)) return nothing
  const parts: FilledParts = {}
  for (const asked of form) {
    const { field: id, required, computed } = asked
    const declaration = kind.declaration.fields[id]
    if (declaration === undefined || computed) continue
    const value = Object.hasOwn(data, id) ? data[id] : undefined
    const normal = value === undefined ? undefined : normalOf(declaration, value)
    const path = `data.${id}`
    const isEmpty = normal === undefined || normal === null
    const needed = isAsked(asked, data)
    if (!needed && !isEmpty) return refuseUnasked(kind, asked)
    if (isEmpty) {
      if (required && needed) return refuse('field.required', { label: fieldText(kind, id) }, path)
      if (normal === undefined) continue
    } else {
      const refusal = fieldTypeEntry(declaration.type).check(normal, declaration, path)
      if (refusal) return refusal
    }
    const part = declaration.part ?? 'shared'
    const values = parts[part] ?? {}
    values[id] = normal
    parts[part] = values
  }
  return parts
}

function normalOf(declaration: FieldDeclaration, value: unknown): unknown {
  const normal = fieldTypeEntry(declaration.type).normal(value, declaration)
  return normal === '' || (Array.isArray(normal) && normal.length === 0) ? null : normal
}

/** What is said of a value in a field that is not asked: `field.not-asked`, naming the field that decides it. */
export function refuseUnasked(kind: Kind, { field, when }: FormField): Refusal {
  const [by = field] = when === undefined ? [] : fieldsOf(when)
  return refuse('field.not-asked', { label: fieldText(kind, field), by: fieldText(kind, by) }, `data.${field}`)
}

function unknownField(form: readonly FormField[], id: string): Refusal {
  const near = nearest(
    id,
    form.map((asked) => asked.field),
  )
  return refuse('field.unknown', near === undefined ? { field: id } : { field: id, near }, `data.${id}`)
}

/** Part contents of a filled form; parts without a value are absent. */
export function contentsOf(filled: FilledParts): { [P in PartName]?: PartContent } {
  const contents: { [P in PartName]?: PartContent } = {}
  if (filled.shared) contents.shared = { fields: filled.shared }
  if (filled.internal) contents.internal = { fields: filled.internal }
  if (filled.personal) contents.personal = { fields: filled.personal }
  return contents
}
