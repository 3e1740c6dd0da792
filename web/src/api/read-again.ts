import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Reads again what a change made stale. What is being read for the very first time is read once more afterwards: its
 * answer may be from before the change, and the library takes a first reading under way for a new one.
 *
 * @param queryKey  absent: everything that is on the screen
 */
export async function readAgain(queries: QueryClient, queryKey?: QueryKey): Promise<void> {
  const filter = queryKey === undefined ? {} : { queryKey }
  const first = queries.getQueryCache().findAll({
    ...filter,
    type: 'active',
    predicate: ({ state }) => state.data === undefined && state.fetchStatus === 'fetching',
  })
  await queries.invalidateQueries(filter)
  await Promise.all(first.map(({ queryKey: of }) => queries.invalidateQueries({ queryKey: of, exact: true })))
}
