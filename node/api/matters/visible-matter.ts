import type { Added, Matter } from '@lianyu/kernel'
import type { Acting, DoorDeps, Seen } from '../door.ts'
import { mayReadPartOf } from '../door.ts'

/** The state of a matter as one duty may see it. */
export interface VisibleMatter {
  matter: Matter
  /** Fields that have a value here which is not for this duty. */
  masked: string[]
  /** Some of what is shown is about persons. */
  personal: boolean
}

/** The folded matter without the memory of the fold, and without personal values where the duty has no need of them. */
export function visibleMatter(deps: Pick<DoorDeps, 'packs'>, session: Acting, { matter, kind }: Seen): VisibleMatter {
  const isPersonal = (field: string) => kind.declaration.fields[field]?.part === 'personal'
  const { shared, overlay } = matter
  const held = Object.keys(overlay.fields).filter(isPersonal)
  const added = Object.values(overlay.adds).some((list) =>
    list.some((entry) => Object.keys(entry.fields).some(isPersonal)),
  )
  if (held.length === 0 && !added) {
    return { matter: { shared, overlay }, masked: [], personal: false }
  }
  if (mayReadPartOf(deps, session, kind, matter, 'personal')) {
    return { matter: { shared, overlay }, masked: [], personal: true }
  }
  const without = (fields: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => !isPersonal(field)))
  const adds: Record<string, Added[]> = {}
  for (const [step, list] of Object.entries(overlay.adds)) {
    adds[step] = list.map((entry) => ({ ...entry, fields: without(entry.fields) }))
  }
  return {
    matter: { shared, overlay: { ...overlay, fields: without(overlay.fields), adds } },
    masked: held,
    personal: false,
  }
}
