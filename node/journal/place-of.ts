import type { Kind } from '@lianyu/kernel'

/** WGS 84, in degrees. */
export interface Place {
  lon: number
  lat: number
}

const fieldOf = new WeakMap<Kind, string | null>()

/** The field that says where a matter of the kind is, to all who may see it; undefined where the kind has none. */
export function placeField(kind: Kind): string | undefined {
  let field = fieldOf.get(kind)
  if (field === undefined) {
    const found = Object.entries(kind.declaration.fields).find(
      ([, { type, part, open }]) => type === 'place' && (part ?? 'shared') === 'shared' && open === undefined,
    )
    field = found?.[0] ?? null
    fieldOf.set(kind, field)
  }
  return field ?? undefined
}

/** Where the matter is, of its shared fields; undefined where nobody has said so. */
export function placeOf(kind: Kind, fields: Readonly<Record<string, unknown>>): Place | undefined {
  const field = placeField(kind)
  if (field === undefined) return undefined
  const { lon, lat } = (fields[field] ?? {}) as { lon?: unknown; lat?: unknown }
  return typeof lon === 'number' && typeof lat === 'number' ? { lon, lat } : undefined
}
