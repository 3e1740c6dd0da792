import { queryOptions } from '@tanstack/react-query'
import { readProblem } from '../../api/problem.ts'

export interface PaperAnswer {
  id: string
  label: { zh: string; en: string }
  kind: string
  of: 'matter' | 'month'
  when?: { field: string; is: string }
}

/** Which papers there are changes only with a release or a duty. */
export const papersQuery = queryOptions({
  queryKey: ['papers'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => {
    const response = await fetch('/api/papers')
    if (!response.ok) throw await readProblem(response)
    return ((await response.json()) as { items: PaperAnswer[] }).items
  },
})
