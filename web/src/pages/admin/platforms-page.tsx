import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePlatforms } from '../../api/admin-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import type { PlatformAnswer } from '../../api/types.ts'
import { InstantText } from '../../marks/day.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Name } from '../../marks/sample.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { matterPath } from '../rows.ts'

/** The province's platforms as they stand: last heard of, what waits to be told, what was refused and why. */
export function PlatformsPage() {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = usePlatforms()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={3} />
  const away = data.filter(({ trouble }) => trouble !== null).length
  return (
    <>
      <Sentence>
        {data.length === 0 || away === 0 ? t('platforms.saysWell') : t('platforms.saysAway', { count: away })}
      </Sentence>
      {data.length === 0 && <EmptyState>{t('platforms.none')}</EmptyState>}
      {data.map((one) => (
        <Platform key={one.platform} one={one} />
      ))}
    </>
  )
}

function Platform({ one }: { one: PlatformAnswer }) {
  const { t } = useTranslation('admin')
  return (
    <section className="section">
      <h2>
        <Light light={one.trouble === null ? 'on-time' : 'late'} bare size={14} /> {one.platform}
      </h2>
      <dl className="platform-facts">
        <dt>{t('platforms.heard')}</dt>
        <dd>{one.heardAt ? <InstantText at={one.heardAt} form="full" /> : t('platforms.never')}</dd>
        {one.trouble !== null && (
          <>
            <dt>{t('platforms.trouble')}</dt>
            <dd className="says-late">
              {t(`platforms.why.${whyOf(one.trouble)}`)} <span className="second meta">{one.trouble}</span>
              {one.troubledSince && (
                <>
                  {' '}
                  <InstantText at={one.troubledSince} form="full" />
                </>
              )}
            </dd>
          </>
        )}
        <dt>{t('platforms.told')}</dt>
        <dd>{one.told}</dd>
        <dt>{t('platforms.waiting')}</dt>
        <dd>{one.waiting}</dd>
        <dt>{t('platforms.refused')}</dt>
        <dd>
          {one.refused}
          {one.lastRefusal !== null && <span className="second"> {t('platforms.last', { why: one.lastRefusal })}</span>}
        </dd>
        <dt>{t('platforms.url')}</dt>
        <dd className="second">
          {one.url} {t(one.withToken ? 'platforms.withToken' : 'platforms.noToken')}
        </dd>
      </dl>
      {one.oldest.length > 0 && (
        <ul className="platform-waiting">
          {one.oldest.map((row) => (
            <li key={row.matter}>
              <Link to={matterPath(row.matter)}>
                <Name>{row.title}</Name>
              </Link>
              <span className="second meta">
                {row.trouble === null
                  ? t('platforms.soon')
                  : t('platforms.tried', { count: row.tries, why: row.trouble })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const whys = ['away', 'too-slow', 'not-understood'] as const

function whyOf(trouble: string): (typeof whys)[number] | 'other' {
  return whys.find((one) => one === trouble) ?? 'other'
}
