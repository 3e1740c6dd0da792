import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Name, SampleMark, Spoken } from '../marks/sample.tsx'

export interface Crumb {
  name: string
  to?: string
}

export interface PageHeaderProps {
  crumbs?: Crumb[]
  title: string
  /** Beside the title: ‖ 浏阳 共建跨省产业园. */
  beside?: ReactNode
  /** Facts under it, parted by wide space. */
  facts?: ReactNode[]
  sample?: boolean
  /** At the right end: the light, or what can be done. */
  right?: ReactNode
  /** Under it: 落地 → 开工，11月26日 周四到期. */
  rightNote?: ReactNode
}

export function PageHeader({ crumbs = [], title, beside, facts = [], sample, right, rightNote }: PageHeaderProps) {
  const { t } = useTranslation('shell')
  return (
    <header className="page-header">
      <div className="page-header-left">
        {crumbs.length > 0 && (
          <nav aria-label={t('crumbs')} className="crumbs second meta">
            {crumbs.map((crumb, at) => (
              <Fragment key={crumb.name}>
                {at > 0 && <span aria-hidden="true">›</span>}
                {crumb.to ? <Link to={crumb.to}>{crumb.name}</Link> : <span>{crumb.name}</span>}
              </Fragment>
            ))}
          </nav>
        )}
        <div className="page-title">
          <h1>{title === '' ? <Name>{title}</Name> : <Spoken>{title}</Spoken>}</h1>
          {beside}
        </div>
        <p className="page-facts second">
          {facts.map((fact, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: facts have no name of their own and never move
            <span key={at}>{fact}</span>
          ))}
          {sample && <SampleMark />}
        </p>
      </div>
      {(right || rightNote) && (
        <div className="page-header-right">
          <div className="page-light">{right}</div>
          <p>{rightNote}</p>
        </div>
      )}
    </header>
  )
}

/** A matter: what happened on the left, what can be done on the right; one column on a phone, doing first. */
export function TwoColumns({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <div className="two-columns">
      <div className="column-left">{left}</div>
      <div className="column-right">{right}</div>
    </div>
  )
}
