import { type Catalogue, catalogue } from './catalogue.ts'
import type { CatalogueEntry, RefusalSort } from './sorts.ts'

export type RefusalCode = keyof Catalogue
type FactsOf<C extends RefusalCode> = Catalogue[C] extends CatalogueEntry<infer F> ? F : never

/** A person may not or cannot do this now: an ordinary answer, not an error. */
export interface Refusal<C extends RefusalCode = RefusalCode> {
  refusal: C
  sort: RefusalSort
  zh: string
  en: string
  /** The path of the field it is about (`data.investmentFen`), where there is one. */
  field?: string
  facts: Record<string, unknown>
}

/** Makes a refusal of the catalogue; its sentences are fixed here, in both languages. */
export function refuse<C extends RefusalCode>(code: C, facts: FactsOf<C>, field?: string): Refusal<C> {
  const line = catalogue[code] as unknown as CatalogueEntry<FactsOf<C>>
  return {
    refusal: code,
    sort: line.sort,
    zh: line.zh(facts),
    en: line.en(facts),
    ...(field === undefined ? {} : { field }),
    facts: facts as Record<string, unknown>,
  }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refusal' in value && 'sort' in value
}

/** The one error class: code that cannot answer throws a refusal of the same catalogue inside it. */
export class LianyuError extends Error {
  override readonly name = 'LianyuError'
  readonly refusal: Refusal

  constructor(refusal: Refusal, options?: { cause?: unknown }) {
    super(`${refusal.refusal}: ${refusal.en}`, options)
    this.refusal = refusal
  }
}
