import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMatters } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { DayText } from '../../marks/day.tsx'
import { Holder } from '../../marks/holder.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Name } from '../../marks/sample.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { LinesSkeleton } from '../../marks/skeletons.tsx'
import { holderName, matterPath } from '../rows.ts'

const kinds = 'lead,visit,obligation,trip'
const most = 8

/** Leads, follow-ups and promises past their day, then those nearly due: who has each, and since when it was due. */
export function Behind({ sample }: { sample: boolean }) {
  const { t } = useTranslation('investBoard')
  const say = useSay()
  const asked = { kind: kinds, sort: 'due', running: '1', limit: 50 } as const
  const late = useMatters({ ...asked, light: 'late' })
  const soon = useMatters({ ...asked, light: 'due-soon' })
  const rowsOf = (list: typeof late) =>
    (list.data?.pages.flatMap(({ items }) => items) ?? []).filter((row) => row.sample === sample)
  // Nothing is said to be on time before it was read.
  const trouble = late.error ?? soon.error
  if (!late.data || !soon.data) {
    return (
      <section className="section">
        {trouble ? <ProblemNotice problem={problemOf(trouble)} /> : <LinesSkeleton />}
      </section>
    )
  }
  const [lates, soons] = [rowsOf(late), rowsOf(soon)]
  const rows = [...lates, ...soons].slice(0, most)
  return (
    <section className="section">
      <SectionTitle sample={sample && rows.length > 0}>
        {lates.length > 0
          ? t(late.hasNextPage ? 'lateAtLeast' : 'late', { count: lates.length })
          : t(soons.length > 0 ? 'soon' : 'lateNone', { count: soons.length })}
      </SectionTitle>
      <ul className="invest-list">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="invest-list-name">
              <Light light={row.light === 'late' ? 'late' : 'due-soon'} bare />{' '}
              <Link to={matterPath(row.id)}>
                <Name>{row.title}</Name>
              </Link>
            </span>
            <span className="second">
              {say(row.kindLabel)} {say(row.stageLabel)}
            </span>
            <span>
              <Holder {...holderName(say, row.holder)} />{' '}
              {row.due && (
                <span className={row.light === 'late' ? 'says-late' : 'second'}>
                  <DayText day={row.due.slice(0, 10)} form="short" /> {t('dueOn')}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {lates.length + soons.length > rows.length && (
        <p className="no-print">
          <Link className="link" to={`/list/${kinds}/late?light=late`}>
            {t('lateAll')}
          </Link>
        </p>
      )}
    </section>
  )
}
