import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/settings`: the rules that are data, and what holds today. */
export const settingsRoutes: RouteObject[] = [
  {
    path: 'settings',
    lazy: async () => {
      const { SettingsPage } = await import('./settings-page.tsx')
      return { element: createElement(SettingsPage) }
    },
  },
]
