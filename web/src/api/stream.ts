import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keys } from './hooks.ts'
import { heardFrom } from './line.ts'
import { readAgain } from './read-again.ts'
import type { MatterAnswer } from './types.ts'

/** A burst of changes is read again once. */
const gatherMs = 250
/** A reading that a broken line swallowed does not keep the next one waiting longer than this. */
const longestMs = 15_000
/** A page that the node keeps may show what stands beside its matter as it was so long ago. */
const keptMs = 3_500

/** What each event of the stream makes stale. */
export function staleAfter(event: string, data: { id?: string }): (readonly string[])[] {
  if (event === 'peer') return [keys.peers, keys.agreements, keys.wall]
  if (event === 'notice') return [keys.notices]
  if (event !== 'matter') return []
  const lists = [keys.workbench, keys.menu, keys.matters, keys.map, keys.wall, keys.agreements]
  return data.id ? [keys.matter(data.id), ...lists] : lists
}

/** The pages on the screen that show this matter beside their own: the cases of one thing, the problems of a project. */
export function pagesShowing(queries: QueryClient, id: string): (readonly string[])[] {
  const open = queries.getQueryCache().findAll({ queryKey: ['matter'], type: 'active' })
  return open.flatMap(({ queryKey, state }) => {
    const { related = [] } = (state.data ?? {}) as Partial<Pick<MatterAnswer, 'related'>>
    return related.some(({ rows }) => rows.some((row) => row.id === id)) ? [queryKey as readonly string[]] : []
  })
}

/**
 * Reads again what became stale, one round after the other: what changes while a round is under way is read in the next.
 * Begun anew with each change, a reading that takes longer than the time between two changes would never come to an end.
 *
 * @param read  resolves when all of it has been read, or could not be
 */
export function inRounds(read: (stale: (readonly string[])[]) => Promise<unknown>) {
  const stale = new Map<string, readonly string[]>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading = false
  let ended = false
  const round = async () => {
    timer = undefined
    reading = true
    const now = [...stale.values()]
    stale.clear()
    let cap: ReturnType<typeof setTimeout> | undefined
    const longest = new Promise((settle) => {
      cap = setTimeout(settle, longestMs)
    })
    await Promise.race([read(now).catch(() => {}), longest])
    clearTimeout(cap)
    reading = false
    if (stale.size > 0) plan()
  }
  const plan = () => {
    if (!ended && !reading) timer ??= setTimeout(() => void round(), gatherMs)
  }
  return {
    add(all: readonly (readonly string[])[]) {
      for (const queryKey of all) stale.set(queryKey.join(' '), queryKey)
      if (stale.size > 0) plan()
    },
    end() {
      ended = true
      clearTimeout(timer)
    },
  }
}

/**
 * Listens to the node while somebody is signed in. The browser connects again by itself; what was missed in between is
 * made good by reading everything again that is on the screen.
 */
export function useStream(enabled: boolean): void {
  const queries = useQueryClient()
  useEffect(() => (enabled ? listen(queries) : undefined), [enabled, queries])
}

function listen(queries: QueryClient): () => void {
  const source = new EventSource('/api/stream')
  const rounds = inRounds((stale) => Promise.all(stale.map((queryKey) => readAgain(queries, queryKey))))
  let broken = false
  const later = new Set<ReturnType<typeof setTimeout>>()
  const hear = (event: MessageEvent<string>) => {
    heardFrom()
    const data = read(event.data)
    rounds.add(staleAfter(event.type, data))
    const beside = event.type === 'matter' && data.id ? pagesShowing(queries, data.id) : []
    if (beside.length === 0) return
    rounds.add(beside)
    const again = setTimeout(() => {
      later.delete(again)
      rounds.add(beside)
    }, keptMs)
    later.add(again)
  }
  for (const name of ['matter', 'peer', 'notice']) source.addEventListener(name, hear)
  source.addEventListener('open', () => {
    heardFrom()
    if (broken) void readAgain(queries)
    broken = false
  })
  source.addEventListener('error', () => {
    broken = true
  })
  return () => {
    for (const timer of later) clearTimeout(timer)
    rounds.end()
    source.close()
  }
}

function read(data: string): { id?: string } {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
