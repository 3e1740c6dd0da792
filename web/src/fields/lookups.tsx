import { createContext, type ReactNode, use } from 'react'
import type { FileRef } from './value.ts'

export interface Named {
  id: string
  name: string
}

/** What inputs ask the node for. The page gives it; the gallery gives sample answers. */
export interface Lookups {
  parties: Named[]
  desks: Named[]
  kinds: Named[]
  /** Whether this duty has matters of the kind in sight: what it could never name it is not asked for. */
  seesKind: (kind: string) => boolean
  /** What the packs measure. */
  indicators: Named[]
  searchDivisions: (words: string) => Promise<Named[]>
  searchMatters: (kind: string | undefined, words: string) => Promise<Named[]>
  /** @throws a problem when the node refuses the file; `told` is called with 0 … 1 */
  upload: (file: File, told: (share: number) => void, stop: AbortSignal) => Promise<FileRef>
  fileHref: (hash: string) => string
  matterHref: (id: string) => string
  /** A party's, desk's, division's or matter's name; the id itself where it is not known here. */
  nameOf: (id: string) => string
  /** A matter's title, for one that a form was opened about and no list has brought. */
  titleOf: (id: string) => Promise<string | undefined>
}

const nothing = async () => []

const LookupsContext = createContext<Lookups>({
  parties: [],
  desks: [],
  kinds: [],
  seesKind: () => true,
  indicators: [],
  searchDivisions: nothing,
  searchMatters: nothing,
  upload: () => Promise.reject(new Error('no node to send files to')),
  fileHref: (hash) => `/api/files/${hash}`,
  matterHref: (id) => `/matters/${encodeURIComponent(id)}`,
  nameOf: (id) => id,
  titleOf: async () => undefined,
})

export const useLookups = () => use(LookupsContext)

export function LookupsProvider({ value, children }: { value: Lookups; children: ReactNode }) {
  return <LookupsContext value={value}>{children}</LookupsContext>
}
