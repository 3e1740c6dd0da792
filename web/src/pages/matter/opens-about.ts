import type { Kind } from '@lianyu/kernel'
import { useQueries } from '@tanstack/react-query'
import { kindQuery, useKinds } from '../../api/hooks.ts'
import type { Duty } from '../../api/types.ts'
import { mayOpen } from '../may-open.ts'

/** Kinds that this person may open about a matter of this kind: a problem of a project, an order, an instruction. */
export function useOpensAbout(about: Kind, acting: Duty): { kind: Kind; field: string }[] {
  const kinds = useKinds().data ?? []
  const found = useQueries({ queries: kinds.map((one) => kindQuery(one.pack, one.id)) })
  return found.flatMap(({ data }) => {
    const kind = data?.kind
    if (!kind || !mayOpen(kind, acting)) return []
    const field = kind.declaration.opening.form.find(({ field }) => {
      const declared = kind.declaration.fields[field]
      return declared?.type === 'matter' && declared.kind === about.declaration.id && declared.inverse !== undefined
    })?.field
    return field && kind.declaration.id !== about.declaration.id ? [{ kind, field }] : []
  })
}
