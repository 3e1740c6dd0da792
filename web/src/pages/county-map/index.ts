import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/map`: the county with what is going on in it. */
export const countyMapRoutes: RouteObject[] = [
  {
    path: 'map',
    lazy: async () => {
      const { CountyMapPage } = await import('./county-map-page.tsx')
      return { element: createElement(CountyMapPage) }
    },
  },
]
