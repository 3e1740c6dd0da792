import { useTranslation } from 'react-i18next'
import { dayWords } from '../marks/day-words.ts'
import { Holder } from '../marks/holder.tsx'
import { LightShape } from '../marks/light.tsx'
import { useLargeType } from '../theme/reading.ts'
import { useNow } from '../time/now.tsx'
import { laneWords } from './lane-words.ts'
import { StageRing } from './stage-ring.tsx'
import type { TracksFacts } from './tracks-facts.ts'
import { itemX, lanesTop, lineY, planTracks, ringRadius, roomForName, type TracksPlan } from './tracks-layout.ts'
import { TracksList } from './tracks-list.tsx'
import { useWidth } from './use-width.ts'

/** Below this there is no room for an axis: the tracks become a list with the same signs. */
const narrowest = 820

/**
 * The main line with its stages, the gate as a diamond with its post, and the parallel tracks as lanes between the post
 * of the stage and the post of the gate, on one axis of working days.
 */
export function TracksDrawing(facts: TracksFacts) {
  const [ref, width] = useWidth<HTMLDivElement>(1168)
  return <div ref={ref}>{width < narrowest ? <TracksList {...facts} /> : <WideTracks {...facts} width={width} />}</div>
}

function WideTracks({ stages, gate, lanes, lanesTitle, days, gateDueOn, width }: TracksFacts & { width: number }) {
  const { t } = useTranslation('drawing')
  const { t: words } = useTranslation('marks')
  const { today } = useNow()
  const { i18n } = useTranslation()
  // English says in letters what Chinese says in half the width.
  const type = (useLargeType() ? 1.25 : 1) * (i18n.language === 'en' ? 1.15 : 1)
  const plan = planTracks({ width, type, stages, gate, lanes, days, today })
  const sayDay = (day: string) => dayWords(words, day, today, 'short')
  return (
    <div className="tracks" style={{ height: plan.height }}>
      <svg className="tracks-lines" width={width} height={plan.height} aria-hidden="true">
        <Axis plan={plan} />
        <MainLine plan={plan} />
      </svg>
      <ol className="tracks-stages" aria-label={t('tracks')}>
        {plan.stages.map((placed, at) => {
          const stage = stages[at]
          if (!stage) return null
          const hung = plan.postX === placed.x
          return (
            <li
              key={stage.id}
              className={`stage stage-${stage.state} at-${placed.align}`}
              style={{ left: placed.align === 'end' ? width : placed.align === 'start' ? 0 : placed.x }}
            >
              <span
                className="stage-name"
                title={stage.name}
                style={{ maxWidth: roomForName(plan.stages, stages, at) }}
              >
                {stage.name}
                <span className="spoken">{t(`stage.${stage.state}`, { name: '' })}</span>
              </span>
              {stage.note && <span className={hung ? 'stage-note stage-note-hung' : 'stage-note'}>{stage.note}</span>}
            </li>
          )
        })}
        {gate && plan.gateX !== undefined && (
          <li className="stage stage-gate at-middle" style={{ left: plan.gateX }}>
            <span className="stage-name" aria-hidden="true">
              {t('gate', gate)}
            </span>
            <span className="spoken">{t('gateSays', gate)}</span>
          </li>
        )}
      </ol>
      {plan.postX !== undefined && (
        <>
          <div className="axis-head" aria-hidden="true">
            <b className="axis-title">{lanesTitle}</b>
            <span className="axis-month" style={{ width: plan.postX - 8 }}>
              {plan.columns[0] && dayWords(words, plan.columns[0].day, today, 'month')}
            </span>
            {plan.columns.map((column, at) => {
              const due = column.day === gateDueOn
              // The words of the due day are wider than a narrow column.
              const yields = plan.columnWidth < 36 && plan.columns[at + 1]?.day === gateDueOn && gateDueOn !== undefined
              const label = column.today
                ? words('day.today')
                : due
                  ? t('dueMark', { day: column.label || column.day.slice(8) })
                  : yields
                    ? ''
                    : column.label
              return (
                <span
                  key={column.day}
                  className={column.today ? 'axis-day axis-today' : 'axis-day'}
                  style={{ left: column.x + plan.columnWidth / 2 }}
                >
                  {label}
                </span>
              )
            })}
          </div>
          <ol className="lanes" style={{ top: lanesTop }} aria-label={gate ? t('gateSays', gate) : t('tracks')}>
            {lanes.map((lane) => {
              const said = laneWords(t, lane, sayDay)
              const tone =
                lane.state === 'open' && (lane.light === 'late' || lane.light === 'due-soon')
                  ? ` says-${lane.light}`
                  : ''
              return (
                <li key={lane.id} className="lane">
                  <span className="lane-holder" title={lane.holder.name} style={{ maxWidth: itemX * type - 8 }}>
                    <Holder {...lane.holder} line />
                  </span>
                  <span
                    className="lane-item"
                    title={lane.item}
                    style={{ left: itemX * type, maxWidth: (plan.postX ?? 280) - itemX * type - 8 }}
                  >
                    {lane.item}
                  </span>
                  <span className={`lane-says${tone}`} style={{ left: (plan.gateX ?? width - 316 * type) + 24 }}>
                    {said}
                  </span>
                  {lane.action && <span className="lane-action">{lane.action}</span>}
                </li>
              )
            })}
          </ol>
          <LaneCells plan={plan} lanes={lanes} width={width} />
        </>
      )}
    </div>
  )
}

