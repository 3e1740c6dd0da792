import { createElement } from 'react'
import type { RouteObject } from 'react-router'
import { Broken } from '../../layout/broken.tsx'

/** `/wall`: a page of its own, without the desk's frame, in a chunk of its own. */
export const wallRoutes: RouteObject[] = [
  {
    path: '/wall',
    errorElement: createElement(Broken),
    hydrateFallbackElement: createElement('div', { className: 'wall-blank' }),
    lazy: async () => {
      const { WallPage } = await import('./wall-page.tsx')
      return { element: createElement(WallPage) }
    },
  },
]
