import { type Kind, notAbout, offersOnly, type SharedState } from '@lianyu/kernel'
import { useQueries } from '@tanstack/react-query'
import { kindQuery, useKinds } from '../../api/hooks.ts'
import type { Duty } from '../../api/types.ts'
import { useNow } from '../../time/now.tsx'
import { mayOpen } from '../may-open.ts'

export interface OpensAbout {
  kind: Kind
  field: string
  /** The matter goes on as the new one. */
  becomes: boolean
}

/**
 * Kinds that this person may open about a matter of this kind: a problem of a project, an order, an instruction. What it
 * can become, and what waits until it stands somewhere, is offered once that is due.
 */
export function useOpensAbout(about: Kind, shared: SharedState, acting: Duty): OpensAbout[] {
  const { today } = useNow()
  const kinds = useKinds().data ?? []
  const found = useQueries({ queries: kinds.map((one) => kindQuery(one.pack, one.id)) })
  // All at once: one that comes later would push the others from under the finger.
  if (found.some(({ isPending }) => isPending)) return []
  return found.flatMap(({ data }) => {
    const kind = data?.kind
    if (!kind || !mayOpen(kind, acting)) return []
    const field = kind.declaration.opening.form.find(({ field }) => {
      const declared = kind.declaration.fields[field]
      return declared?.type === 'matter' && declared.kind === about.declaration.id && declared.inverse !== undefined
    })?.field
    if (!field || kind.declaration.id === about.declaration.id) return []
    if (notAbout(kind, field, { kind: about, shared }, today)) return []
    const { takes } = kind.declaration.opening
    const stage = shared.tracks[about.declaration.main]?.stage ?? ''
    const becomes = takes?.from === field && offersOnly(takes)
    return becomes && !takes.stages.includes(stage) ? [] : [{ kind, field, becomes }]
  })
}
