import { useTranslation } from 'react-i18next'
import { ChartFigure } from '../chart/chart-figure.tsx'
import { useWidth } from './use-width.ts'

export interface YearBar {
  /** 1 … 12 */
  month: number
  value: number | null
  /** The same month a year before. */
  before?: number | null
  /** What the target asks of the month. */
  plan?: number | null
}

const widest = 46
const foot = 22

/**
 * A year's months as bars, last year's thin beside each, the target as a tick; the running month in ink. A month that
 * nobody reported has no bar and says so in the table.
 */
export function YearBars({
  bars,
  now,
  say,
  plan,
  height = 150,
}: {
  bars: YearBar[]
  /** The running month, 1 … 12. */
  now?: number
  /** A value in words, for the table and for hovering. */
  say: (value: number) => string
  /** What the tick is called, where it is not a target. */
  plan?: string
  height?: number
}) {
  const { t } = useTranslation('cockpit')
  const [ref, room] = useWidth<HTMLDivElement>(bars.length * widest)
  // On a phone the months move together: scaled down nobody could read them.
  const pitch = Math.min(widest, room / bars.length)
  const part = (px: number) => (px * pitch) / widest
  const top = Math.max(1, ...bars.flatMap(({ value, before, plan }) => [value ?? 0, before ?? 0, plan ?? 0]))
  const px = (value: number) => Math.round((Math.max(value, 0) / top) * (height - 4))
  const width = bars.length * pitch
  const known = (value: number | null | undefined) => (value === null || value === undefined ? t('none') : say(value))
  const hasBefore = bars.some(({ before }) => before !== null && before !== undefined)
  const hasPlan = bars.some(({ plan }) => plan !== null && plan !== undefined)
  const columns = [
    [t('bars.month'), (bar: YearBar) => String(bar.month)],
    [t('bars.value'), (bar: YearBar) => known(bar.value)],
    ...(hasBefore ? [[t('bars.before'), (bar: YearBar) => known(bar.before)] as const] : []),
    ...(hasPlan ? [[plan ?? t('bars.plan'), (bar: YearBar) => known(bar.plan)] as const] : []),
  ] as const
  return (
    <ChartFigure head={columns.map(([name]) => name)} rows={bars.map((bar) => columns.map(([, cell]) => cell(bar)))}>
      <div ref={ref}>
        <svg className="year-bars" viewBox={`0 0 ${width} ${height + foot}`} aria-hidden="true">
          {bars.map((bar, at) => {
            const x = at * pitch + part(6)
            const running = bar.month === now
            return (
              <g key={bar.month} className={running ? 'bar bar-now' : 'bar'}>
                <title>{columns.map(([name, cell]) => `${name} ${cell(bar)}`).join('\n')}</title>
                {typeof bar.before === 'number' && (
                  <rect
                    className="bar-before"
                    x={x}
                    y={height - px(bar.before)}
                    width={part(8)}
                    height={px(bar.before)}
                  />
                )}
                {typeof bar.value === 'number' && (
                  <rect x={x + part(10)} y={height - px(bar.value)} width={part(20)} height={px(bar.value)} />
                )}
                {typeof bar.plan === 'number' && <path d={`M${x + part(7)} ${height - px(bar.plan)}h${part(26)}`} />}
                <text x={x + part(18)} y={height + 17} textAnchor="middle">
                  {running ? t('bars.running', { month: bar.month }) : bar.month}
                </text>
              </g>
            )
          })}
          <path className="year-base" d={`M0 ${height}h${width}`} />
        </svg>
      </div>
      <p className="bars-legend meta second" aria-hidden="true">
        <i className="legend-bar" /> {t('bars.value')}
        {hasBefore && (
          <>
            <i className="legend-before" /> {t('bars.before')}
          </>
        )}
        {hasPlan && (
          <>
            <i className="legend-tick" /> {plan ?? t('bars.plan')}
          </>
        )}
      </p>
    </ChartFigure>
  )
}
