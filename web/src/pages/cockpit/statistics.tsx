import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { matterQuery, useMatters } from '../../api/hooks.ts'
import { YearBars } from '../../drawing/year-bars.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { grouped } from './amount.tsx'
import { lastOfEachMonth, type StatisticMonth, yearBarsOf } from './statistic-months.ts'

const most = 12

/**
 * Numbers that another office counts, month by month: flash report or confirmed stands beside each, with source and scope.
 * They are not added to anything.
 */
export function Statistics({ sample }: { sample: boolean }) {
  const { t } = useTranslation('cockpit')
  const list = useMatters({ kind: 'statistic', limit: most })
  const rows = (list.data?.pages[0]?.items ?? []).filter((row) => Boolean(row.sample) === sample)
  const matters = useQueries({ queries: rows.map(({ id }) => matterQuery(id)) })
  if (rows.length === 0) return null
  return (
    <section className="section">
      <h3 className="cockpit-under">{t('statistics')}</h3>
      {matters.map(({ data }, at) => {
        const row = rows[at]
        if (!data || !row) return null
        const { fields, adds } = data.matter.shared
        const months = lastOfEachMonth(
          (adds['enter-month'] ?? []).map((entry) => entry.fields as unknown as StatisticMonth),
        )
        const latest = months.at(-1)
        if (!latest) return null
        const unit = String(fields.unit ?? '')
        const standing = (one: StatisticMonth) => t(one.standing === 'confirmed' ? 'confirmed' : 'flash')
        return (
          <div key={row.id} className="cockpit-statistic">
            <SectionTitle
              as="h3"
              sample={sample}
              side={
                <Link className="link no-print" to={`/matters/${encodeURIComponent(row.id)}`}>
                  {standing(latest)}
                </Link>
              }
            >
              {t('statisticTitle', { name: row.title, month: latest.month, value: plain(latest.value), unit })}
            </SectionTitle>
            <YearBars
              say={(value) => `${grouped(value)} ${unit}`}
              now={Number(latest.month.slice(5))}
              bars={yearBarsOf(months)}
            />
            <p className="second meta cockpit-note">
              {t('statSource', { office: String(fields.sourceOffice ?? ''), scope: String(fields.scope ?? '') })}
              {latest.cumulative && `　${t('cumulative', { value: plain(latest.cumulative), unit })}`}
              {'　'}
              {months
                .slice(-6)
                .map((one) => `${one.month} ${standing(one)}`)
                .join('　')}
            </p>
          </div>
        )
      })}
    </section>
  )
}

const plain = (value: string) => grouped(Number(value))
