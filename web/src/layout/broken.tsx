import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { ProblemNotice } from '../marks/problem-notice.tsx'

/** A page that broke says so and offers the one thing that helps; the cause goes to the console for whoever repairs it. */
export function Broken() {
  const { t } = useTranslation('shell')
  const error = useRouteError()
  useEffect(() => console.error(error), [error])
  return (
    <main className="desk-page">
      <ProblemNotice problem={{ zh: t('broken') }} again={() => location.reload()} />
    </main>
  )
}
