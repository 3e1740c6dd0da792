import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** An empty list teaches: what belongs here, one button to begin, one example. */
export function EmptyState({
  children,
  begin,
  example,
}: {
  children: ReactNode
  begin?: ReactNode
  example?: ReactNode
}) {
  const { t } = useTranslation('marks')
  return (
    <div className="empty">
      <p>{children}</p>
      {example && (
        <p className="second">
          {t('empty.example')} {example}
        </p>
      )}
      {begin && <p className="empty-begin">{begin}</p>}
    </div>
  )
}
