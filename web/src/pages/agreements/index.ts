import { createElement } from 'react'
import type { RouteObject } from 'react-router'

/** `/agreements`, `/agreements/new`, `/agreements/{id}`. */
export const agreementsRoutes: RouteObject[] = [
  {
    path: 'agreements',
    lazy: async () => {
      const { AgreementsPage } = await import('./agreements-page.tsx')
      return { element: createElement(AgreementsPage) }
    },
  },
  {
    path: 'agreements/new',
    lazy: async () => {
      const { NewAgreementPage } = await import('./new-agreement-page.tsx')
      return { element: createElement(NewAgreementPage) }
    },
  },
  {
    path: 'agreements/:id',
    lazy: async () => {
      const { AgreementPage } = await import('./agreement-page.tsx')
      return { element: createElement(AgreementPage) }
    },
  },
]
