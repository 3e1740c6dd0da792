import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/invest`: the investment office's board, in a chunk of its own. */
export const investBoardRoutes: RouteObject[] = [
  {
    path: 'invest',
    lazy: async () => ({ element: createElement((await import('./invest-board.tsx')).InvestBoard) }),
  },
]
