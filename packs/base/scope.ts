import type { ScopeRow } from '@lianyu/kernel'

/** Letters under an agreement: read by the two of a letter. */
export const letterScope: ScopeRow[] = [{ kind: 'letter', steps: '*', part: 'shared', audience: 'matter-parties' }]

/** Kinds that all parties of an agreement work on together, e.g. the projects of a joint park. */
export function sharedScope(kinds: readonly string[]): ScopeRow[] {
  return kinds.map((kind) => ({ kind, steps: '*', part: 'shared', audience: 'all' }))
}
