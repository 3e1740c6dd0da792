import { createElement } from 'react'
import { Navigate, type RouteObject } from 'react-router'

/** `/admin/…`: for administrators of the own party. */
export const adminRoutes: RouteObject[] = [
  {
    path: 'admin',
    lazy: async () => {
      const { AdminFrame } = await import('./admin-frame.tsx')
      return { element: createElement(AdminFrame) }
    },
    children: [
      { index: true, element: createElement(Navigate, { to: 'people', replace: true }) },
      {
        path: 'people',
        lazy: async () => ({ element: createElement((await import('./people-page.tsx')).PeoplePage) }),
      },
      {
        path: 'sign-in',
        lazy: async () => ({ element: createElement((await import('./sign-in-page.tsx')).SignInPage) }),
      },
      {
        path: 'departments',
        lazy: async () => ({ element: createElement((await import('./departments-page.tsx')).DepartmentsPage) }),
      },
      {
        path: 'card',
        lazy: async () => ({ element: createElement((await import('./own-card-page.tsx')).OwnCardPage) }),
      },
      {
        path: 'cards',
        lazy: async () => ({ element: createElement((await import('./cards-page.tsx')).CardsPage) }),
      },
      {
        path: 'keys',
        lazy: async () => ({ element: createElement((await import('./keys-page.tsx')).KeysPage) }),
      },
      {
        path: 'audit',
        lazy: async () => ({ element: createElement((await import('./audit-page.tsx')).AuditPage) }),
      },
      {
        path: 'messages',
        lazy: async () => ({ element: createElement((await import('./messages-page.tsx')).MessagesPage) }),
      },
      {
        path: 'platforms',
        lazy: async () => ({ element: createElement((await import('./platforms-page.tsx')).PlatformsPage) }),
      },
      {
        path: 'quarantine',
        lazy: async () => ({ element: createElement((await import('./quarantine-page.tsx')).QuarantinePage) }),
      },
    ],
  },
]
