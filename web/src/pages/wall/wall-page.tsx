import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useLocation, useSearchParams } from 'react-router'
import { useSession } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { useStream } from '../../api/stream.ts'
import type { WallAnswer } from '../../api/types-screens.ts'
import { usePageTitle } from '../../layout/use-page-title.ts'
import { InstantText } from '../../marks/day.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { SurfaceContext } from '../../theme/surface.ts'
import { aheadOf, NowProvider } from '../../time/now.tsx'
import { Across } from './across.tsx'
import { Behind } from './behind.tsx'
import { Board } from './board.tsx'
import { Foot } from './foot.tsx'
import { Head } from './head.tsx'
import { NarrowWall } from './narrow-wall.tsx'
import { Overview } from './overview.tsx'
import { settingsOf } from './scenes.ts'
import { Stage, useNarrow } from './stage.tsx'
import { useScene } from './use-scene.ts'
import './wall.css'
import { type Asked, useOutlines, useWall } from './wall-hooks.ts'

/** 挂图作战: one screen for leaders, read from six metres, that runs all day. */
export function WallPage() {
  const session = useSession()
  const [search] = useSearchParams()
  const { pathname } = useLocation()
  const signedIn = session.data?.signedIn === true
  const [wasIn, setWasIn] = useState(false)
  useEffect(() => {
    if (signedIn) setWasIn(true)
  }, [signedIn])
  useStream(signedIn)
  // A wall whose session ends goes on showing what it has, and says so.
  if (signedIn || wasIn) return <Wall ended={!signedIn && session.data !== undefined} />
  if (session.data) return <Navigate to="/sign-in" state={{ from: `${pathname}?${search}` }} replace />
  return <div className="wall-blank" data-on="wall" />
}

function Wall({ ended }: { ended: boolean }) {
  const { t } = useTranslation('wall')
  const say = useSay()
  const [search] = useSearchParams()
  const settings = settingsOf(search)
  const session = useSession().data
  const wall = useWall(settings.visitor, settings.refreshMs)
  const outlines = useOutlines()
  const [asked, setAsked] = useState<Asked>()
  const narrow = useNarrow()
  const { scene, setScene, paused, rest } = useScene(settings, asked !== undefined || narrow)
  useWaking(wall.dataUpdatedAt)
  const { data, dataUpdatedAt, isError, refetch } = wall
  usePageTitle(data && t('title', { name: say(data.name) }))
  if (!data) {
    return (
      <Stage>
        {() => (wall.error ? <ProblemNotice problem={problemOf(wall.error)} again={() => void refetch()} /> : null)}
      </Stage>
    )
  }
  const open = data.visitor ? undefined : setAsked
  const standing = (isError || ended) && <Standing since={data.now} ended={ended} />
  const behind = asked && open && <Behind asked={asked} onClose={() => setAsked(undefined)} />
  return (
    <NowProvider offsetMinutes={session?.node.offsetMinutes} aheadMs={aheadOf(data.now, dataUpdatedAt)} everyMs={5_000}>
      <SurfaceContext value="wall">
        {narrow ? (
          <NarrowWall wall={data} outlines={outlines.data} onAsk={open} standing={standing} behind={behind} />
        ) : (
          <Stage>
            {({ width, height }) => (
              <main className="wall" onPointerDown={rest}>
                <Head
                  wall={data}
                  scene={scene}
                  onScene={setScene}
                  paused={paused}
                  pinned={settings.pinned !== undefined}
                />
                {standing}
                {scene === 'overview' && (
                  <Overview wall={data} outlines={outlines.data} onAsk={open} width={width} height={height} />
                )}
                {scene === 'stages' && <Board wall={data} />}
                {scene === 'across' && <Across wall={data} onAsk={open} />}
                <Foot published={data.published} visitor={data.visitor} />
                {behind}
              </main>
            )}
          </Stage>
        )}
      </SurfaceContext>
    </NowProvider>
  )
}

/** Quietly: since when the picture stands still. */
function Standing({ since, ended }: { since: WallAnswer['now']; ended: boolean }) {
  const { t } = useTranslation('wall')
  const [before, after] = t(ended ? 'ended' : 'offline', { when: '\u0000' }).split('\u0000')
  return (
    <p className="wall-standing" role="status">
      {before}
      <InstantText at={since} />
      {after}{' '}
      {ended && (
        <Link className="link" to="/sign-in" state={{ from: '/wall' }}>
          {t('signInAgain')}
        </Link>
      )}
    </p>
  )
}

/** Keeps the screen from going dark where the browser can, as long as the wall is seen. */
function useWaking(since: number): void {
  const shown = since > 0
  useEffect(() => {
    if (!shown || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | undefined
    let gone = false
    const hold = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock.request('screen').then(
        (one) => {
          if (gone) void one.release()
          else lock = one
        },
        () => {},
      )
    }
    hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', hold)
      void lock?.release()
    }
  }, [shown])
}
