import { useSyncExternalStore } from 'react'

/**
 * Is the node within reach? The browser knows of its own network only; so what counts is whether the node answered the
 * last time it was asked, and a browser without any network counts as out of reach at once.
 */
let answered = true
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

export function heardFrom(): void {
  if (answered) return
  answered = true
  tell()
}

export function notHeardFrom(): void {
  if (!answered) return
  answered = false
  tell()
}

export const isWithinReach = () => answered && globalThis.navigator?.onLine !== false

export function onLineChange(listener: () => void): () => void {
  listeners.add(listener)
  globalThis.addEventListener?.('online', listener)
  globalThis.addEventListener?.('offline', listener)
  return () => {
    listeners.delete(listener)
    globalThis.removeEventListener?.('online', listener)
    globalThis.removeEventListener?.('offline', listener)
  }
}

/** True while the node can be reached, as far as is known. */
export function useWithinReach(): boolean {
  return useSyncExternalStore(onLineChange, isWithinReach)
}
