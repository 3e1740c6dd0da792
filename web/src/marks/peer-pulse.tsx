import type { Instant } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useNow } from '../time/now.tsx'
import { DoubleLine } from './double-line.tsx'

export interface Peer {
  name: string
  /** When we last held everything the peer had. */
  syncedAt?: Instant
  state: 'here' | 'away' | 'quarantined'
  /** Entries that we know of and do not hold yet. */
  behind?: number
}

type Age = { key: 'justNow' } | { key: 'seconds' | 'minutes' | 'hours' | 'days'; count: number }

export function ageOf(ms: number): Age {
  const seconds = Math.floor(ms / 1000)
  if (seconds < 1) return { key: 'justNow' }
  if (seconds < 60) return { key: 'seconds', count: seconds }
  if (seconds < 3600) return { key: 'minutes', count: Math.floor(seconds / 60) }
  if (seconds < 86_400) return { key: 'hours', count: Math.floor(seconds / 3600) }
  return { key: 'days', count: Math.floor(seconds / 86_400) }
}

/** ‖ 浏阳 同步 2 秒前. Away, its stroke is hollow and the words say that work goes on. */
export function PeerPulse({ name, syncedAt, state, behind }: Peer) {
  const { t } = useTranslation('marks')
  const now = useNow()
  const age = syncedAt ? ageOf(Date.parse(now.instant) - Date.parse(syncedAt)) : undefined
  const synced = !age
    ? t('peer.never')
    : age.key === 'justNow'
      ? t('peer.justNow')
      : t(`peer.${age.key}`, { count: age.count })
  const words = state === 'here' ? synced : state === 'away' ? t('peer.away') : t('peer.quarantined')
  return (
    <span
      className={`peer peer-${state}`}
      title={state === 'away' ? `${t('peer.awaySays', { name })} ${synced}` : undefined}
    >
      <DoubleLine height={14} /> <span>{name}</span>{' '}
      <span className={state === 'here' ? 'second' : 'peer-words'}>{words}</span>
      {behind ? <span className="second">{t('peer.behind', { count: behind })}</span> : null}
    </span>
  )
}
