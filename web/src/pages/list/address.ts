import type { MattersQuery } from '../../api/paths.ts'

/** A list's address is its question: it can be kept, sent and opened again. The kinds stand in the path. */
export function questionOf(kinds: string | undefined, search: URLSearchParams): MattersQuery {
  const asked: MattersQuery = { limit: 50 }
  if (kinds && kinds !== 'all') asked.kind = kinds
  for (const [key, value] of search) if (value) (asked as Record<string, unknown>)[key] = value
  return asked
}

/** What narrows the list beyond what its menu item says: counted beside the word 筛选, and taken away together. */
export function narrowing(search: URLSearchParams): string[] {
  const fixed = ['sort', 'track', 'q', 'trial']
  return [...search.keys()].filter((key) => !fixed.includes(key) && search.get(key))
}

/** The same address with some of its answers changed; an empty one is taken out. */
export function changed(search: URLSearchParams, changes: Record<string, string | undefined>): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [key, value] of Object.entries(changes)) {
    if (value) next.set(key, value)
    else next.delete(key)
  }
  return next
}
