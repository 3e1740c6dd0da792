import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { WallAnswer } from '../../api/types-screens.ts'
import { DayText } from '../../marks/day.tsx'
import { DoubleLine } from '../../marks/double-line.tsx'
import { localOf } from '../../time/instant.ts'
import { useNow } from '../../time/now.tsx'
import { shortName } from '../short-name.ts'
import { type Scene, scenes } from './scenes.ts'

interface HeadProps {
  wall: WallAnswer
  scene: Scene
  onScene: (scene: Scene) => void
  paused: boolean
  /** The address holds one scene. */
  pinned: boolean
}

/** As many neighbours as stand beside the clock; those that trouble us first. */
const mostPeers = 3
const rank: Record<string, number> = { quarantined: 0, away: 1, never: 2 }

/** Whose wall it is, which scene, the neighbours' pulse, and the node's clock. */
export function Head({ wall, scene, onScene, paused, pinned }: HeadProps) {
  const { t } = useTranslation('wall')
  const say = useSay()
  return (
    <header className="wall-head">
      <h1>{t('title', { name: say(wall.name) })}</h1>
      <WallMarks wall={wall} />
      <nav className="wall-scenes" aria-label={t('keys')} title={t('keys')}>
        {scenes.map((one) => (
          <button
            key={one}
            type="button"
            aria-label={t('scene', { name: t(`scenes.${one}`) })}
            aria-current={one === scene}
            onClick={() => onScene(one)}
          />
        ))}
        <span className="second">
          {scene === 'overview' ? '' : t(`scenes.${scene}`)} {paused && !pinned ? t('paused') : ''}
        </span>
      </nav>
      <Peers wall={wall} />
      <WallClock />
    </header>
  )
}

/** That it shows samples, that it is for visitors. */
export function WallMarks({ wall }: { wall: WallAnswer }) {
  const { t } = useTranslation('wall')
  const { t: marks } = useTranslation('marks')
  return (
    <>
      {wall.sample && <span className="sample">{marks('sample')}</span>}
      {wall.visitor && <span className="sample">{t('visitor')}</span>}
    </>
  )
}

export function Peers({ wall }: { wall: WallAnswer }) {
  const say = useSay()
  const peers = wall.peers.toSorted((a, b) => (rank[a.state] ?? 3) - (rank[b.state] ?? 3)).slice(0, mostPeers)
  return (
    <ul className="wall-peers">
      {peers.map((peer) => (
        <li key={peer.party} className={`wall-peer wall-peer-${peer.state}`} data-peer={peer.party}>
          <Reached to={wall.visitor ? undefined : '/peers'}>
            <DoubleLine height={28} /> {shortName(say(peer.name))} <PeerWords peer={peer} />
          </Reached>
        </li>
      ))}
    </ul>
  )
}

export function WallClock() {
  const { today, time } = useNow()
  return (
    <span className="wall-clock">
      <DayText day={today} /> {time}
    </span>
  )
}

function Reached({ to, children }: { to: string | undefined; children: ReactNode }) {
  return to ? <Link to={to}>{children}</Link> : children
}

function PeerWords({ peer: { state, lastSeenAt } }: { peer: WallAnswer['peers'][number] }) {
  const { t } = useTranslation('wall')
  const { offsetMinutes, today } = useNow()
  if (state === 'quarantined') return <b className="wall-late">{t('quarantined')}</b>
  if (state !== 'away') return <>{t('online')}</>
  if (!lastSeenAt) return <b className="wall-soon">{t('never')}</b>
  const { day, time } = localOf(lastSeenAt, offsetMinutes)
  return <b className="wall-soon">{t('away', { when: day === today ? time : `${day.slice(5)} ${time}` })}</b>
}
