import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { Broken } from './layout/broken.tsx'
import { NotFound } from './layout/not-found.tsx'
import { UpdateNotice } from './layout/update-notice.tsx'
import { RowsSkeleton } from './marks/skeletons.tsx'
import { Themed } from './theme/themed.tsx'
import { NowProvider } from './time/now.tsx'

/** Every drawn sign with sample data, for those who build screens: fetched only when asked for. */
const Gallery = lazy(() => import('./gallery/gallery.tsx'))

const queries = new QueryClient({
  defaultOptions: {
    // A stale page on a bad line is worth more than none; writes are never repeated by themselves.
    queries: { retry: 1, staleTime: 5_000, networkMode: 'offlineFirst' },
    mutations: { retry: false, networkMode: 'offlineFirst' },
  },
})

const router = createBrowserRouter([
  {
    path: '/gallery/*',
    errorElement: <Broken />,
    element: (
      <Suspense fallback={<RowsSkeleton />}>
        <Gallery />
      </Suspense>
    ),
  },
  { path: '*', element: <NotFound /> },
])

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
