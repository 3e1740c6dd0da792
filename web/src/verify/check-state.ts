import { canonicalText, type Fact, foldAll, type Kind, kindHash, type SharedState } from '@lianyu/kernel'
import type { Fault, Gap } from './result.ts'

export interface StateFound {
  state: 'same' | 'different' | 'unchecked'
  fault?: Fault
  gap?: Gap
}

/** Folds the records again, here, and compares with what the node shows. */
export function checkState(
  kind: Kind | undefined,
  hash: string,
  facts: readonly Fact[],
  shown: SharedState,
): StateFound {
  if (kind === undefined || kind.hash !== hash || kindHash(kind.declaration) !== hash) {
    return { state: 'unchecked', gap: { what: 'state-unchecked', why: 'kind' } }
  }
  // A shared part that this reader may not see would fold to another state without anything being wrong.
  if (facts.some(({ envelope, parts }) => envelope.parts.shared !== undefined && parts.shared === undefined)) {
    return { state: 'unchecked', gap: { what: 'state-unchecked', why: 'part' } }
  }
  const folded = foldAll(kind, facts)
  if (folded.first === '') return { state: 'unchecked', gap: { what: 'state-unchecked', why: 'no-opening' } }
  return canonicalText(folded) === canonicalText(shown)
    ? { state: 'same' }
    : { state: 'different', fault: { what: 'state' } }
}
