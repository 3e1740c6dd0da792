import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, take } from './client.ts'
import { keys } from './hooks.ts'
import type { Duty } from './types.ts'

/** Administration of the own party. Every change is written into the audit log before it is made, so nothing here is undone. */

const departments = [...keys.admin, 'departments']
const people = [...keys.admin, 'people']
const cards = [...keys.admin, 'cards']
const quarantine = [...keys.admin, 'quarantine']

/** A change, and what it makes stale. Changes have no command id: they are done again only by a person. */
function useChange<In, Out>(change: (input: In) => Promise<Out>, stale: readonly string[]) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: stale })
      await queries.invalidateQueries({ queryKey: [...keys.admin, 'audit'] })
    },
  })
}

export const useDepartments = () =>
  useQuery({ queryKey: departments, queryFn: () => take(client.GET('/api/admin/departments')) })

export interface NamedId {
  id: string
  name: { zh: string; en: string }
}
export const usePutDepartment = () =>
  useChange((body: NamedId) => take(client.POST('/api/admin/departments', { body })), departments)

export const usePutDesk = () =>
  useChange(
    ({ id, department, name }: NamedId & { department: string }) =>
      take(client.POST('/api/admin/desks', { body: { id, department, label: name } })),
    departments,
  )

export const usePeople = () => useQuery({ queryKey: people, queryFn: () => take(client.GET('/api/admin/people')) })

export const useAddPerson = () =>
  useChange(
    (body: { username: string; title: string; duties: Duty[] }) => take(client.POST('/api/admin/people', { body })),
    people,
  )

export const useChangePerson = () =>
  useChange(
    ({ id, ...body }: { id: string; title?: string; duties?: Duty[]; disabled?: boolean }) =>
      take(client.PATCH('/api/admin/people/{id}', { params: { path: { id } }, body })),
    people,
  )

export const useResetPassword = () =>
  useChange((id: string) => take(client.POST('/api/admin/people/{id}/password', { params: { path: { id } } })), people)

export const useUnlock = () =>
  useChange((id: string) => take(client.POST('/api/admin/people/{id}/unlock', { params: { path: { id } } })), people)

export const useResetSecondFactor = () =>
  useChange(
    (id: string) => take(client.DELETE('/api/admin/people/{id}/second-factor', { params: { path: { id } } })),
    people,
  )

const signInPolicy = [...keys.admin, 'sign-in']

export const useSignInPolicy = () =>
  useQuery({ queryKey: signInPolicy, queryFn: () => take(client.GET('/api/admin/second-factor')) })

export const useWantSecondFactor = () =>
  useChange((roles: string[]) => take(client.PUT('/api/admin/second-factor', { body: { roles } })), signInPolicy)

export const useLinkProvider = () =>
  useChange(
    ({ id, subject }: { id: string; subject: string }) =>
      take(client.PUT('/api/admin/people/{id}/provider', { params: { path: { id } }, body: { subject } })),
    people,
  )

export const useUnlinkProvider = () =>
  useChange(
    (id: string) => take(client.DELETE('/api/admin/people/{id}/provider', { params: { path: { id } } })),
    people,
  )

export const useOwnCard = () =>
  useQuery({ queryKey: [...keys.admin, 'card'], queryFn: () => take(client.GET('/api/admin/card')) })

export const useOwnKeys = () =>
  useQuery({ queryKey: [...keys.admin, 'keys'], queryFn: () => take(client.GET('/api/admin/keys')) })

export const usePinnedCards = () => useQuery({ queryKey: cards, queryFn: () => take(client.GET('/api/admin/peers')) })

type CardFile = Record<string, unknown>

export const usePinCard = () =>
  useChange(
    ({ party, card, fingerprint }: { party: string; card: CardFile; fingerprint: string }) =>
      take(client.POST('/api/admin/peers/{party}/pin', { params: { path: { party } }, body: { card, fingerprint } })),
    cards,
  )

export const useRemovePeer = () =>
  useChange((party: string) => take(client.DELETE('/api/admin/peers/{party}', { params: { path: { party } } })), cards)

/** As they stand now; asked again while somebody looks. */
export const usePlatforms = () =>
  useQuery({
    queryKey: [...keys.admin, 'platforms'],
    queryFn: () => take(client.GET('/api/admin/platforms')),
    refetchInterval: 10_000,
  })

export const useQuarantine = () =>
  useQuery({ queryKey: quarantine, queryFn: () => take(client.GET('/api/admin/quarantine')) })

export const useRelease = () =>
  useChange(
    (body: { origin: string; reason: string }) => take(client.POST('/api/admin/quarantine/release', { body })),
    quarantine,
  )

export function useAudit() {
  return useInfiniteQuery({
    queryKey: [...keys.admin, 'audit'],
    queryFn: ({ pageParam }) =>
      take(client.GET('/api/admin/audit', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
