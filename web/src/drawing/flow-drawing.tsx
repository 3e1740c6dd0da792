import { useTranslation } from 'react-i18next'
import { Holder, type HolderName } from '../marks/holder.tsx'
import { Light, type LightName } from '../marks/light.tsx'
import { useLargeType } from '../theme/reading.ts'
import './flow.css'
import { type FlowLaneDays, type FlowPlan, flowTop, planFlow } from './flow-layout.ts'
import { useWidth } from './use-width.ts'

export interface FlowLaneFacts extends FlowLaneDays {
  /** 用地报批 */
  item: string
  holder: HolderName
  stage: string
  light?: LightName
  slack?: number
}

export interface FlowFacts {
  today: number
  ends: number
  path: readonly string[]
  lanes: readonly FlowLaneFacts[]
  /** Said at the end of the axis: 12月18日. */
  endsOn: string
  firstOn: string
}

/** Below this there is no room for an axis: the picture becomes a list that says the same. */
const narrowest = 820

/** What waits for what on one axis of working days, and the chain that decides when all is done. */
export function FlowDrawing(facts: FlowFacts) {
  const [ref, width] = useWidth<HTMLDivElement>(1168)
  return <div ref={ref}>{width < narrowest ? <FlowList {...facts} /> : <WideFlow {...facts} width={width} />}</div>
}

function WideFlow({ width, lanes, today, ends, path, endsOn, firstOn }: FlowFacts & { width: number }) {
  const { t, i18n } = useTranslation('drawing')
  const { t: marks } = useTranslation('marks')
  const type = (useLargeType() ? 1.25 : 1) * (i18n.language === 'en' ? 1.15 : 1)
  const plan = planFlow({ width, type, today, ends, path, lanes })
  const byId = new Map(lanes.map((lane) => [lane.id, lane]))
  // The words of two days that stand close would lie on each other: today gives way to the end.
  const apart = Math.abs(plan.todayX - plan.endsX) > 90 * type && plan.todayX - plan.chartX > 70 * type
  return (
    <div className="flow" style={{ height: plan.height }}>
      <FlowLines plan={plan} width={width} />
      <div className="flow-axis" aria-hidden="true">
        <span style={{ left: plan.chartX }} className="flow-first">
          {firstOn}
        </span>
        {apart && <b style={{ left: plan.todayX }}>{marks('day.today')}</b>}
        <b style={{ left: plan.endsX }}>{endsOn}</b>
      </div>
      <ol className="flow-lanes" style={{ top: flowTop }}>
        {plan.order.map((id) => {
          const lane = byId.get(id)
          return lane ? <WideLane key={id} lane={lane} plan={plan} nameOf={(of) => byId.get(of)?.item} t={t} /> : null
        })}
      </ol>
    </div>
  )
}

type Say = ReturnType<typeof useTranslation<'drawing'>>['t']

function WideLane({
  lane,
  plan,
  nameOf,
  t,
}: {
  lane: FlowLaneFacts
  plan: FlowPlan
  nameOf: (id: string) => string | undefined
  t: Say
}) {
  return (
    <li className="flow-lane">
      <span className="flow-item" style={{ width: plan.chartX - 16 }}>
        <span className={lane.critical ? 'flow-name flow-name-critical' : 'flow-name'} title={lane.item}>
          {lane.item}
        </span>
        <span className="second meta flow-holder">
          <Holder {...lane.holder} line />
        </span>
        <span className="spoken">{waitWords(t, lane, nameOf)}</span>
      </span>
      <span className="flow-says" style={{ left: plan.chartEnd + 20 }}>
        <DaysWords lane={lane} t={t} />
      </span>
    </li>
  )
}

/** 承诺 20 日，已用 9 日 · 关键. */
function DaysWords({ lane, t }: { lane: FlowLaneFacts; t: Say }) {
  const over = lane.promised === null ? 0 : lane.used - lane.promised
  return (
    <>
      {lane.light && <Light light={lane.light} bare words={t(`flow.state.${lane.state}`)} />}{' '}
      <span className={over > 0 ? 'says-late' : 'second'}>{daysSay(t, lane, over)}</span>
    </>
  )
}

function daysSay(t: Say, { promised, used, state, slack, critical }: FlowLaneFacts, over: number): string {
  if (promised === null) return t('flow.noTerm')
  const said =
    over > 0
      ? t('flow.over', { promised, used, over })
      : state === 'waiting'
        ? t('flow.promised', { promised })
        : t('flow.used', { promised, used })
  if (state === 'done') return said
  return `${said}${t('flow.and')}${critical ? t('flow.critical') : t('flow.slack', { slack: slack ?? 0 })}`
}

function waitWords(t: Say, lane: FlowLaneFacts, nameOf: (id: string) => string | undefined): string {
  const names = lane.waitsFor.flatMap((id) => nameOf(id) ?? [])
  return names.length === 0 ? t('flow.waitsForNothing') : t('flow.waitsFor', { names: names.join(t('flow.join')) })
}

function FlowLines({ plan, width }: { plan: FlowPlan; width: number }) {
  return (
    <svg className="tracks-lines" width={width} height={plan.height} aria-hidden="true">
      <rect x={plan.todayX - 1} y={flowTop - 4} width={2} height={plan.bottom - flowTop + 4} className="flow-today" />
      <path d={`M${plan.endsX} ${flowTop - 4}V${plan.bottom}`} className="flow-end" />
      {plan.links.map((link) => (
        <path
          key={`${link.from} ${link.to}`}
          d={link.d}
          className={link.critical ? 'flow-link-critical' : 'flow-link'}
        />
      ))}
      {plan.bars.map((bar) => (
        <g key={bar.id}>
          {bar.segments.map((segment) => (
            <rect
              key={segment.kind}
              x={segment.x + 0.5}
              y={bar.y - 5}
              width={Math.max(segment.width - 1, 1)}
              height={10}
              className={segment.kind === 'waiting' ? 'lane-suspended flow-waiting' : `lane-${segment.kind}`}
            />
          ))}
          {bar.critical && (
            <path d={`M${bar.critical.x} ${bar.y + 9}h${bar.critical.width}`} className="flow-critical" />
          )}
        </g>
      ))}
    </svg>
  )
}

/** The same for one thumb and for a reader that speaks. */
function FlowList({ lanes, path, endsOn, ends, today }: FlowFacts) {
  const { t } = useTranslation('drawing')
  const byId = new Map(lanes.map((lane) => [lane.id, lane]))
  const sorted = lanes.toSorted((a, b) => a.begins - b.begins || a.ends - b.ends)
  return (
    <>
      <p className="second meta">{t('flow.ends', { day: endsOn, left: Math.max(ends - today, 0) })}</p>
      <ol className="flow-list">
        {sorted.map((lane) => (
          <li
            key={lane.id}
            className={lane.critical || path.includes(lane.id) ? 'flow-row flow-row-critical' : 'flow-row'}
          >
            <p>
              <b>{lane.item}</b>{' '}
              <span className="second">
                <Holder {...lane.holder} />
              </span>
            </p>
            <p className="meta">
              <DaysWords lane={lane} t={t} />
            </p>
            {lane.state === 'waiting' && lane.waitsFor.length > 0 && (
              <p className="meta second">{waitWords(t, lane, (id) => byId.get(id)?.item)}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
