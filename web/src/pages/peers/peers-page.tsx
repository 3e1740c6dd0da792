import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePeers } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { PeerAnswer } from '../../api/types.ts'
import { between } from '../../i18n/between.ts'
import { InstantText } from '../../marks/day.tsx'
import { SharedTag } from '../../marks/double-line.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import '../plain.css'
import { heldOf, lagOf, stateOf } from './peer-facts.ts'

const lights = { here: 'on-time', away: 'due-soon', quarantined: 'late' } as const

/** The parties we share with: who can be reached, who holds how much of whose log. */
export function PeersPage() {
  const { t } = useTranslation('peers')
  const headline = useHeadline()
  const { data, error, refetch } = usePeers()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  if (data.length === 0) {
    return (
      <EmptyState
        example={t('emptyExample')}
        begin={
          <Link className="press filled" to="/admin/cards">
            {t('toCards')}
          </Link>
        }
      >
        {t('empty')}
      </EmptyState>
    )
  }
  return (
    <>
      <Sentence when={t('title')}>{headline(data)}</Sentence>
      <div className="plain-scroll">
        <table className="plain-table stack">
          <thead>
            <tr>
              {(['party', 'state', 'seen', 'theirs', 'ours', 'lag'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((peer) => (
              <Row key={peer.party} peer={peer} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function useHeadline(): (peers: PeerAnswer[]) => string {
  const { t } = useTranslation('peers')
  const say = useSay()
  return (peers) => {
    const named = (state: string) =>
      peers.filter((peer) => stateOf(peer) === state).map((peer) => say(peer.name) || peer.party)
    const aside = named('quarantined')
    if (aside.length > 0) return t('saysQuarantined', { names: aside.join(between('、')) })
    const away = named('away')
    if (away.length > 0) return t('saysAway', { names: away.join(between('、')) })
    const lag = peers.reduce((sum, peer) => sum + lagOf(peer), 0)
    return lag > 0 ? t('saysBehind', { count: peers.length, lag }) : t('saysAll', { count: peers.length })
  }
}

function Row({ peer }: { peer: PeerAnswer }) {
  const { t } = useTranslation('peers')
  const say = useSay()
  const state = stateOf(peer)
  const lag = lagOf(peer)
  const held = (own: boolean) => {
    const found = heldOf(peer, own)
    if (!found) return <span className="second">{t('none')}</span>
    return (
      <>
        {t('held', { held: found.held, written: found.written })}{' '}
        <span className="second meta">{t('cosigned', { count: found.cosigned })}</span>
      </>
    )
  }
  return (
    <tr data-row>
      <td>
        <SharedTag height={14}>
          <span className="strong peer-name">{say(peer.name) || peer.party}</span>
        </SharedTag>{' '}
        {peer.local && <span className="second meta">{t('sameNode')}</span>}
      </td>
      <td>
        <Light light={lights[state]} words={t(state)} />{' '}
        {state === 'quarantined' && (
          <Link className="link" to="/admin/quarantine">
            {t('evidence')}
          </Link>
        )}
        {peer.trouble && <p className="second meta">{say(peer.trouble)}</p>}
      </td>
      <td data-label={t('columns.seen')} className="second">
        {peer.lastSeenAt ? <InstantText at={peer.lastSeenAt} /> : ''}
      </td>
      <td data-label={t('columns.theirs')}>{held(false)}</td>
      <td data-label={t('columns.ours')}>{held(true)}</td>
      <td data-label={t('columns.lag')} className={lag > 0 ? undefined : 'second'}>
        {lag > 0 ? t('lagEntries', { count: lag }) : t('noLag')}
      </td>
    </tr>
  )
}
