import { useQuery } from '@tanstack/react-query'
import { kindQuery, useKinds } from '../api/hooks.ts'

/** A kind by its id alone, the newest version: addresses say `project`, not the pack it comes from. */
export function useKindId(id: string | undefined) {
  const kinds = useKinds()
  const found = kinds.data
    ?.filter((kind) => kind.id === id)
    .toSorted((a, b) => a.version - b.version)
    .at(-1)
  const kind = useQuery({ ...kindQuery(found?.pack ?? '', found?.id ?? ''), enabled: found !== undefined })
  return {
    kind: found ? kind.data?.kind : undefined,
    unknown: kinds.isSuccess && !found,
    error: kinds.error ?? kind.error,
  }
}
