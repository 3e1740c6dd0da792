import { useTranslation } from 'react-i18next'
import { ChartFigure } from '../chart/chart-figure.tsx'

export interface MonthBar {
  /** 1 … 12 */
  month: number
  actual: number
  plan?: number
}

/** Months as bars with the plan as a tick; the running month in ink. Values in one unit, said by `unit`. */
export function MonthBars({ bars, unit, height = 142 }: { bars: MonthBar[]; unit: string; height?: number }) {
  const { t } = useTranslation('drawing')
  const top = Math.max(...bars.map((bar) => Math.max(bar.actual, bar.plan ?? 0)), 1)
  const pitch = 31
  const px = (value: number) => Math.round((value / top) * (height - 2))
  const width = bars.length * pitch
  return (
    <ChartFigure
      head={[
        t('bars.month', { month: '', monthName: 'Month' }),
        `${t('bars.actual')} ${unit}`,
        `${t('bars.plan')} ${unit}`,
      ]}
      rows={bars.map((bar) => [String(bar.month), String(bar.actual), bar.plan === undefined ? '' : String(bar.plan)])}
    >
      <svg
        className="month-bars"
        viewBox={`0 0 ${width} ${height + 22}`}
        width={width}
        height={height + 22}
        aria-hidden="true"
      >
        {bars.map((bar, at) => {
          const now = at === bars.length - 1
          const x = at * pitch + 4
          return (
            <g key={bar.month} className={now ? 'bar bar-now' : 'bar'}>
              <rect x={x} y={height - px(bar.actual)} width={22} height={px(bar.actual)} />
              {bar.plan !== undefined && <path d={`M${x - 3} ${height - px(bar.plan) - 1}h28`} />}
              <text x={x + 11} y={height + 17} textAnchor="middle">
                {now ? t('bars.month', { month: bar.month, monthName: bar.month }) : bar.month}
              </text>
            </g>
          )
        })}
      </svg>
    </ChartFigure>
  )
}

export function BarsLegend() {
  const { t } = useTranslation('drawing')
  return (
    <p className="bars-legend meta second" aria-hidden="true">
      <i className="legend-bar" /> {t('bars.actual')} <i className="legend-tick" /> {t('bars.plan')}
    </p>
  )
}
