import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMenu } from '../../api/hooks.ts'
import { useIndicator } from '../../api/number-hooks.ts'
import { BarsLegend, MonthBars } from '../../drawing/month-bars.tsx'
import { useMoneyWords } from '../../marks/money.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { useNow } from '../../time/now.tsx'
import { behindHref } from '../cockpit/behind-href.ts'

const done = 'project.done'
const planned = 'project.planned'
/** What the bars count in, by language: fen of one 万元, of one yuan. */
const wanFen = 1_000_000
const yuanFen = 100

/** Is this duty one that looks at the county's numbers? Others are spared them. */
export function useSeesNumbers(): boolean {
  return (useMenu().data ?? []).some(({ items }) => items.some(({ page }) => page === 'cockpit'))
}

/** This month's investment against its plan, with the months of the year; of samples where nothing else was reported. */
export function MonthSoFar() {
  const { t, i18n } = useTranslation('workbench')
  const { t: drawing } = useTranslation('drawing')
  const money = useMoneyWords()
  const { today } = useNow()
  const real = { done: useIndicator(done).data, planned: useIndicator(planned).data }
  const samples = {
    done: useIndicator(done, { sample: true }).data,
    planned: useIndicator(planned, { sample: true }).data,
  }
  const sample = real.done?.value === null && real.planned?.value === null
  const { done: reported, planned: plan } = sample ? samples : real
  if (!reported || !plan || (reported.value === null && plan.value === null)) return null
  const month = today.slice(0, 7)
  const of = (answer: typeof reported, which: string) => answer.months.find((one) => one.month === which)?.value ?? 0
  const [now, due] = [of(reported, month), of(plan, month)]
  const english = i18n.language === 'en'
  const scale = (fen: number) => Math.round(fen / (english ? yuanFen : wanFen))
  const months = [...new Set([...reported.months, ...plan.months].map((one) => one.month))]
    .filter((one) => one <= month && (of(reported, one) > 0 || of(plan, one) > 0 || one === month))
    .sort()
  const gap = due - now
  return (
    <section>
      <SectionTitle
        sample={sample}
        side={
          <Link className="link meta" to="/cockpit">
            {t('monthAll')}
          </Link>
        }
      >
        {due > 0 ? t('monthSays', { percent: Math.round((100 * now) / due) }) : t('monthNoPlan')}
      </SectionTitle>
      <div className="month-so-far">
        <div>
          <p>
            <Link to={behindHref(done, { period: month, sample })}>
              <b className="figure">{money(now)}</b>
            </Link>
          </p>
          {due > 0 && (
            <p className="second meta">
              <Link to={behindHref(planned, { period: month, sample })}>{t('monthOf', { amount: money(due) })}</Link>
              {gap > 0 && ` ${t('monthGap', { amount: money(gap) })}`}
            </p>
          )}
          <BarsLegend />
        </div>
        <MonthBars
          unit={drawing(english ? 'bars.yuan' : 'bars.wan')}
          bars={months.map((one) => ({
            month: Number(one.slice(5)),
            actual: scale(of(reported, one)),
            plan: scale(of(plan, one)),
          }))}
        />
      </div>
    </section>
  )
}
