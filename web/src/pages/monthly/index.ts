import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/monthly/{item}` and one matter of it: one chunk, so that going from one to the other needs no signal. */
export const monthlyRoutes: RouteObject[] = ['monthly/:item', 'monthly/:item/:id'].map((path) => ({
  path,
  lazy: async () => ({ element: createElement((await import('./monthly-page.tsx')).MonthlyPage) }),
}))
