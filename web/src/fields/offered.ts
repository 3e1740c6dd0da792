import type { Named } from './lookups.tsx'

/** What the node found, and by which words. */
export interface Found {
  by: string
  found: Named[]
}

/**
 * What may be chosen while `words` stand typed: once the answer to them is here, all of it; until then, of the answer to
 * earlier words what fits. On a slow line nobody takes by Enter what they did not type.
 */
export function offered({ by, found }: Found, words: string): Named[] {
  if (by === words) return found
  const typed = words.trim().toLowerCase()
  return found.filter(({ name }) => name.toLowerCase().includes(typed))
}
