import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMatters } from '../../api/hooks.ts'
import { useIndicator } from '../../api/number-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { MatterRowAnswer } from '../../api/types.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Name } from '../../marks/sample.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { LinesSkeleton } from '../../marks/skeletons.tsx'
import { behindHref } from '../cockpit/behind-href.ts'
import { matterPath } from '../rows.ts'

const sorts = ['sector', 'standing'] as const
const counted = [
  ['leads', 'lead.standing'],
  ['visits', 'visit.count'],
  ['contracts', 'lead.contracted'],
] as const

/** Teams for an industry and teams in other cities, with what each has in hand. */
export function Teams({ sample, year }: { sample: boolean; year: string }) {
  const { t } = useTranslation('investBoard')
  const say = useSay()
  const list = useMatters({ kind: 'team', stage: 'working', limit: 100 })
  const numbers = {
    leads: useIndicator('lead.standing', { by: 'team', sample }).data,
    visits: useIndicator('visit.count', { by: 'team', sample }).data,
    contracts: useIndicator('lead.contracted', { by: 'team', sample }).data,
  }
  // No team is said to be missing, or to have nothing, before it was read.
  if (!list.data) {
    return (
      <section className="section">
        {list.error ? <ProblemNotice problem={problemOf(list.error)} /> : <LinesSkeleton />}
      </section>
    )
  }
  const teams = list.data.pages.flatMap(({ items }) => items).filter((row) => row.sample === sample)
  const busy = (row: MatterRowAnswer) =>
    counted.reduce((sum, [name]) => sum + (numbers[name]?.split?.rows.find(({ key }) => key === row.id)?.value ?? 0), 0)
  const of = (sort: string) =>
    teams.filter(({ columns }) => columns.sort === sort).toSorted((a, b) => busy(b) - busy(a))
  const shown = sorts.map((sort) => [sort, of(sort)] as const).filter(([, rows]) => rows.length > 0)
  const facts = { sector: of('sector').length, standing: of('standing').length }
  const number = (id: (typeof counted)[number], row: MatterRowAnswer) => {
    const [name, indicator] = id
    if (numbers[name] === undefined) return <span className="second">…</span>
    const value = numbers[name]?.split?.rows.find(({ key }) => key === row.id)?.value ?? 0
    const period = name === 'leads' ? {} : { period: year }
    return value === 0 ? (
      <span className="second">0</span>
    ) : (
      <Link to={behindHref(indicator, { by: 'team', key: row.id, ...period, sample })}>
        <b>{value}</b>
      </Link>
    )
  }
  return (
    <section className="section">
      <SectionTitle sample={sample && teams.length > 0}>{t('teams', facts)}</SectionTitle>
      {shown.length === 0 && <p className="second">{t('teamsNone')}</p>}
      {shown.map(([sort, rows]) => (
        <table key={sort} className="plain-table invest-teams">
          <thead>
            <tr>
              <th scope="col">{t(`sorts.${sort}`)}</th>
              {counted.map(([name]) => (
                <th key={name} scope="col" className="number">
                  {t(`columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link to={matterPath(row.id)}>
                    <Name>{row.title}</Name>
                  </Link>{' '}
                  <span className="second">{say(String(row.columns.city ?? row.columns.charge ?? ''))}</span>
                </td>
                {counted.map((id) => (
                  <td key={id[0]} className="number">
                    {number(id, row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  )
}
