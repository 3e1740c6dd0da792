import { useTranslation } from 'react-i18next'
import { ChartFigure } from '../chart/chart-figure.tsx'

export interface Batch {
  id: string
  name: string
  done: number
  plan: number
}

/**
 * 四个一批: counts against the year's plan, with a tick where the year stands. The one furthest behind the tick is in
 * ink, so that a glance finds it; a count always shows both its numbers.
 */
export function BatchBars({ batches, passed, all }: { batches: Batch[]; passed: number; all: number }) {
  const { t } = useTranslation('drawing')
  const shares = batches.map((batch) => (batch.plan > 0 ? batch.done / batch.plan : 1))
  const lowest = Math.min(...shares)
  const behind = lowest < passed / all ? shares.indexOf(lowest) : -1
  return (
    <ChartFigure
      head={['', t('bars.actual'), t('bars.plan')]}
      rows={batches.map((batch) => [batch.name, String(batch.done), String(batch.plan)])}
    >
      <div className="batches" aria-hidden="true">
        {batches.map((batch, at) => (
          <div key={batch.id} className={at === behind ? 'batch batch-behind' : 'batch'}>
            <span>{batch.name}</span>
            <span className="batch-bar">
              <i style={{ width: `${Math.min(shares[at] ?? 0, 1) * 100}%` }} />
              <b style={{ left: `${(passed / all) * 100}%` }} />
            </span>
            <span className="batch-count">
              <b>{batch.done}</b> <span className="second">/ {batch.plan}</span>
            </span>
          </div>
        ))}
      </div>
      <p className="meta second">{t('batch.mark', { passed, all })}</p>
    </ChartFigure>
  )
}
