import type { EChartsCoreOption } from 'echarts/core'
import { lazy, Suspense } from 'react'
import { LinesSkeleton } from '../marks/skeletons.tsx'

/** ECharts is fetched only by a page that draws with it: it is larger than the rest of the app. */
const Drawn = lazy(() => import('./echart-drawn.tsx'))

/** For what the small drawings cannot say. Keep it inside a `ChartFigure`, which brings the table. */
export function EChart({ option, height, says }: { option: EChartsCoreOption; height: number; says: string }) {
  return (
    <Suspense fallback={<LinesSkeleton lines={4} />}>
      <Drawn option={option} height={height} says={says} />
    </Suspense>
  )
}
