import type { Kind, Matter, ScheduleRule } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../../api/say.ts'
import { Gantt } from '../../../drawing/gantt.tsx'
import { YearBars } from '../../../drawing/year-bars.tsx'
import { DayText } from '../../../marks/day.tsx'
import { Light } from '../../../marks/light.tsx'
import { useMoneyWords } from '../../../marks/money.tsx'
import { Spoken } from '../../../marks/sample.tsx'
import { SectionTitle } from '../../../marks/sentence.tsx'
import { useSurface } from '../../../theme/surface.ts'
import { useNow } from '../../../time/now.tsx'
import { fieldSpec } from '../../field-spec.ts'
import './schedule.css'
import { type Milestone, type Schedule, scheduleOf } from './schedule-of.ts'

interface ScheduleProps {
  kind: Kind
  matter: Matter
  rule: ScheduleRule
}

/** 建设节点、月计划、倒计时: what was planned, what was reached, and how many days are left. Nothing where nothing is planned. */
export function SchedulePart({ kind, matter, rule }: ScheduleProps) {
  const { t } = useTranslation('schedule')
  const say = useSay()
  const { today } = useNow()
  const phone = useSurface() === 'phone'
  const { shared, overlay } = matter
  const fields = { ...shared.fields, ...overlay.fields }
  const schedule = scheduleOf(rule, { fields, adds: shared.adds }, today)
  const { milestones, months, countdown } = schedule
  const planned = months.some((month) => month.planned !== null || month.done !== null)
  if (milestones.length === 0 && !planned) return null
  const nameOf = (row: Milestone) => (row.promised ? fieldSpec(kind, row.name, say).label : row.name)
  const rows = milestones.map((row) => ({
    ...row,
    id: `${row.promised} ${row.name}`,
    name: nameOf(row),
    says: <Stands row={row} />,
  }))
  return (
    <section className="schedule">
      {milestones.length > 0 && (
        <>
          <div className="schedule-head">
            <SectionTitle>{headline(schedule, nameOf, t)}</SectionTitle>
            {countdown && (
              <p className="schedule-countdown">
                <span className="second">
                  {t(countdown.days < 0 ? 'gone' : 'until', { what: fieldSpec(kind, countdown.field, say).label })}
                </span>{' '}
                <b className={countdown.days < 0 ? 'figure says-late' : 'figure'}>{Math.abs(countdown.days)}</b>{' '}
                <span className="second">{t('days')}</span>
              </p>
            )}
          </div>
          {phone ? <PhoneRows rows={rows} /> : <Gantt rows={rows} today={today} />}
        </>
      )}
      {planned && <Months months={months} month={Number(today.slice(5, 7))} />}
    </section>
  )
}

type Words = ReturnType<typeof useTranslation<'schedule'>>['t']

/** The sentence: what is late, else what comes next. */
function headline({ milestones }: Schedule, nameOf: (row: Milestone) => string, t: Words): string {
  const late = milestones.filter(({ state }) => state === 'late')
  const worst = late.toSorted((a, b) => b.days - a.days)[0]
  if (worst) return t('saysLate', { count: late.length, name: nameOf(worst), days: worst.days })
  const next = milestones.find(({ state }) => state === 'soon' || state === 'to-come')
  if (next) return t(next.days === 0 ? 'saysToday' : 'saysNext', { name: nameOf(next), days: next.days })
  return t('saysDone')
}

const lights = { kept: 'done', 'made-up': 'caught-up', late: 'late', soon: 'due-soon', 'to-come': 'on-time' } as const

/** How a milestone stands: sign, word and days; the day it was reached where it was. */
function Stands({ row: { state, days, due, done } }: { row: Milestone }) {
  const { t } = useTranslation('schedule')
  const day = <DayText day={done ?? due} form="short" />
  return (
    <span className="schedule-stands">
      <Light light={lights[state]} bare size={12} />{' '}
      {state === 'kept' ? (
        <span className="second">
          {day} {t('kept')}
        </span>
      ) : (
        <>
          <span className={`says-${lights[state]}`}>
            {t(state === 'soon' && days === 0 ? 'state.today' : `state.${state}`, { days })}
          </span>{' '}
          <span className="second">{day}</span>
        </>
      )}
    </span>
  )
}

function PhoneRows({ rows }: { rows: { id: string; name: string; promised: boolean; says: React.ReactNode }[] }) {
  return (
    <ol className="schedule-list">
      {rows.map(({ id, name, promised, says }) => (
        <li key={id}>
          <span className={promised ? 'strong' : ''}>
            <Spoken>{name}</Spoken>
          </span>
          {says}
        </li>
      ))}
    </ol>
  )
}

function Months({ months, month }: { months: Schedule['months']; month: number }) {
  const { t } = useTranslation('schedule')
  const money = useMoneyWords()
  const sum = (of: 'planned' | 'done') => months.reduce((all, one) => all + (one[of] ?? 0), 0)
  return (
    <div className="schedule-months">
      <SectionTitle as="h3">
        {t(sum('planned') > 0 ? 'months' : 'monthsNoPlan', {
          done: money(sum('done')),
          planned: money(sum('planned')),
        })}
      </SectionTitle>
      <YearBars
        now={month}
        say={money}
        height={120}
        plan={t('plan')}
        bars={months.map((one) => ({ month: Number(one.month.slice(5)), value: one.done, plan: one.planned }))}
      />
    </div>
  )
}
