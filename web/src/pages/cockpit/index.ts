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

/** The address of what is behind a number; every number on a screen is a link to it. */
export function behindHref(
  indicator: string,
  asked: { by?: string; key?: string; period?: string; sample?: boolean },
): string {
  const query = new URLSearchParams({ of: indicator })
  for (const name of ['by', 'key', 'period'] as const) if (asked[name] !== undefined) query.set(name, asked[name])
  if (asked.sample) query.set('sample', '1')
  return `/cockpit/behind?${query}`
}
