import type { Kind } from './kind.ts'
import type { Issues } from './kind-open-step.ts'
import type { Added, Matter } from './matter.ts'

/** A paper that a step of the matter issued, and what has become of it since. */
export interface IssuedPaper {
  step: string
  issues: Issues
  entry: Added
  state: 'valid' | 'replaced' | 'revoked'
  /** The entry that replaced or revoked it, and its step. */
  by?: { step: string; entry: Added }
}

/**
 * The papers that a matter's steps issued, oldest first. A later one of the same step by the same writer stands in the
 * place of those before; a step that revokes ends them all. What another party writes in its log ends nothing.
 */
export function issuedPapers({ declaration }: Kind, { shared }: Matter): IssuedPaper[] {
  return Object.entries(declaration.open).flatMap(([step, { issues }]) =>
    issues === undefined
      ? []
      : (shared.adds[step] ?? []).map((entry) => {
          const revoking = Object.entries(declaration.open).filter(([, other]) => other.revokes === step)
          const ended = firstAfter(
            entry,
            revoking.flatMap(([id]) => (shared.adds[id] ?? []).map((one) => ({ step: id, entry: one }))),
          )
          const replaced = firstAfter(
            entry,
            (shared.adds[step] ?? []).map((one) => ({ step, entry: one })),
          )
          // Replaced first, then all revoked: the older one was gone already.
          if (replaced && !(ended && ended.entry.index < replaced.entry.index))
            return { step, issues, entry, state: 'replaced' as const, by: replaced }
          return ended
            ? { step, issues, entry, state: 'revoked' as const, by: ended }
            : { step, issues, entry, state: 'valid' as const }
        }),
  )
}

function firstAfter<T extends { entry: Added }>(entry: Added, later: T[]): T | undefined {
  return later
    .filter((one) => one.entry.log === entry.log && one.entry.index > entry.index)
    .sort((a, b) => a.entry.index - b.entry.index)[0]
}
