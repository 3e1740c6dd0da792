import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useIndicator, useTargets } from '../../api/number-hooks.ts'
import type { TargetAnswer } from '../../api/numbers.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { YearBars } from '../../drawing/year-bars.tsx'
import { DayText } from '../../marks/day.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { SectionTitle, Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { sharePercent, useAmountWords } from './amount.tsx'
import { behindHref } from './behind-href.ts'
import { Forecasts } from './forecasts.tsx'
import { Gaps, Rankings } from './gaps.tsx'
import { OwnFigures } from './own-figures.tsx'
import { Parts } from './parts.tsx'
import { Scores } from './scores.tsx'
import { Statistics } from './statistics.tsx'
import { TargetLine } from './target-line.tsx'
import { useDoneTitle } from './titles.ts'
import './cockpit.css'
import '../plain.css'

/** The indicator that the page opens with where no target says which. */
const first = 'project.done'

/**
 * The conference page (晒成绩、比作为、找差距、谋发展): what was done against the year's targets, by whom, what is behind, what
 * the year will come to. Real work and samples are two pages of it, never one number.
 */
export function CockpitPage() {
  const { t } = useTranslation('cockpit')
  const say = useSay()
  const [search, setSearch] = useSearchParams()
  const targets = useTargets()
  const real = useIndicator(first)
  const standing = useIndicator('project.standing')
  const asked = search.get('sample')
  // Where there is no real work yet the samples are shown, with their mark.
  const sample = asked === null ? standing.data?.value === null : asked === '1'
  const samples = useIndicator(first, { sample: true })
  const main = sample ? samples : real
  const own = (targets.data?.targets ?? []).filter((one) => one.sample === sample)
  const leading = own.find(({ indicatorId, unit }) => indicatorId === first && unit === '') ?? own[0]
  const opening = useOpening(leading, say(main.data?.indicator.label), main.data?.value ?? null)
  if (targets.error && !targets.data) {
    return <ProblemNotice problem={problemOf(targets.error)} again={() => void targets.refetch()} />
  }
  if (!targets.data || !main.data || !standing.data) return <RowsSkeleton />
  return (
    <div className="cockpit">
      <Sentence
        when={
          <>
            {t('title')}　<DayText day={targets.data.today} />
          </>
        }
      >
        {opening}
      </Sentence>
      <div className="tabs no-print">
        {[false, true].map((one) => (
          <button
            key={String(one)}
            type="button"
            aria-pressed={one === sample}
            onClick={() => setSearch({ sample: one ? '1' : '0' }, { replace: true })}
          >
            {t(one ? 'samples' : 'real')}
          </button>
        ))}
      </div>

      <h2 className="cockpit-part">{t('sections.done')}</h2>
      <Months target={leading} sample={sample} today={targets.data.today} />
      {own.map((one) => (
        <TargetLine key={one.matter} target={one} year={targets.data.year} />
      ))}

      <h2 className="cockpit-part">{t('sections.deeds')}</h2>
      <Parts sample={sample} />
      <Scores sample={sample} />

      <h2 className="cockpit-part">{t('sections.gaps')}</h2>
      <Gaps targets={own} />
      <Rankings sample={sample} />

      <h2 className="cockpit-part">{t('sections.ahead')}</h2>
      <Forecasts targets={own} />
      <Statistics sample={sample} />
      <OwnFigures />
    </div>
  )
}

function useOpening(target: TargetAnswer | undefined, name: string, value: number | null): string {
  const { t } = useTranslation('cockpit')
  const words = useAmountWords()
  if (!target?.indicator || target.done === null) {
    if (value === null) return t('says.nothing')
    return t('says.noTarget', { name, done: words(value, 'fen') })
  }
  const { done, amount, indicator, pace } = target
  const said = { name: target.name, done: words(done, indicator.unit), share: sharePercent(done / amount) }
  const gap = pace ? Math.max(0, Math.round(amount * pace.gone - done)) : 0
  return t(`says.${pace?.reading ?? 'level'}`, { ...said, gap: words(gap, indicator.unit) })
}

/** The year's months of what leads, last year beside, the target as ticks. */
function Months({ target, sample, today }: { target: TargetAnswer | undefined; sample: boolean; today: string }) {
  const { t } = useTranslation('cockpit')
  const say = useSay()
  const words = useAmountWords()
  const id = target?.indicator?.id ?? first
  const { data } = useIndicator(id, { sample })
  const title = useDoneTitle()
  if (!data || data.months.length === 0) return null
  const { indicator } = data
  return (
    <section className="cockpit-chart">
      <SectionTitle
        as="h3"
        sample={sample}
        side={
          <Link className="link no-print" to={behindHref(id, { period: data.period, sample })}>
            {data.value === null ? t('none') : words(data.value, indicator.unit)}
          </Link>
        }
      >
        {title(data)}
      </SectionTitle>
      <YearBars
        now={Number(today.slice(5, 7))}
        say={(value) => words(value, indicator.unit)}
        bars={data.months.map((one, at) => ({
          month: Number(one.month.slice(5)),
          value: one.value,
          before: one.before,
          plan: target?.months?.[at] ?? null,
        }))}
      />
      <p className="second meta cockpit-note">
        {t('scope', { scope: say(indicator.scope) })}　{t('source')}
        {'　'}
        {target?.monthsHow && t(`monthsHow.${target.monthsHow}`)}{' '}
        <a
          className="link no-print"
          href={`/api/indicators/${id}/sheet.xlsx?period=${data.period}${sample ? '&sample=1' : ''}`}
        >
          {t('sheet')}
        </a>
      </p>
    </section>
  )
}
