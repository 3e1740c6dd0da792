import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '../marks/empty-state.tsx'

export function NotFound() {
  const { t } = useTranslation('shell')
  return (
    <main className="desk-page">
      <h1>{t('notFound')}</h1>
      <EmptyState
        begin={
          <Link className="press" to="/">
            {t('home')}
          </Link>
        }
      >
        {t('notFoundSays')}
      </EmptyState>
    </main>
  )
}
