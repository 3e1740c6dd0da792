import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/months?month=2026-10`: a month's reports, its close, and what came since. */
export const monthsRoutes: RouteObject[] = [
  {
    path: 'months',
    lazy: async () => ({ element: createElement((await import('./months-page.tsx')).MonthsPage) }),
  },
]
