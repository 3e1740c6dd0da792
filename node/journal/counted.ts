import {
  type Contribution,
  canonicalBytes,
  contributionsOf,
  dimensionsOf,
  type Indicator,
  isMeasured,
  type Kind,
  type Matter,
  type MonthRule,
} from '@lianyu/kernel'
import { hexOf } from './hex.ts'
import { monthLinesOf } from './month-lines.ts'
import { sha256Node } from './sha256.ts'

/** A contribution as the tables hold it. */
export interface Counted extends Contribution {
  /** Which of those that the matter adds to this indicator in this month. */
  entry: number
  /** The dimensions of its keys. */
  by: readonly string[]
}

/** Counted in this way; another way makes another digest, and every total is counted again. */
const way = 1

interface OfKind {
  indicators: readonly Indicator[]
  dimensions: ReadonlyMap<string, readonly string[]>
  /** Open steps whose entries count. */
  steps: ReadonlySet<string>
}

/** The indicators of a release and the months it keeps, by the kind that each is measured on. */
export class KindIndicators {
  readonly digest: string
  readonly #byKind = new Map<string, OfKind>()

  readonly #months: Readonly<Record<string, MonthRule>>

  constructor(indicators: readonly Indicator[], months: Readonly<Record<string, MonthRule>> = {}) {
    this.#months = months
    const measured = indicators.flatMap(({ id, measure }) => (isMeasured(measure) ? [{ id, measure }] : []))
    for (const [kind, some] of Map.groupBy(measured, ({ measure }) => measure.of)) {
      this.#byKind.set(kind, {
        indicators: indicators.filter(({ id }) => some.some((one) => one.id === id)),
        dimensions: new Map(some.map(({ id, measure }) => [id, dimensionsOf(measure)])),
        steps: new Set(some.flatMap(({ measure: { when } }) => ('entry' in when ? [when.entry] : []))),
      })
    }
    this.digest = hexOf(sha256Node.hash(canonicalBytes(JSON.parse(JSON.stringify({ way, measured, months })))))
  }

  kinds(): string[] {
    return [...new Set([...this.#byKind.keys(), ...Object.keys(this.#months)])]
  }

  /** Whether an entry of this open step changes a number; most do not, and cost nothing. */
  countsEntry({ declaration }: Kind, step: string): boolean {
    const months = this.#months[declaration.id]
    return (
      this.#byKind.get(declaration.id)?.steps.has(step) === true ||
      months?.planned.step === step ||
      months?.done.step === step
    )
  }

  /** All that its entries count towards. */
  of(kind: Kind, matter: Matter): { counted: readonly Counted[]; months: Set<string> } {
    return { counted: this.countedOf(kind, matter), months: this.monthsOf(kind, matter) }
  }

  /** The months of its years, where its kind keeps any. */
  monthsOf(kind: Kind, matter: Matter): Set<string> {
    const rule = this.#months[kind.declaration.id]
    return rule === undefined ? noMonths : monthLinesOf(rule, matter)
  }

  countedOf(kind: Kind, matter: Matter): readonly Counted[] {
    const of = this.#byKind.get(kind.declaration.id)
    if (of === undefined) {
      return nothing
    }
    const entries = new Map<string, number>()
    return contributionsOf(of.indicators, kind, matter).map((one) => {
      const month = `${one.indicator} ${one.period}`
      const entry = entries.get(month) ?? 0
      entries.set(month, entry + 1)
      return { ...one, entry, by: of.dimensions.get(one.indicator) as readonly string[] }
    })
  }
}
const nothing: readonly Counted[] = []
const noMonths: Set<string> = new Set()
