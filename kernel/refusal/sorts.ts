/** How a person's request can fail; the node's one table turns each sort into an HTTP status. */
export type RefusalSort =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'unavailable'
  | 'no-room'
  | 'unfinished'

export interface CatalogueEntry<F> {
  sort: RefusalSort
  /** What was wrong and what to do, in Chinese. */
  zh: (facts: F) => string
  /** The same in English. */
  en: (facts: F) => string
}

/** One line of a refusal catalogue; `F` is the facts its sentences mention, so none can be made without them. */
export function entry<F>(sort: RefusalSort, zh: (facts: F) => string, en: (facts: F) => string): CatalogueEntry<F> {
  return { sort, zh, en }
}
