import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/peers`: who is in reach, and who keeps how much. */
export const peersRoutes: RouteObject[] = [
  {
    path: 'peers',
    lazy: async () => {
      const { PeersPage } = await import('./peers-page.tsx')
      return { element: createElement(PeersPage) }
    },
  },
]
