import type { PartContent, PartName } from '../fact/envelope.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { fieldTypeEntry } from './fields/registry.ts'
import type { FieldDeclaration, Kind } from './kind.ts'
import type { FormField } from './kind-step.ts'
import { nearest } from './near.ts'
import { fieldText } from './words-of.ts'

export type FilledParts = { [P in PartName]?: Record<string, unknown> }

const nothing: FilledParts = Object.freeze({})

/**
 * Checks a filled form and sorts its values, in normal form, into the parts they belong to. An empty text or `null` in a
 * field that is not required takes its value away.
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
  for (const { field: id, required, computed } of form) {
    const declaration = kind.declaration.fields[id]
    if (declaration === undefined || computed) continue
    const value = Object.hasOwn(data, id) ? data[id] : undefined
    const normal = value === undefined ? undefined : normalOf(declaration, value)
    const path = `data.${id}`
    if (normal === undefined || normal === null) {
      if (required) return refuse('field.required', { label: fieldText(kind, id) }, path)
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
