import { useTranslation } from 'react-i18next'

/** Quiet bars in the place of rows, at the rows' own height, so that nothing jumps when they come. */
export function RowsSkeleton({ rows = 7 }: { rows?: number }) {
  const { t } = useTranslation('marks')
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={String(at)} className="skeleton-row">
          <i style={{ width: 72 }} />
          <i style={{ width: 132 - (at % 3) * 18 }} />
          <i style={{ width: 168 - (at % 4) * 14 }} />
          <i style={{ width: 96 }} />
        </div>
      ))}
    </div>
  )
}

export function LinesSkeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation('marks')
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, at) => (
        <div key={String(at)} className="skeleton-line">
          <i style={{ width: at === lines - 1 ? '46%' : '92%' }} />
        </div>
      ))}
    </div>
  )
}
