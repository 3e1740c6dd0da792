import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keys } from './hooks.ts'
import { heardFrom } from './line.ts'

/** A burst of changes is read again once. */
const gatherMs = 250

/** What each event of the stream makes stale. */
export function staleAfter(event: string, data: { id?: string }): (readonly string[])[] {
  if (event === 'peer') return [keys.peers, keys.agreements, keys.wall]
  if (event === 'notice') return [keys.notices]
  if (event !== 'matter') return []
  const lists = [keys.workbench, keys.menu, keys.matters, keys.map, keys.wall, keys.agreements]
  return data.id ? [keys.matter(data.id), ...lists] : lists
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
  const stale = new Map<string, readonly string[]>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let broken = false
  const refresh = () => {
    timer = undefined
    for (const queryKey of stale.values()) void queries.invalidateQueries({ queryKey })
    stale.clear()
  }
  const hear = (event: MessageEvent<string>) => {
    heardFrom()
    for (const queryKey of staleAfter(event.type, read(event.data))) stale.set(queryKey.join(' '), queryKey)
    timer ??= setTimeout(refresh, gatherMs)
  }
  for (const name of ['matter', 'peer', 'notice']) source.addEventListener(name, hear)
  source.addEventListener('open', () => {
    heardFrom()
    if (broken) void queries.invalidateQueries()
    broken = false
  })
  source.addEventListener('error', () => {
    broken = true
  })
  return () => {
    clearTimeout(timer)
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
