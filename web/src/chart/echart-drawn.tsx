import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { DatasetComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useStill } from '../theme/use-still.ts'

use([
  BarChart,
  LineChart,
  ScatterChart,
  DatasetComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
])

/** Colours and type of the drawing, read from the tokens in force where it stands. */
function tokensOf(element: HTMLElement): EChartsCoreOption {
  const style = getComputedStyle(element)
  const value = (name: string) => style.getPropertyValue(name).trim()
  const axis = {
    axisLine: { lineStyle: { color: value('--line-strong') } },
    axisTick: { show: false },
    axisLabel: { color: value('--ink-2'), fontSize: 12 },
    splitLine: { lineStyle: { color: value('--line') } },
  }
  return {
    color: [value('--ink'), value('--cell'), value('--past'), value('--pine'), value('--other')],
    textStyle: { fontFamily: style.fontFamily, color: value('--ink') },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
  }
}

export default function EChartDrawn({
  option,
  height,
  says,
}: {
  option: EChartsCoreOption
  height: number
  says: string
}) {
  const ref = useRef<HTMLDivElement>(null)
  const still = useStill()
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const chart = init(element, tokensOf(element), { renderer: 'svg' })
    chart.setOption({ animation: !still, ...option })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [option, still])
  return <div ref={ref} style={{ height }} role="img" aria-label={says} />
}
