import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import { whoOf } from '../../api/drafts.ts'
import { useMenu, useNotices, usePeers, useSession, useSignOut, useTakeUpDuty, useWorkbench } from '../../api/hooks.ts'
import { useWithinReach } from '../../api/line.ts'
import { useNodeLookups } from '../../api/lookups.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { useStream } from '../../api/stream.ts'
import { useOutboxOf, useOutgoing } from '../../api/take-step.ts'
import type { SignedIn as Session } from '../../api/types.ts'
import { LookupsProvider } from '../../fields/lookups.tsx'
import { Frame } from '../../layout/frame.tsx'
import type { Peer } from '../../marks/peer-pulse.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { aheadOf, NowProvider } from '../../time/now.tsx'
import { MustEnrol } from '../account/must-enrol.tsx'
import { shortName } from '../short-name.ts'
import { NewPassword } from '../sign-in/new-password.tsx'
import { standingOf } from '../workbench/adds-up.ts'
import { navGroups } from './nav-groups.ts'
import { OutgoingLine } from './outgoing-line.tsx'

/** How many neighbours' pulses fit in the bar; all of them are on the page of peers. */
const mostPeers = 3

/** Whoever is not signed in goes to the sign-in page, and comes back to where they were. */
export function SignedIn() {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (session.data?.signedIn) {
    if (session.data.person.mustChange) return <NewPassword />
    return session.data.person.mustEnrol ? (
      <MustEnrol />
    ) : (
      <SignedInFrame session={session.data} readAtMs={session.dataUpdatedAt} />
    )
  }
  if (session.data) return <Navigate to="/sign-in" state={{ from: `${pathname}${search}` }} replace />
  return (
    <main className="desk-page">
      {session.error ? (
        <ProblemNotice problem={problemOf(session.error)} again={() => void session.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </main>
  )
}

function SignedInFrame({ session, readAtMs }: { session: Session; readAtMs: number }) {
  useStream(true)
  useOutboxOf(whoOf(session))
  const { t } = useTranslation('workbench')
  const say = useSay()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const takeUp = useTakeUpDuty()
  const leave = () => {
    // Whoever came by their house's identity provider is signed out there too.
    if (session.way === 'provider') window.location.assign(`/api/session/oidc/${session.party.id}/end`)
    else navigate('/sign-in', { replace: true })
  }
  const menu = useMenu().data
  const bench = useWorkbench().data?.pages[0]
  const unread = useNotices().data?.pages[0]?.unread
  const reachable = useWithinReach()
  const waiting = useOutgoing().filter((one) => one.state === 'retrying' || one.state === 'sending').length
  const lookups = useNodeLookups()
  const peers = usePulse()
  const groups = useMemo(
    () =>
      navGroups(
        {
          say,
          group: t('mineGroup'),
          mine: t('mine'),
          late: t('late'),
          waiting: t('waiting'),
          followed: t('followed'),
          together: t('together'),
          peers: t('peers'),
          manage: t('manage'),
          system: t('system'),
          party: session.party.id,
        },
        bench && standingOf(bench, session.party.id),
        menu ?? [],
        session.role === 'administrator',
      ),
    [say, t, bench, menu, session.party.id, session.role],
  )
  return (
    <NowProvider offsetMinutes={session.node.offsetMinutes} aheadMs={aheadOf(session.node.now, readAtMs)}>
      <LookupsProvider value={lookups}>
        <Frame
          party={say(session.party.name)}
          desk={say(session.desk.label)}
          who={session.person.title}
          duties={session.may.map(({ desk, role, label }) => ({
            id: `${desk} ${role}`,
            name: say(label),
            now: desk === session.acting.desk && role === session.acting.role,
            onTake: () => takeUp.mutate({ desk, role }, { onSuccess: () => navigate('/') }),
          }))}
          groups={groups}
          peers={peers}
          notices={unread}
          demo={session.node.demo}
          offline={reachable ? undefined : { waiting }}
          standing={{
            behind: session.standing.behind.map(({ scope, signed, held, ask }) => {
              return { scope, missing: Math.max(signed - held, 0), ask: ask.map(({ name }) => say(name)) }
            }),
            lost: session.standing.lost,
          }}
          onSearch={(words) => navigate(`/search?q=${encodeURIComponent(words)}`)}
          onAccount={() => navigate('/account')}
          onSignOut={() => signOut.mutate(undefined, { onSettled: leave })}
        >
          <Outlet />
        </Frame>
        <OutgoingLine />
      </LookupsProvider>
    </NowProvider>
  )
}

/** Neighbours on other nodes; those that trouble us stand first. A party on this very node has no pulse to watch. */
function usePulse(): Peer[] {
  const say = useSay()
  const peers = usePeers().data
  return useMemo(() => {
    const rank = { quarantined: 0, away: 1, here: 2 } as Record<string, number>
    return (
      (peers ?? [])
        // A neighbour with whom nothing is shared yet is looked at rarely, so its pulse would only look old.
        .filter((peer) => !peer.local && ((peer.logs?.length ?? 0) > 0 || peer.state === 'quarantined'))
        .toSorted((a, b) => (rank[a.state] ?? 2) - (rank[b.state] ?? 2))
        .slice(0, mostPeers)
        .map((peer) => ({
          name: shortName(peer.name ? say(peer.name) : peer.party),
          state: peer.state === 'away' || peer.state === 'quarantined' ? peer.state : 'here',
          ...(peer.lastSeenAt && { syncedAt: peer.lastSeenAt }),
          ...(peer.lagEntries && { behind: peer.lagEntries }),
        }))
    )
  }, [peers, say])
}
