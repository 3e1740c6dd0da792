import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Lookups, Named } from '../fields/lookups.tsx'
import { client, take } from './client.ts'
import { useAgreements, useKinds, useParties, usePeers, useSignedIn } from './hooks.ts'
import { useIndicators } from './number-hooks.ts'
import { useSay } from './say.ts'
import { upload } from './upload.ts'

const useDesks = () =>
  useQuery({ queryKey: ['desks'], queryFn: () => take(client.GET('/api/desks')), staleTime: 60_000 })

/** A division's code by GB/T 2260. */
const division = /^\d{6}$/

/**
 * What form inputs ask the node: parties known here (own and peers), own desks, kinds, matters by words, uploads.
 *
 * @param names  further names the page has, by id: desks, matters
 */
export function useNodeLookups(names: Record<string, string> = {}): Lookups {
  const say = useSay()
  const session = useSignedIn()
  const own = useParties().data
  const peers = usePeers().data
  const kinds = useKinds().data
  const agreements = useAgreements().data
  const ownDesks = useDesks().data
  const measured = useIndicators().data
  return useMemo(() => {
    const parties = new Map<string, string>()
    for (const agreement of agreements ?? []) for (const one of agreement.parties) parties.set(one.id, say(one.name))
    for (const peer of peers ?? []) if (peer.name) parties.set(peer.party, say(peer.name))
    for (const one of own ?? []) parties.set(one.id, say(one.name))
    if (session) parties.set(session.party.id, say(session.party.name))
    const named = (map: Map<string, string>): Named[] => [...map].map(([id, name]) => ({ id, name }))
    const kindNames = new Map((kinds ?? []).map((kind) => [kind.id, say(kind.label)]))
    const desks = new Map((ownDesks ?? []).map(({ id, label }) => [id, say(label)]))
    const indicators = new Map((measured ?? []).map(({ id, label }) => [id, say(label)]))
    return {
      indicators: named(indicators),
      parties: named(parties),
      desks: named(desks),
      kinds: named(kindNames),
      seesKind: (kind) => kinds === undefined || kinds.some(({ id, seen }) => id === kind && seen),
      // Those of the parties known here; any other is given by its code.
      searchDivisions: async (words) => {
        const known = named(parties).filter(
          ({ id, name }) =>
            division.test(id) && (id.startsWith(words) || name.toLowerCase().includes(words.toLowerCase())),
        )
        return division.test(words) && !parties.has(words) ? [{ id: words, name: words }, ...known] : known
      },
      searchMatters: (kind, words) =>
        take(
          client.GET('/api/matters', { params: { query: { ...(kind ? { kind } : {}), q: words, limit: 20 } } }),
        ).then(({ items }) => items.map(({ id, title }) => ({ id, name: title }))),
      titleOf: (id) => take(client.GET('/api/matters/{id}', { params: { path: { id } } })).then(({ row }) => row.title),
      upload,
      fileHref: (hash) => `/api/files/${hash}`,
      matterHref: (id) => `/matters/${encodeURIComponent(id)}`,
      nameOf: (id) => names[id] ?? parties.get(id) ?? kindNames.get(id) ?? desks.get(id) ?? indicators.get(id) ?? id,
    }
  }, [say, session, own, peers, kinds, agreements, ownDesks, measured, names])
}
