import { type MatterId, type PartyId, totalsMovedBy } from '@lianyu/kernel'
import type { Statement } from '../store/one-trip.ts'
import type { Counted } from './counted.ts'
import { type ContributionRow, contributionTable, type Move, moveTotals, moveValues } from './indicator-tables.ts'
import type { MatterRange } from './write-rows.ts'

/** What a matter counts for, and under which agreement. */
export interface Counting {
  agreement: string | null
  counted: readonly Counted[]
}

const nothing: Counting = { agreement: null, counted: [] }

/** What a batch changes in contributions and totals: the differences between before and after, added up over matters. */
export class MovedTotals {
  readonly #insert: ContributionRow[] = []
  readonly #update: ContributionRow[] = []
  readonly #remove: ContributionRow[] = []
  readonly #moves = new Map<string, Move>()

  add(matter: MatterId, before: Counting = nothing, after: Counting): void {
    const left = new Map(before.counted.map((one) => [placeOf(one), one]))
    for (const one of after.counted) {
      const place = placeOf(one)
      const was = left.get(place)
      left.delete(place)
      const same = was !== undefined && sameCounted(was, one)
      if (was === undefined) {
        this.#insert.push({ ...one, matter })
      } else if (!same) {
        this.#update.push({ ...one, matter })
      }
      if (same && before.agreement === after.agreement) {
        continue
      }
      if (was !== undefined) {
        this.#move(was, before.agreement, -1)
      }
      this.#move(one, after.agreement, 1)
    }
    for (const was of left.values()) {
      this.#remove.push({ ...was, matter })
      this.#move(was, before.agreement, -1)
    }
  }

  #move(one: Counted, agreement: string | null, sign: 1 | -1): void {
    const { indicator, period, sample, value } = one
    for (const { by, key } of totalsMovedBy(one, one.by)) {
      const names = [indicator, by, sample ? '1' : '0', period, key, agreement ?? '']
      const place = (value === undefined ? names : [...names, `=${value}`]).join('\u0000')
      const move = this.#moves.get(place)
      if (move === undefined) {
        const row = { indicator, by, sample, period, key, agreement: agreement ?? '' }
        const moved = { ...row, count: sign, amount: sign * one.amount }
        this.#moves.set(place, value === undefined ? moved : { ...moved, value })
      } else {
        move.count += sign
        move.amount += sign * one.amount
      }
    }
  }

  /** In the order of their keys, so that two batches that touch the same totals cannot wait for each other. */
  statements(party: PartyId, log: number): Statement[] {
    if (this.#moves.size === 0 && this.#insert.length + this.#update.length + this.#remove.length === 0) {
      return []
    }
    return [
      ...contributionTable.remove(party, byPlace(this.#remove)),
      ...contributionTable.insert(party, log, byPlace(this.#insert)),
      ...contributionTable.update(party, byPlace(this.#update)),
      ...this.#moved(party, log),
    ]
  }

  /** Where all that was added is new, and totals begin at nothing: contributions that stand there already stay. */
  settling(party: PartyId, log: number, range: MatterRange): Statement[] {
    return [...contributionTable.settle(party, log, range, this.#insert), ...this.#moved(party, log)]
  }

  #moved(party: PartyId, log: number): Statement[] {
    const moves = [...this.#moves]
      .filter(([, { count, amount }]) => count !== 0 || amount !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, move]) => move)
    return [
      ...moveTotals(
        party,
        log,
        moves.filter(({ value }) => value === undefined),
      ),
      ...moveValues(
        party,
        log,
        moves.filter(({ value, count }) => value !== undefined && count !== 0),
      ),
    ]
  }
}

function placeOf({ indicator, period, entry }: Counted): string {
  return `${indicator} ${period} ${entry}`
}

function byPlace(rows: ContributionRow[]): ContributionRow[] {
  const keyed = rows.map((row) => ({ row, key: `${row.matter} ${placeOf(row)}` }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row)
}

function sameCounted(a: Counted, b: Counted): boolean {
  return (
    a.amount === b.amount && a.sample === b.sample && a.value === b.value && a.keys.every((key, i) => key === b.keys[i])
  )
}
