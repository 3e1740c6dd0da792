import type { TargetAnswer, TargetPartAnswer } from '../../api/numbers.ts'

/** Units of one sort with what they were given and have done together. */
export interface QuotaGroup {
  /** A sort of team; `others` for units that are no team. */
  sort: string
  parts: TargetPartAnswer[]
  amount: number
  /** Of those that are known; null where none is. */
  done: number | null
}

const others = 'others'
const order = ['sector', 'standing', 'crew', 'headquarters', 'hanging-point', others]

/** A target's parts by the sort of team that each is: professional teams first, units that are no team last. */
export function quotaGroups({ parts }: TargetAnswer, sortOf: (unit: string) => string | undefined): QuotaGroup[] {
  const groups = new Map<string, TargetPartAnswer[]>()
  for (const part of parts) {
    const sort = sortOf(part.unit) ?? others
    groups.set(sort, [...(groups.get(sort) ?? []), part])
  }
  const rank = (sort: string) => (order.indexOf(sort) + order.length) % order.length
  return [...groups]
    .map(([sort, own]) => {
      const known = own.flatMap(({ done }) => (done === null ? [] : [done]))
      return {
        sort,
        parts: own.toSorted((a, b) => gapOf(b) - gapOf(a)),
        amount: own.reduce((sum, { amount }) => sum + amount, 0),
        done: known.length === 0 ? null : known.reduce((sum, done) => sum + done, 0),
      }
    })
    .toSorted((a, b) => rank(a.sort) - rank(b.sort))
}

/** How much should have been done by now and is not; negative where a unit is ahead. */
export function gapOf({ amount, done, pace }: TargetPartAnswer): number {
  return amount * (pace?.gone ?? 0) - (done ?? 0)
}
