import type { PartName } from '@lianyu/kernel'
import {
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { client, take } from './client.ts'
import { newCommandId } from './command-id.ts'
import { setFollowed } from './outbox.ts'
import type { MattersQuery } from './paths.ts'
import { readAgain } from './read-again.ts'
import type { Duty, KindAnswer, Session } from './types.ts'
import type { MapAnswer } from './types-screens.ts'

/** One name a resource, so that what the stream says changed can be found again. */
export const keys = {
  session: ['session'] as const,
  workbench: ['workbench'] as const,
  menu: ['menu'] as const,
  matters: ['matters'] as const,
  matter: (id: string) => ['matter', id] as const,
  facts: (id: string) => ['matter', id, 'facts'] as const,
  agreements: ['agreements'] as const,
  peers: ['peers'] as const,
  map: ['map'] as const,
  wall: ['wall'] as const,
  notices: ['notices'] as const,
  kinds: ['kinds'] as const,
  admin: ['admin'] as const,
}

/** Declarations never change under a hash; labels do so only with a new release. */
const forDays = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: () => take(client.GET('/api/session')),
  staleTime: 60_000,
  // While the record waits for its end, whoever sits there wants to see when it goes on.
  refetchInterval: ({ state }) => (state.data?.signedIn && state.data.standing.behind.length > 0 ? 3_000 : false),
})
export const useSession = () => useQuery(sessionQuery)

/** The session of a page that is drawn only for somebody signed in. */
export function useSignedIn() {
  const { data } = useSession()
  return data?.signedIn ? data : undefined
}

/** Everything read in the name of one duty is forgotten when another is taken up. */
function begin(queries: QueryClient, session: Session): void {
  queries.clear()
  queries.setQueryData(keys.session, session)
}

export function useSignIn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { party: string; username: string; password: string; code?: string }) =>
      take(client.POST('/api/session', { body })),
    onSuccess: (session) => begin(queries, session),
  })
}

export function useSignOut() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => take(client.DELETE('/api/session')),
    onSuccess: () => queries.clear(),
  })
}

export function useTakeUpDuty() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Duty) => take(client.PATCH('/api/session', { body })),
    onSuccess: (session) => begin(queries, session),
  })
}

export function useChangePassword() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { current: string; next: string }) => take(client.POST('/api/session/password', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.session }),
  })
}

export const usePersonas = (demo: boolean) =>
  useQuery({ queryKey: ['personas'], queryFn: () => take(client.GET('/api/personas')), enabled: demo, ...forDays })

/** Parties that sign in by an identity provider of their own, and what it is called. */
export const useProviders = () =>
  useQuery({ queryKey: ['providers'], queryFn: () => take(client.GET('/api/session/oidc')), ...forDays })

export const useParties = () =>
  useQuery({ queryKey: ['parties'], queryFn: () => take(client.GET('/api/parties')), staleTime: 60_000 })

export const useKinds = () =>
  useQuery({ queryKey: keys.kinds, queryFn: () => take(client.GET('/api/kinds')), ...forDays })

export const kindQuery = (pack: string, kind: string) =>
  queryOptions({
    queryKey: [...keys.kinds, pack, kind],
    queryFn: () => take(client.GET('/api/kinds/{pack}/{kind}', { params: { path: { pack, kind } } })).then(asKind),
    ...forDays,
  })
export const useKind = (pack: string, kind: string) => useQuery(kindQuery(pack, kind))

/** The client's types take tuples apart (a condition's `[field, value]`), so the declaration's own type is said again. */
const asKind = (answer: unknown) => answer as KindAnswer

export const fetchKindByHash = (hash: string) =>
  take(client.GET('/api/kinds/by-hash/{hash}', { params: { path: { hash } } })).then(asKind)

export const kindByHashQuery = (hash: string) =>
  queryOptions({
    queryKey: [...keys.kinds, 'by-hash', hash],
    queryFn: () => fetchKindByHash(hash),
    ...forDays,
  })
export const useKindByHash = (hash: string | undefined) =>
  useQuery({ ...kindByHashQuery(hash ?? ''), enabled: hash !== undefined })

/** The node's own answer may be seconds old: a number that came of one is asked for again, and none stands for long. */
export const useMenu = (enabled = true) =>
  useQuery({
    queryKey: keys.menu,
    queryFn: () => take(client.GET('/api/menu')),
    staleTime: 15_000,
    refetchInterval: 20_000,
    enabled,
  })

