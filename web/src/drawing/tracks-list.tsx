import { useTranslation } from 'react-i18next'
import { DayCells } from '../marks/day-cells.tsx'
import { dayWords } from '../marks/day-words.ts'
import { Holder } from '../marks/holder.tsx'
import { Light } from '../marks/light.tsx'
import { useNow } from '../time/now.tsx'
import { laneWords } from './lane-words.ts'
import { StageRing } from './stage-ring.tsx'
import type { LaneFacts, StageFacts, TracksFacts } from './tracks-facts.ts'

/** The same tracks for one thumb: a line from top to bottom, the gate's lanes as rows under it. */
export function TracksList({ stages, gate, lanes, lanesTitle }: TracksFacts) {
  const { t } = useTranslation('drawing')
  const current = stages.findIndex((stage) => stage.state === 'current')
  const hangsFrom = gate?.after ?? stages[current]?.id
  return (
    <ol className="tracks-list" aria-label={t('tracks')}>
      {stages.map((stage, at) => (
        <StageItem
          key={stage.id}
          stage={stage}
          last={at === stages.length - 1}
          passed={at < current || stage.state === 'done'}
        >
          {stage.id === hangsFrom && lanes.length > 0 && (
            <div className="list-gate">
              <p className="list-gate-name">
                {gate ? <b>{t('gate', gate)}</b> : null} {lanesTitle && <span className="second">{lanesTitle}</span>}
              </p>
              <ol aria-label={gate ? t('gateSays', gate) : t('tracks')}>
                {lanes.map((lane) => (
                  <LaneItem key={lane.id} lane={lane} />
                ))}
              </ol>
            </div>
          )}
        </StageItem>
      ))}
    </ol>
  )
}

function StageItem({
  stage,
  last,
  passed,
  children,
}: {
  stage: StageFacts
  last: boolean
  passed: boolean
  children: React.ReactNode
}) {
  const { t } = useTranslation('drawing')
  const line = stage.state === 'current' ? 'current' : passed ? 'done' : 'future'
  return (
    <li className={`list-stage list-${stage.state}`}>
      <span className={last ? 'list-line' : `list-line list-line-${line}`} aria-hidden="true">
        <svg width="24" height="26" aria-hidden="true">
          <StageRing x={12} y={13} state={stage.state} />
        </svg>
      </span>
      <div className="list-body">
        <p className="list-head">
          <span className="list-name">{stage.name}</span>
          <span className="spoken">{t(`stage.${stage.state}`, { name: '' })}</span>
          {stage.note && <span className="second meta">{stage.note}</span>}
        </p>
        {children}
      </div>
    </li>
  )
}

function LaneItem({ lane }: { lane: LaneFacts }) {
  const { t } = useTranslation('drawing')
  const { t: words } = useTranslation('marks')
  const { today } = useNow()
  const said = laneWords(t, lane, (day) => dayWords(words, day, today, 'short'))
  const open = lane.state === 'open'
  const tone = open && (lane.light === 'late' || lane.light === 'due-soon') ? `says-${lane.light}` : 'second'
  return (
    <li className="list-lane">
      <span className="list-lane-sign">
        <Light light={lane.state === 'done' ? 'done' : (lane.light ?? 'suspended')} bare words={said} />
      </span>
      <div>
        <p>
          {lane.item}{' '}
          <span className="second">
            <Holder {...lane.holder} />
          </span>
        </p>
        <p className="meta list-lane-says">
          <span className={tone} aria-hidden="true">
            {said}
          </span>
          {open && lane.cells.length > 0 && <DayCells cells={lane.cells} widest={120} />}
        </p>
      </div>
      {lane.action}
    </li>
  )
}
