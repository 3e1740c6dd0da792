import { useCallback, useEffect, useState } from 'react'
import { type Scene, sceneAfter, type WallSettings } from './scenes.ts'

/** Somebody who touched the wall has this long to read before it goes on. */
const restMs = 120_000

/** The scene that is shown: in turn, or driven by ← → and space; a touch makes it rest. */
export function useScene({ pinned, sceneMs }: WallSettings, held: boolean) {
  const [scene, setScene] = useState<Scene>(pinned ?? 'overview')
  const [paused, setPaused] = useState(pinned !== undefined)
  const [restsUntil, setRestsUntil] = useState(0)
  useEffect(() => {
    if (pinned === undefined) return
    setScene(pinned)
    setPaused(true)
  }, [pinned])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a scene that was chosen by hand stays its whole time
  useEffect(() => {
    if (paused || held) return
    const left = Math.max(sceneMs, restsUntil - Date.now())
    const timer = setTimeout(() => setScene((now) => sceneAfter(now, 1)), left)
    return () => clearTimeout(timer)
  }, [scene, paused, held, sceneMs, restsUntil])
  const rest = useCallback(() => setRestsUntil(Date.now() + restMs), [])
  useEffect(() => {
    if (held) return
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === 'ArrowRight') setScene((now) => sceneAfter(now, 1))
      else if (event.key === 'ArrowLeft') setScene((now) => sceneAfter(now, -1))
      else if (event.key === ' ') setPaused((now) => !now)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [held])
  return { scene, setScene, paused: paused || restsUntil > Date.now(), rest }
}
