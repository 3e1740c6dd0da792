import type { PlainDay } from '../names.ts'
import { holds } from './condition.ts'
import type { Condition } from './kind-condition.ts'

export type RuleValues = Readonly<Record<string, number | string | boolean | undefined>>

/** One comparison of a condition: what it looks at, what it asks, what there is, and how far that is from enough. */
export interface Explained {
  value: string
  compare: 'at-least' | 'at-most' | 'is' | 'filled' | 'come' | 'past'
  asked?: number | string | boolean
  /** Absent where nobody has given it. */
  has?: number | string | boolean
  met: boolean
  /** By how much a number falls short of what is asked, or passes it where that is the most. */
  short?: number
}

/**
 * A condition over plain values, comparison by comparison, so that somebody can be told why. Of alternatives the one that
 * holds, otherwise the one that gets furthest: bands say first whom they are for (a revenue between two numbers) and then
 * what they ask, so the band somebody is in is the one that is told. What is negated turns each comparison round. Stages and settings are not values: they have no place here and count as unmet.
 */
export function explain(condition: Condition, values: RuleValues, today: PlainDay): Explained[] {
  if ('all' in condition) return condition.all.flatMap((one) => explain(one, values, today))
  if ('any' in condition) {
    const each = condition.any.map((one) => explain(one, values, today))
    const first = each[0] ?? []
    return (
      each.find((lines) => lines.every(({ met }) => met)) ??
      each.reduce((best, one) => (nearer(best, one) ? best : one), first)
    )
  }
  if ('not' in condition) {
    return explain(condition.not, values, today).map((line) => ({ ...line, met: !line.met }))
  }
  const met = holdsOf(condition, values, today)
  if ('atLeast' in condition || 'atMost' in condition) {
    const least = 'atLeast' in condition
    const [value, asked] = least ? condition.atLeast : condition.atMost
    const has = values[value]
    // Amounts are whole, shares have two digits: what binary adds behind them is dust.
    const short = typeof has === 'number' && !met ? Number(Math.abs(asked - has).toFixed(4)) : undefined
    return [{ value, compare: least ? 'at-least' : 'at-most', asked, met, ...given(has), ...(short ? { short } : {}) }]
  }
  if ('equals' in condition) {
    const [value, asked] = condition.equals
    return [{ value, compare: 'is', asked, met, ...given(values[value]) }]
  }
  if ('filled' in condition)
    return [{ value: condition.filled, compare: 'filled', met, ...given(values[condition.filled]) }]
  if ('come' in condition) return [{ value: condition.come, compare: 'come', met, ...given(values[condition.come]) }]
  if ('past' in condition) return [{ value: condition.past, compare: 'past', met, ...given(values[condition.past]) }]
  return [{ value: '', compare: 'filled', met: false }]
}

const given = (has: RuleValues[string]) => (has === undefined ? {} : { has })

/** How many comparisons hold before the first that does not; then how few do not. */
function nearer(a: readonly Explained[], b: readonly Explained[]): boolean {
  const leading = (lines: readonly Explained[]) => lines.findIndex(({ met }) => !met)
  const unmet = (lines: readonly Explained[]) => lines.filter(({ met }) => !met).length
  return leading(a) === leading(b) ? unmet(a) <= unmet(b) : leading(a) > leading(b)
}

/** Does a condition hold over plain values? */
export function holdsOf(condition: Condition, values: RuleValues, today: PlainDay): boolean {
  const nothing = { shared: { fields: {}, tracks: {} }, overlay: { fields: {}, tracks: {} } }
  return holds(condition, {
    matter: nothing as never,
    context: { setting: () => undefined, today },
    filled: { ...values },
  })
}
