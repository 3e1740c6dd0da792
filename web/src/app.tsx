import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, createElement, lazy, Suspense } from 'react'
import { createBrowserRouter, Outlet, type RouteObject, RouterProvider } from 'react-router'
import { keys } from './api/hooks.ts'
import { ProblemError } from './api/problem.ts'
import { Broken } from './layout/broken.tsx'
import { NotFound } from './layout/not-found.tsx'
import { UpdateNotice } from './layout/update-notice.tsx'
import { RowsSkeleton } from './marks/skeletons.tsx'
import { accountRoutes } from './pages/account/index.ts'
import { adminRoutes } from './pages/admin/index.ts'
import { agreementsRoutes } from './pages/agreements/index.ts'
import { cockpitRoutes } from './pages/cockpit/index.ts'
import { countyMapRoutes } from './pages/county-map/index.ts'
import { figuresRoutes } from './pages/figures/index.ts'
import { SignedIn } from './pages/frame/signed-in.tsx'
import { investBoardRoutes } from './pages/invest-board/index.ts'
import { monthBoardRoutes } from './pages/month-board/index.ts'
import { monthlyRoutes } from './pages/monthly/index.ts'
import { monthsRoutes } from './pages/months/index.ts'
import { numbersRoutes } from './pages/numbers/index.ts'
import { peersRoutes } from './pages/peers/index.ts'
import { settingsRoutes } from './pages/settings/index.ts'
import { wallRoutes } from './pages/wall/index.ts'
import Workbench from './pages/workbench/workbench.tsx'
import { Themed } from './theme/themed.tsx'
import { NowProvider } from './time/now.tsx'

/** Every drawn sign with sample data, for those who build screens: fetched only when asked for. */
const Gallery = lazy(() => import('./gallery/gallery.tsx'))
const OwnList = lazy(() => import('./pages/workbench/own-list.tsx'))

const queries = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended is noticed by whatever asks first; the gate then shows the sign-in page.
    onError(error, query) {
      if (error instanceof ProblemError && error.status === 401 && query.queryKey[0] !== keys.session[0]) {
        void queries.invalidateQueries({ queryKey: keys.session })
      }
    },
  }),
  defaultOptions: {
    // A stale page on a bad line is worth more than none; writes are never repeated by themselves.
    queries: {
      retry: (count, error) =>
        count < 1 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
      staleTime: 5_000,
      networkMode: 'offlineFirst',
    },
    mutations: { retry: false, networkMode: 'offlineFirst' },
  },
})

/** A page in a chunk of its own. */
function page(path: string, load: () => Promise<{ default: ComponentType }>): RouteObject {
  return { path, lazy: async () => ({ element: createElement((await load()).default) }) }
}

const ownLists = [
  ['late', 'late'],
  ['soon', 'soon'],
  ['on-time', 'onTime'],
  ['untimed', 'untimed'],
  ['in-hand', 'inHand'],
  ['in-house', 'inHouse'],
  ['waiting', 'waiting'],
  ['followed', 'followed'],
  ['done', 'done'],
] as const

const pages: RouteObject[] = [
  { index: true, element: <Workbench /> },
  ...ownLists.map(([path, show]) => ({ path, element: <OwnList key={path} show={show} /> })),
  page('list/:kind', () => import('./pages/list/list.tsx')),
  page('list/:kind/:item', () => import('./pages/list/list.tsx')),
  page('matters/:id', () => import('./pages/matter/matter.tsx')),
  page('matters/:id/disclosures', () => import('./pages/matter/disclosures.tsx')),
  page('open', () => import('./pages/open-matter/choose-kind.tsx')),
  page('open/:kind', () => import('./pages/open-matter/open-matter.tsx')),
  page('import/:kind', () => import('./pages/import/import-page.tsx')),
  page('receipt/:command', () => import('./pages/open-matter/receipt.tsx')),
  page('notices', () => import('./pages/notices/notices.tsx')),
  page('search', () => import('./pages/search/search.tsx')),
  page('help', () => import('./pages/help/help.tsx')),
  ...accountRoutes,
  ...adminRoutes,
  ...agreementsRoutes,
  ...cockpitRoutes,
  ...countyMapRoutes,
  ...figuresRoutes,
  ...investBoardRoutes,
  ...monthBoardRoutes,
  ...monthlyRoutes,
  ...monthsRoutes,
  ...numbersRoutes,
  ...peersRoutes,
  ...settingsRoutes,
  { path: '*', element: <NotFound /> },
]

const router = createBrowserRouter([
  {
    path: '/sign-in',
    errorElement: <Broken />,
    hydrateFallbackElement: <RowsSkeleton />,
    lazy: async () => ({ element: createElement((await import('./pages/sign-in/sign-in.tsx')).default) }),
  },
  {
    path: '/gallery/*',
    errorElement: <Broken />,
    element: (
      <Suspense fallback={<RowsSkeleton />}>
        <Gallery />
      </Suspense>
    ),
  },
  ...wallRoutes,
  {
    path: '/',
    element: <SignedIn />,
    errorElement: <Broken />,
    hydrateFallbackElement: <RowsSkeleton />,
    // A page that breaks leaves the frame standing: the way to the next one stays.
    children: [{ errorElement: <Broken />, element: <Paged />, children: pages }],
  },
])

function Paged() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Outlet />
    </Suspense>
  )
}

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Themed>
        <NowProvider>
          <RouterProvider router={router} />
          <UpdateNotice />
        </NowProvider>
      </Themed>
    </QueryClientProvider>
  )
}
