import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet } from 'react-router'
import { useSignedIn } from '../../api/hooks.ts'
import { EmptyState } from '../../marks/empty-state.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import '../plain.css'
import './admin.css'

const pages = [
  'people',
  'sign-in',
  'departments',
  'card',
  'cards',
  'keys',
  'audit',
  'quarantine',
  'messages',
  'platforms',
] as const

/** What an administrator keeps in order; each page opens with what is the case, not with its name. */
export function AdminFrame() {
  const { t } = useTranslation('admin')
  const session = useSignedIn()
  if (session && session.role !== 'administrator') return <EmptyState>{t('forbidden')}</EmptyState>
  return (
    <>
      <nav className="tabs admin-tabs" aria-label={t('title')}>
        {pages.map((page) => (
          <NavLink key={page} to={`/admin/${page}`}>
            {t(`tabs.${page}`)}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<RowsSkeleton rows={5} />}>
        <Outlet />
      </Suspense>
    </>
  )
}