export function useWorkbench(show?: 'mine' | 'late' | 'waiting' | 'followed' | 'done') {
  return useInfiniteQuery({
    queryKey: [...keys.workbench, show ?? ''],
    queryFn: ({ pageParam }) =>
      take(
        client.GET('/api/workbench', {
          params: { query: { ...(show ? { show } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** Undefined and empty values are left out, so that one question has one address. */
export function tidyQuery(query: MattersQuery): MattersQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''))
}

export function useMatters(query: MattersQuery) {
  const asked = tidyQuery(query)
  return useInfiniteQuery({
    queryKey: [...keys.matters, asked],
    queryFn: ({ pageParam }) =>
      take(
        client.GET('/api/matters', { params: { query: { ...asked, ...(pageParam ? { cursor: pageParam } : {}) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    // What was asked before stays while a narrower question is on its way; another kind's matters are no answer to this.
    placeholderData: (before, earlier) =>
      (earlier?.queryKey[1] as MattersQuery | undefined)?.kind === asked.kind ? before : undefined,
  })
}

/** Excel of exactly what is seen. */
/** @param columns  as they stand on the screen; all of them where there is none */
export function mattersSheetHref(query: MattersQuery, columns?: readonly string[]): string {
  const { cursor: _, limit: __, ...seen } = tidyQuery(query)
  const asked = columns === undefined ? seen : { ...seen, columns: columns.join(',') }
  return `/api/matters.xlsx?${new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)]))}`
}

export const matterQuery = (id: string) =>
  queryOptions({
    queryKey: keys.matter(id),
    queryFn: () => take(client.GET('/api/matters/{id}', { params: { path: { id } } })),
  })
export const useMatter = (id: string) => useQuery(matterQuery(id))

/** All of a monthly duty, page by page without being asked: a round of reports may lose its signal on the way. */
export function useMonthly(item: string, month: string) {
  return useQuery({
    queryKey: [...keys.matters, 'monthly', item, month],
    queryFn: async () => {
      const page = (cursor?: string) =>
        take(
          client.GET('/api/monthly/{item}', {
            params: { path: { item }, query: { month, ...(cursor ? { cursor } : {}) } },
          }),
        )
      const whole = await page()
      for (let next = whole.next; next; ) {
        const more = await page(next)
        whole.items.push(...more.items)
        next = more.next
      }
      return whole
    },
    placeholderData: (before) => before,
    gcTime: Number.POSITIVE_INFINITY,
  })
}

/** Opens the cases of one thing; asked again it opens only what is missing. */
export function useOpenParts(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => take(client.POST('/api/matters/{id}/parts', { params: { path: { id } }, body: {} })),
    onSuccess: () => readAgain(queries, keys.matter(id)),
  })
}

/** A remark on a trial becomes a change of the process; asked again, the one that is there. */
export function useRaiseFinding(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (leaf: string) =>
      take(client.POST('/api/matters/{id}/findings', { params: { path: { id } }, body: { leaf } })),
    onSuccess: () => readAgain(queries, keys.matter(id)),
  })
}

/** Papers of the same person's earlier matters; asked only once the person consented, which the node sees to. */
export const useEarlierPapers = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.matter(id), 'earlier-papers'],
    queryFn: () => take(client.GET('/api/matters/{id}/earlier-papers', { params: { path: { id } } })),
    enabled,
  })

/** Takes papers over; one command for one choice, so that a press that was not answered can be repeated. */
export function useTakeEarlier(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ command, hashes }: { command: string; hashes: string[] }) =>
      take(
        client.POST('/api/matters/{id}/earlier-papers', {
          params: { path: { id } },
          body: { hashes },
          headers: { 'Idempotency-Key': command },
        }),
      ),
    onSuccess: () => readAgain(queries, keys.matter(id)),
  })
}

/** The picture of a matter's gate; kept under the matter's key, so that every change of it asks again. */
export const useFlow = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.matter(id), 'flow'],
    queryFn: () => take(client.GET('/api/matters/{id}/flow', { params: { path: { id } } })),
    enabled,
  })

export function useFacts(id: string, only?: 'shared' | 'internal') {
  return useInfiniteQuery({
    queryKey: [...keys.facts(id), only ?? ''],
    queryFn: ({ pageParam }) =>
      take(
        client.GET('/api/matters/{id}/facts', {
          params: { path: { id }, query: { ...(only ? { only } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

export function useFollow(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (followed: boolean) => setFollowed(id, followed),
    onSuccess: () => readAgain(queries, keys.matter(id)),
  })
}

/** Asks for an erasure; a new command each time it is pressed, since it cannot be taken back and is refused when done. */
export function useErase(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { leaf: string; part: PartName; ground: string }) =>
      take(
        client.POST('/api/matters/{id}/erase', {
          params: { path: { id } },
          headers: { 'Idempotency-Key': newCommandId() },
          body,
        }),
      ),
    onSuccess: () => readAgain(queries, keys.matter(id)),
  })
}

export const useDisclosures = (id: string) =>
  useQuery({
    queryKey: [...keys.matter(id), 'disclosures'],
    queryFn: () => take(client.GET('/api/matters/{id}/disclosures', { params: { path: { id } } })),
  })

export const useAgreements = () =>
  useQuery({ queryKey: keys.agreements, queryFn: () => take(client.GET('/api/agreements')) })

/** The peers' pulse: the stream says when it changes; the interval is for a stream that broke without a word. */
export const usePeers = (enabled = true) =>
  useQuery({
    queryKey: keys.peers,
    queryFn: () => take(client.GET('/api/peers')),
    refetchInterval: 15_000,
    enabled,
  })

export const useMap = () =>
  useQuery({
    queryKey: keys.map,
    // Places are tuples, which the client's types take apart as well.
    queryFn: () => take(client.GET('/api/map')).then((answer) => answer as MapAnswer),
  })

export const useFigures = () =>
  useQuery({ queryKey: ['figures'], queryFn: () => take(client.GET('/api/figures')), staleTime: 300_000 })

/** Rules change when somebody approves one: read anew each time the page is opened. */
export const useSettings = () => useQuery({ queryKey: ['settings'], queryFn: () => take(client.GET('/api/settings')) })

export const useNotices = (enabled = true) =>
  useInfiniteQuery({
    queryKey: keys.notices,
    queryFn: ({ pageParam }) =>
      take(client.GET('/api/notices', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 15_000,
    enabled,
  })

export function useReadNotices() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => take(client.POST('/api/notices/read', { body: { all: true } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.notices }),
  })
}
