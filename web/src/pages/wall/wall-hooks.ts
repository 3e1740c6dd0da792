import { useQuery } from '@tanstack/react-query'
import { client, take } from '../../api/client.ts'
import { keys } from '../../api/hooks.ts'
import type { OutlinesAnswer } from '../../api/types-screens.ts'

/** A line that is cut without a word leaves a request open for minutes: after so long nobody answers, and it is asked again. */
const answersWithinMs = 10_000

/**
 * All that the wall shows. The stream says when to read again; the interval is for a stream that broke without a word,
 * and for clocks that turn by themselves. What was read stays on the screen until the next is here.
 */
export const useWall = (visitor: boolean, everyMs: number) =>
  useQuery({
    queryKey: [...keys.wall, visitor ? 'visitor' : 'inside'],
    queryFn: () => {
      const signal = AbortSignal.timeout(answersWithinMs)
      return take(client.GET('/api/wall', { params: { query: { visitor: visitor ? '1' : '0' } }, signal }))
    },
    refetchInterval: everyMs,
    refetchIntervalInBackground: true,
    retry: false,
  })

/** The outlines stand as long as the page does: they are not sent again with every change. */
export const useOutlines = () =>
  useQuery({
    queryKey: ['wall-outlines'],
    // Places are tuples, which the client's types take apart.
    queryFn: () => take(client.GET('/api/wall/outlines')).then((answer) => answer as OutlinesAnswer),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })

/** Which number was touched. */
export type Asked =
  | { what: 'late' | 'soon' }
  | { what: 'held'; desk: string; name: string }
  | { what: 'awaited'; party: string; name: string }

export const useBehind = (asked: Asked) => {
  const { what } = asked
  const query = {
    what,
    ...('desk' in asked ? { desk: asked.desk } : {}),
    ...('party' in asked ? { party: asked.party } : {}),
  }
  return useQuery({
    queryKey: [...keys.wall, 'behind', query],
    queryFn: () => take(client.GET('/api/wall/behind', { params: { query } })),
    gcTime: 0,
  })
}
