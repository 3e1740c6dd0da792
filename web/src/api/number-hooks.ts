import { keepPreviousData, queryOptions, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { client, take } from './client.ts'
import { keys } from './hooks.ts'
import type { BehindQuery } from './numbers.ts'

/** Under the lists' name, so that whatever changes a list has the numbers read again. */
const numbers = [...keys.matters, 'numbers'] as const

export interface NumberAsked {
  by?: string
  period?: string
  sample?: boolean
}

const sampled = (sample?: boolean) => (sample ? ({ sample: '1' } as const) : {})

export const useIndicators = () =>
  useQuery({
    queryKey: ['indicators'],
    queryFn: () => take(client.GET('/api/indicators')),
    staleTime: Number.POSITIVE_INFINITY,
  })

function indicatorQuery(id: string | undefined, { by, period, sample }: NumberAsked) {
  const query = { ...(by ? { by } : {}), ...(period ? { period } : {}), ...sampled(sample) }
  return queryOptions({
    queryKey: [...numbers, id, query],
    queryFn: () => take(client.GET('/api/indicators/{id}', { params: { path: { id: id ?? '' }, query } })),
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
  })
}

export const useIndicator = (id: string | undefined, asked: NumberAsked = {}) => useQuery(indicatorQuery(id, asked))

/** Several numbers at once, in the order asked for; undefined until all are there. */
export function useIndicatorValues(ids: readonly string[], asked: NumberAsked) {
  const found = useQueries({ queries: ids.map((id) => indicatorQuery(id, asked)) })
  const answers = found.flatMap(({ data }) => (data === undefined ? [] : [data]))
  return answers.length < ids.length ? undefined : answers
}

export const useTargets = (year?: string) =>
  useQuery({
    queryKey: [...numbers, 'targets', year],
    queryFn: () => take(client.GET('/api/targets', { params: { query: year ? { year } : {} } })),
  })

export const useScoreRules = () =>
  useQuery({ queryKey: [...numbers, 'scores'], queryFn: () => take(client.GET('/api/scores')) })

export const useScores = (id: string, sample?: boolean) =>
  useQuery({
    queryKey: [...numbers, 'scores', id, sample ?? false],
    queryFn: () => take(client.GET('/api/scores/{id}', { params: { path: { id }, query: sampled(sample) } })),
  })

export function useBehind(id: string, asked: Omit<BehindQuery, 'cursor'>) {
  return useInfiniteQuery({
    queryKey: [...numbers, 'behind', id, asked],
    queryFn: ({ pageParam }) =>
      take(
        client.GET('/api/indicators/{id}/matters', {
          params: { path: { id }, query: { ...asked, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next || undefined,
  })
}
