import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/figures`: published figures with their sources. */
export const figuresRoutes: RouteObject[] = [
  {
    path: 'figures',
    lazy: async () => {
      const { FiguresPage } = await import('./figures-page.tsx')
      return { element: createElement(FiguresPage) }
    },
  },
]
