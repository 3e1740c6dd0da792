import { useTranslation } from 'react-i18next'
import type { WallMonth } from '../../api/types.ts'
import { useMoneyWords } from '../../marks/money.tsx'

const tall = 200

/** The months of the year: done as bars, planned as a tick; what each month came to stands above it. */
export function Year({ month }: { month: WallMonth }) {
  const { t } = useTranslation('wall')
  const money = useMoneyWords()
  const top = Math.max(...month.year.map(({ done, planned }) => Math.max(done, planned)), 1)
  const sum = (of: 'done' | 'planned') => money(month.year.reduce((all, one) => all + one[of], 0))
  return (
    <section className="wall-year">
      <h2>{t('year.title', { done: sum('done'), planned: sum('planned') })}</h2>
      <ol>
        {month.year.map((one) => (
          <li key={one.month} aria-label={`${one.month} ${money(one.done)} / ${money(one.planned)}`}>
            <span className="second">{one.done > 0 ? money(one.done) : ''}</span>
            <div style={{ height: tall }}>
              <i style={{ height: Math.round((tall * one.done) / top) }} />
              {one.planned > 0 && <b style={{ bottom: Math.round((tall * one.planned) / top) }} />}
            </div>
            <span>{t('year.month', { month: Number(one.month.slice(5)) })}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