function MainLine({ plan }: { plan: TracksPlan }) {
  return (
    <>
      {plan.postX !== undefined && <path d={`M${plan.postX} ${lineY + ringRadius}V${plan.bottom}`} className="post" />}
      {plan.postX !== undefined && plan.gateX !== undefined && (
        <path d={`M${plan.gateX} ${lineY}V${plan.bottom}`} className="post-gate" />
      )}
      {plan.segments.map((segment) => (
        <path key={segment.from} d={`M${segment.from} ${lineY}H${segment.to}`} className={`main-${segment.kind}`} />
      ))}
      {plan.gateX !== undefined && <path d={`M${plan.gateX} ${lineY - 14}l14 14-14 14-14-14z`} className="gate" />}
      {plan.stages.map((stage) => (
        <StageRing key={stage.id} x={stage.x} y={lineY} state={stage.state} />
      ))}
    </>
  )
}

/** Columns of days, today shaded, a darker line where days off are left out. */
function Axis({ plan }: { plan: TracksPlan }) {
  const top = lanesTop
  return (
    <>
      {plan.columns.map((column, at) => (
        <g key={column.day}>
          {column.today && (
            <rect x={column.x} y={top} width={plan.columnWidth} height={plan.bottom - top} className="today" />
          )}
          {(at < plan.columns.length - 1 || column.weekEnds) && (
            <path
              d={`M${column.x + plan.columnWidth - 0.5} ${top}V${plan.bottom}`}
              className={column.weekEnds ? 'axis-week' : 'axis-line'}
            />
          )}
        </g>
      ))}
    </>
  )
}

function LaneCells({ plan, lanes, width }: { plan: TracksPlan; lanes: TracksFacts['lanes']; width: number }) {
  return (
    <svg className="tracks-lines" width={width} height={plan.height} aria-hidden="true">
      {plan.lanes.map((lane, at) => {
        const facts = lanes[at]
        return (
          <g key={facts?.id ?? lane.y}>
            {lane.clipped && plan.postX !== undefined && <path d={`M${plan.postX + 1} ${lane.y}h3`} className="run" />}
            {lane.cells.map((cell) =>
              cell.kind === 'left' || cell.kind === 'suspended' ? (
                <rect
                  key={cell.x}
                  x={cell.x + 0.5}
                  y={lane.y - 4.5}
                  width={cell.width - 1}
                  height={9}
                  className={`lane-${cell.kind}`}
                />
              ) : (
                <rect
                  key={cell.x}
                  x={cell.x}
                  y={lane.y - 5}
                  width={cell.width}
                  height={10}
                  className={`lane-${cell.kind}`}
                />
              ),
            )}
            {lane.limitX !== undefined && <path d={`M${lane.limitX} ${lane.y - 10}v20`} className="limit" />}
            {lane.run && (
              <path
                d={`M${lane.run.from} ${lane.y}H${lane.run.to}`}
                className={lane.run.dotted ? 'run-dotted' : 'run'}
              />
            )}
            {facts?.state === 'done' && plan.gateX !== undefined && (
              <path d={`M${lane.signX + 9} ${lane.y}H${plan.gateX}`} className="run" />
            )}
            {facts?.state === 'done' && <LightShape light="done" x={lane.signX} y={lane.y} />}
            {facts?.state === 'open' && facts.light && <LightShape light={facts.light} x={lane.signX} y={lane.y} />}
          </g>
        )
      })}
    </svg>
  )
}
