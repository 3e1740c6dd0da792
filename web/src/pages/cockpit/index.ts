import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/cockpit`: the county's numbers; `/cockpit/behind?of={indicator}`: what is behind one of them. */
export const cockpitRoutes: RouteObject[] = [
  {
    path: 'cockpit',
    lazy: async () => {
      const { CockpitPage } = await import('./cockpit-page.tsx')
      return { element: createElement(CockpitPage) }
    },
  },
  {
    path: 'cockpit/behind',
    lazy: async () => {
      const { BehindPage } = await import('./behind-page.tsx')
      return { element: createElement(BehindPage) }
    },
  },
]
