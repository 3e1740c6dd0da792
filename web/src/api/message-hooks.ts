import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, take } from './client.ts'
import { keys } from './hooks.ts'
import type { MessageChannel, MessageTarget, MessageWishes } from './message-types.ts'

/** What a person and a desk are told outside the app, and calendars. */
const own = ['messages-own']
const desks = [...keys.admin, 'messages']
const log = [...keys.admin, 'message-log']
const calendars = ['calendars']

function useChange<In, Out>(change: (input: In) => Promise<Out>, ...stale: (readonly string[])[]) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      for (const queryKey of stale) await queries.invalidateQueries({ queryKey })
    },
  })
}

export const useOwnMessages = () => useQuery({ queryKey: own, queryFn: () => take(client.GET('/api/messages/own')) })

export const usePutOwnMessages = () =>
  useChange((body: MessageWishes & { address?: string }) => take(client.PUT('/api/messages/own', { body })), own)

export const useRemoveOwnMessages = () => useChange((_: undefined) => take(client.DELETE('/api/messages/own')), own)

export const useTestOwnMessages = () => useChange((_: undefined) => take(client.POST('/api/messages/own/test')))

export const useCalendars = () => useQuery({ queryKey: calendars, queryFn: () => take(client.GET('/api/calendars')) })

export const useMakeCalendar = () => useChange((_: undefined) => take(client.POST('/api/calendars')), calendars)

export const useRevokeCalendar = () =>
  useChange(
    (calendar: string) => take(client.DELETE('/api/calendars/{calendar}', { params: { path: { calendar } } })),
    calendars,
  )

export const useDeskMessages = () =>
  useQuery({ queryKey: desks, queryFn: () => take(client.GET('/api/admin/messages')) })

export interface DeskWay {
  desk: string
  channel: MessageChannel
}

const pathOf = ({ desk, channel }: DeskWay) => ({ path: { desk, channel } })

export const usePutDeskMessages = () =>
  useChange(
    ({ way, body }: { way: DeskWay; body: MessageWishes & MessageTarget }) =>
      take(client.PUT('/api/admin/messages/{desk}/{channel}', { params: pathOf(way), body })),
    desks,
  )

export const useRemoveDeskMessages = () =>
  useChange(
    (way: DeskWay) => take(client.DELETE('/api/admin/messages/{desk}/{channel}', { params: pathOf(way) })),
    desks,
    log,
  )

export const useTestDeskMessages = () =>
  useChange(
    (way: DeskWay) => take(client.POST('/api/admin/messages/{desk}/{channel}/test', { params: pathOf(way) })),
    log,
  )

export const useMessageLog = () =>
  useQuery({
    queryKey: log,
    queryFn: () => take(client.GET('/api/admin/messages/log')),
    // A message is on its way for a few seconds.
    refetchInterval: 5_000,
  })

export const useRetryMessage = () =>
  useChange((id: string) => take(client.POST('/api/admin/messages/log/{id}/retry', { params: { path: { id } } })), log)
