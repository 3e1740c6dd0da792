import { keyedMatterId } from '../fact/keyed-id.ts'
import type { MatterId } from '../names.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import type { Context } from './context.ts'
import { fieldTypeEntry } from './fields/registry.ts'
import type { FilledParts } from './form.ts'
import type { Kind } from './kind.ts'
import type { Computes, FormField } from './kind-step.ts'
import { lookupsOf } from './lookups.ts'
import type { Matter } from './matter.ts'

/**
 * The matters that a computation or a booking looks at, for whoever has to have them ready.
 *
 * @param values  of the form, as handed in, over those the matter has
 */
export function mattersLookedAt(
  computes: Computes | undefined,
  party: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, MatterId> {
  const found: Record<string, MatterId> = {}
  for (const field of computes?.from ?? []) {
    const value = values[field]
    if (typeof value === 'string') found[field] = value
  }
  for (const kind of computes?.sole ?? []) found[kind] = keyedMatterId(party, kind, [])
  return found
}

/** The matters that have to be at hand to say of every step of this one whether it may be taken. */
export function mattersLookedAtAhead(kind: Kind, { shared, overlay }: Matter, party: string): MatterId[] {
  const { computesAhead } = lookupsOf(kind)
  if (computesAhead.length === 0) return []
  const values = { ...shared.fields, ...overlay.fields }
  return [...new Set(computesAhead.flatMap((computes) => Object.values(mattersLookedAt(computes, party, values))))]
}

/** Adds what is computed to the filled form, each value checked like a typed one. */
export function fillComputed(
  kind: Kind,
  computes: Computes | undefined,
  form: readonly FormField[],
  filled: FilledParts,
  matter: Matter | undefined,
  context: Context,
): FilledParts | Refusal {
  if (computes === undefined) return filled
  const compute = context.computation?.(computes.by)
  if (compute === undefined) return refuse('step.no-computation', { computation: computes.by })
  const typed = { ...filled.shared, ...filled.internal, ...filled.personal }
  const values = { ...matter?.shared.fields, ...matter?.overlay.fields, ...typed }
  const { actor, today } = context
  const ids = Object.entries(mattersLookedAt(computes, actor.party, values))
  const answer = compute({
    values,
    ...(matter ? { matter } : {}),
    related: Object.fromEntries(ids.map(([name, id]) => [name, context.related?.(id, kindAt(kind, name))])),
    today,
    actor,
    setting: (key) => context.setting(key),
  })
  if (isRefusal(answer)) return answer
  const parts: FilledParts = { ...filled }
  for (const { field, computed } of form) {
    const declaration = kind.declaration.fields[field]
    const value = answer[field]
    if (!computed || declaration === undefined || value === undefined) continue
    const wrong = fieldTypeEntry(declaration.type).check(value, declaration, `data.${field}`)
    if (wrong) return wrong
    const part = declaration.part ?? 'shared'
    parts[part] = { ...parts[part], [field]: value }
  }
  return parts
}

/** The kind that a field points to; a sole matter is named by its kind itself. */
const kindAt = ({ declaration }: Kind, name: string) => {
  const field = declaration.fields[name]
  return field === undefined ? name : field.kind
}
