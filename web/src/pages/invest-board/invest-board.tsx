import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useIndicator, useTargets } from '../../api/number-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { DayText } from '../../marks/day.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { SectionTitle, Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { BigAmount, useAmountWords } from '../cockpit/amount.tsx'
import { behindHref } from '../cockpit/behind-href.ts'
import { useKindId } from '../use-kind-id.ts'
import { Behind } from './behind.tsx'
import '../plain.css'
import '../cockpit/cockpit.css'
import './invest-board.css'
import { Printed } from './printed-tasks.tsx'
import { Quotas } from './quota-table.tsx'
import { Teams } from './teams.tsx'

/** 招商看板: leads by stage, what came of what was signed, quotas by unit, what is behind, the teams. */
export function InvestBoard() {
  const { t } = useTranslation('investBoard')
  const { t: cockpit } = useTranslation('cockpit')
  const [search, setSearch] = useSearchParams()
  const asked = search.get('sample')
  const real = useIndicator('lead.standing', { by: 'stage' })
  const sample = asked === null ? real.data?.value === null : asked === '1'
  const targets = useTargets()
  if (targets.error && !targets.data) {
    return <ProblemNotice problem={problemOf(targets.error)} again={() => void targets.refetch()} />
  }
  if (!targets.data || !real.data) return <RowsSkeleton />
  const { today, year } = targets.data
  const own = targets.data.targets.filter((one) => one.sample === sample && one.indicator?.of === 'lead')
  return (
    <div className="invest-board">
      <Opening sample={sample} today={today} />
      <div className="tabs no-print">
        {[false, true].map((one) => (
          <button
            key={String(one)}
            type="button"
            aria-pressed={one === sample}
            onClick={() => setSearch({ sample: one ? '1' : '0' }, { replace: true })}
          >
            {cockpit(one ? 'samples' : 'real')}
          </button>
        ))}
        <button type="button" className="invest-print" onClick={() => window.print()}>
          {t('print')}
        </button>
      </div>
      <div className="invest-two">
        <Funnel sample={sample} />
        <WhatCounts sample={sample} year={year} />
      </div>
      {own.map((target) => (
        <Quotas key={target.matter} target={target} year={year} />
      ))}
      {own.length === 0 && <p className="second section">{t('noQuota')}</p>}
      <div className="invest-two">
        <Behind sample={sample} />
        <Teams sample={sample} year={year} />
      </div>
      <Printed />
    </div>
  )
}

/** The answer first: what is in place of what was signed. */
function Opening({ sample, today }: { sample: boolean; today: string }) {
  const { t } = useTranslation('investBoard')
  const words = useAmountWords()
  const contracts = useIndicator('lead.contracted', { sample }).data
  const money = useIndicator('obligation.kept-money', { sample }).data
  const { kind } = useKindId('lead')
  const stages = kind?.declaration.tracks[kind.declaration.main]?.stages
  const leads = useIndicator('lead.standing', { by: 'stage', sample }).data?.split?.rows ?? []
  // Whatever has come to an end is no longer talked about.
  const running = leads.filter(({ key }) => !stages?.[key]?.end)
  const facts = {
    leads: words(
      running.reduce((sum, { value }) => sum + (value ?? 0), 0),
      'matters',
    ),
    contracts: words(contracts?.value ?? 0, 'matters'),
    money: words(money?.value ?? 0, 'fen'),
  }
  return (
    <Sentence
      when={
        <>
          {t('title')}　<DayText day={today} />
        </>
      }
    >
      {t('says', facts)}
    </Sentence>
  )
}

/** Leads as they stand, by stage in the order of the kind; those that came to nothing apart. */
function Funnel({ sample }: { sample: boolean }) {
  const { t } = useTranslation('investBoard')
  const say = useSay()
  const { kind } = useKindId('lead')
  const { data } = useIndicator('lead.standing', { by: 'stage', sample })
  if (!data || !kind) return <RowsSkeleton />
  const { main, tracks } = kind.declaration
  const ways = tracks[main]
  const counted = new Map(data.split?.rows.map(({ key, value }) => [key, value ?? 0]))
  const stages = Object.keys(ways?.stages ?? {})
  // An end that nothing else leads through is where leads fall out, but for the last step of the way: the contract.
  const fallen = stages.filter((stage) => ways?.stages[stage]?.end && stage !== lastOf(stages, ways?.stages ?? {}))
  const on = stages.filter((stage) => !fallen.includes(stage))
  const most = Math.max(1, ...on.map((stage) => counted.get(stage) ?? 0))
  const count = (stage: string) => (
    <Link to={behindHref('lead.standing', { by: 'stage', key: stage, sample })}>
      <b>{counted.get(stage) ?? 0}</b>
    </Link>
  )
  return (
    <section className="section">
      <SectionTitle sample={sample}>
        {t('funnel', { count: on.reduce((sum, one) => sum + (counted.get(one) ?? 0), 0) })}
      </SectionTitle>
      <ol className="invest-funnel">
        {on.map((stage) => (
          <li key={stage}>
            <span>{say(kind.labels.stages[`${main}.${stage}`])}</span>
            <span className="batch-bar" aria-hidden="true">
              <i style={{ width: `${((counted.get(stage) ?? 0) / most) * 100}%` }} />
            </span>
            {count(stage)}
          </li>
        ))}
      </ol>
      <p className="second meta">
        {fallen.map((stage) => (
          <span key={stage} className="invest-fallen">
            {say(kind.labels.stages[`${main}.${stage}`])} {count(stage)}
          </span>
        ))}
      </p>
    </section>
  )
}

/** The first end in the order of the declaration: where the way on leads. */
function lastOf(stages: string[], declared: Record<string, { end?: boolean }>): string | undefined {
  return stages.find((stage) => declared[stage]?.end)
}

const counts = ['obligation.kept-money', 'project.started', 'project.producing', 'obligation.kept-rate'] as const

/** What counts is money in place, start and production; the sum signed stands beside, small. */
function WhatCounts({ sample, year }: { sample: boolean; year: string }) {
  const { t } = useTranslation('investBoard')
  const words = useAmountWords()
  const signed = useIndicator('lead.contract-sum', { sample }).data
  const contracted = useIndicator('lead.contracted', { sample }).data
  return (
    <section className="section">
      <SectionTitle sample={sample}>{t('counts')}</SectionTitle>
      <ul className="invest-counts">
        {counts.map((id) => (
          <Counted key={id} id={id} sample={sample} year={year} />
        ))}
      </ul>
      {signed && contracted && (
        <p className="second">
          {t('signed')}{' '}
          <Link className="invest-quiet" to={behindHref('lead.contracted', { period: year, sample })}>
            {words(contracted.value ?? 0, 'matters')}
          </Link>
          {t('signedSum')}{' '}
          <Link className="invest-quiet" to={behindHref('lead.contract-sum', { period: year, sample })}>
            {words(signed.value ?? 0, 'fen')}
          </Link>
          {t('signedSays')}
        </p>
      )}
    </section>
  )
}

function Counted({ id, sample, year }: { id: string; sample: boolean; year: string }) {
  const { t } = useTranslation('investBoard')
  const say = useSay()
  const { data } = useIndicator(id, { sample })
  if (!data) return <li>…</li>
  const { indicator, value } = data
  return (
    <li>
      <Link to={behindHref(id, { period: year, sample })} title={say(indicator.scope)}>
        {value === null && indicator.unit === 'percent' ? (
          <b className="figure">—</b>
        ) : (
          <BigAmount value={value ?? 0} unit={indicator.unit} />
        )}
      </Link>
      <span>
        {say(indicator.label)}{' '}
        {value === null && indicator.unit === 'percent' && <span className="second">{t('noneDue')}</span>}
      </span>
    </li>
  )
}
