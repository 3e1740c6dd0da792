import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, take } from './client.ts'
import { keys } from './hooks.ts'

/** A person's own sign-in. */
const factor = ['second-factor']
const sessions = ['open-sessions']

export const useSecondFactor = () =>
  useQuery({ queryKey: factor, queryFn: () => take(client.GET('/api/session/second-factor')) })

export const useOpenSessions = () =>
  useQuery({ queryKey: sessions, queryFn: () => take(client.GET('/api/session/all')) })

export const useBeginFactor = () =>
  useMutation({
    mutationFn: (password: string) => take(client.POST('/api/session/second-factor', { body: { password } })),
  })

function useOwnChange<In, Out>(change: (input: In) => Promise<Out>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: factor })
      await queries.invalidateQueries({ queryKey: sessions })
    },
  })
}

export const useConfirmFactor = () =>
  useOwnChange((code: string) => take(client.POST('/api/session/second-factor/confirm', { body: { code } })))

export const useFactorOff = () =>
  useOwnChange((password: string) => take(client.POST('/api/session/second-factor/off', { body: { password } })))

export const useRenewCodes = () =>
  useOwnChange((password: string) => take(client.POST('/api/session/recovery-codes', { body: { password } })))

export const useEndSession = () =>
  useOwnChange((session: string) =>
    take(client.DELETE('/api/session/all/{session}', { params: { path: { session } } })),
  )

/** After setting up what was wanted: the session is read anew, and the app opens. */
export function useReadSessionAnew() {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: keys.session })
}
