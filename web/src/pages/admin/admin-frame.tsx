import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet, useLocation } from 'react-router'
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
  const { pathname } = useLocation()
  const tabs = useRef<HTMLElement>(null)
  // On a phone the tabs are wider than the screen: where one is has to be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another tab
  useEffect(() => {
    const nav = tabs.current
    const now = nav?.querySelector<HTMLElement>('.active')
    if (nav && now) nav.scrollLeft = now.offsetLeft - nav.offsetLeft - (nav.clientWidth - now.offsetWidth) / 2
  }, [pathname, session])
  if (session && session.role !== 'administrator') return <EmptyState>{t('forbidden')}</EmptyState>
  return (
    <>
      <nav ref={tabs} className="tabs admin-tabs" aria-label={t('title')}>
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
