import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/account`. */
export const accountRoutes: RouteObject[] = [
  {
    path: 'account',
    lazy: async () => {
      const { AccountPage } = await import('./account-page.tsx')
      return { element: createElement(AccountPage) }
    },
  },
]
