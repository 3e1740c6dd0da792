import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/month-board/{kind}`: many matters by the months of a year, each month in the county's colour. */
export const monthBoardRoutes: RouteObject[] = [
  {
    path: 'month-board/:kind',
    lazy: async () => ({ element: createElement((await import('./month-board-page.tsx')).MonthBoardPage) }),
  },
]

export const monthBoardPath = (kind: string) => `/month-board/${encodeURIComponent(kind)}`
