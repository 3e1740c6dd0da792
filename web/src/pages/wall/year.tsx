import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { WallMonth } from '../../api/types-screens.ts'
import { useMoneyWords } from '../../marks/money.tsx'
import { monthName } from '../figures/figure-words.ts'
import { behindMonth } from './month.tsx'

const tall = 200

/** The months of the year: done as bars, planned as a tick; what each month came to stands above it. */
export function Year({ month }: { month: WallMonth }) {
  const { t } = useTranslation('wall')
  const money = useMoneyWords()
  // A year that began later than January begins with its first month.
  const first = month.year.findIndex(({ done, planned }) => done > 0 || planned > 0)
  const year = month.year.slice(Math.max(0, first))
  const top = Math.max(...month.year.map(({ done, planned }) => Math.max(done, planned)), 1)
  const sum = (of: 'done' | 'planned') => money(month.year.reduce((all, one) => all + one[of], 0))
  return (
    <section className="wall-year">
      <h2>
        {t('year.title', { done: sum('done'), planned: sum('planned') })}
        <span className="second">
          <i className="wall-plan-tick" /> {t('year.plan')}
        </span>
      </h2>
      <ol>
        {year.map((one) => (
          <li key={one.month}>
            <Link to={behindMonth(month, 'done', one.month)}>
              <span className="second">{one.done > 0 ? money(one.done) : t('year.none')}</span>
              <span className="wall-month-bar" aria-hidden="true" style={{ height: tall }}>
                <i style={{ height: Math.round((tall * one.done) / top) }} />
                {one.planned > 0 && <b style={{ bottom: Math.round((tall * one.planned) / top) }} />}
              </span>
              <span>{t('year.month', { month: Number(one.month.slice(5)), monthName: monthName(one.month) })}</span>
              <span className="spoken">
                {t('year.plan')} {money(one.planned)}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
