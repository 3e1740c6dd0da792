import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/numbers/{kind}`: everything that is counted of one kind. */
export const numbersRoutes: RouteObject[] = [
  {
    path: 'numbers/:kind',
    lazy: async () => ({ element: createElement((await import('./numbers-page.tsx')).NumbersPage) }),
  },
]

export const numbersPath = (kind: string) => `/numbers/${encodeURIComponent(kind)}`
