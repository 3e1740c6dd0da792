import { useCallback, useEffect, useRef, useState } from 'react'
import { deviceStore } from './store.ts'
import type { SignedIn } from './types.ts'

/** How long typing rests before the draft is written. */
const restMs = 400

/** Whose draft it is and what of: another person at the same device never sees it. `about` is a matter, or a kind to open. */
export function draftKey(who: string, about: string, step: string): string {
  return `${who}|${about}|${step}`
}

/** A person at a device: drafts and commands under way belong to one. */
export const whoOf = (session: SignedIn) => `${session.party.id}:${session.person.id}`

export async function readDraft(key: string) {
  return deviceStore()
    .then((db) => db.get('drafts', key))
    .catch(() => undefined)
}

export async function keepDraft(key: string, values: Record<string, unknown>, keptAt: string): Promise<void> {
  await (await deviceStore()).put('drafts', { key, values, keptAt })
}

/** Forms that may have something of a draft still to write: what was dropped must not come back with it. */
const forgetting = new Set<(key: string) => void>()

export async function dropDraft(key: string): Promise<void> {
  for (const forget of forgetting) forget(key)
  await deviceStore()
    .then((db) => db.delete('drafts', key))
    .catch(() => undefined)
}

export interface DraftState<T extends Record<string, unknown>> {
  values: T
  /** False until the kept draft has been read: a form shows itself only then, so that nothing typed is overwritten. */
  ready: boolean
  /** When it was last kept; undefined while there is nothing to keep, or where the browser keeps nothing. */
  keptAt: string | undefined
  change: (values: T) => void
  drop: () => void
}

/**
 * A form's values, kept on this device as they are typed: they survive going back, reloading, sleep and signing out.
 * What is typed is written after a short rest, and at once when the page is hidden.
 */
export function useDraft<T extends Record<string, unknown>>(key: string, fresh: T): DraftState<T> {
  const [state, setState] = useState<{ key: string; values: T; keptAt?: string }>()
  const waiting = useRef<{ key: string; values: T; timer: ReturnType<typeof setTimeout> }>(undefined)
  const begin = useRef(fresh)
  begin.current = fresh

  const write = useCallback(async () => {
    const due = waiting.current
    if (!due) return
    clearTimeout(due.timer)
    waiting.current = undefined
    const keptAt = new Date(Date.now()).toISOString()
    const kept = await keepDraft(due.key, due.values, keptAt).then(
      () => true,
      () => false,
    )
    if (kept) setState((now) => (now?.key === due.key ? { ...now, keptAt } : now))
  }, [])

  useEffect(() => {
    let current = true
    readDraft(key).then((draft) => {
      if (!current) return
      const values = { ...begin.current, ...(draft?.values as T | undefined) }
      setState({ key, values, ...(draft ? { keptAt: draft.keptAt } : {}) })
    })
    const forget = (dropped: string) => {
      if (waiting.current?.key !== dropped) return
      clearTimeout(waiting.current.timer)
      waiting.current = undefined
    }
    forgetting.add(forget)
    const hidden = () => document.visibilityState === 'hidden' && void write()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      current = false
      document.removeEventListener('visibilitychange', hidden)
      void write()
      forgetting.delete(forget)
    }
  }, [key, write])

  const change = useCallback(
    (values: T) => {
      setState((now) => ({ ...now, key, values }))
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { key, values, timer: setTimeout(() => void write(), restMs) }
    },
    [key, write],
  )
  const drop = useCallback(() => {
    setState({ key, values: begin.current })
    void dropDraft(key)
  }, [key])

  const ready = state?.key === key
  return { values: ready ? state.values : fresh, ready, keptAt: ready ? state.keptAt : undefined, change, drop }
}
