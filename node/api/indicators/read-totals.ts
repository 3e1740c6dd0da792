import { type Indicator, isMeasured, monthsOfPeriod, type PeriodName, type Total } from '@lianyu/kernel'
import type { Tx } from '../../store/transaction.ts'

export interface TotalsAsked {
  indicator: Indicator
  /** A dimension, or '' for the whole. */
  by: string
  sample: boolean
  /** Months or a longer period; '' for how it stands now. */
  from: PeriodName
  to: PeriodName
}

/** First and last month of what is asked; '' for how it stands now. */
export function monthsAsked(period: PeriodName): { from: PeriodName; to: PeriodName } {
  if (period === '') return { from: '', to: '' }
  const { first, last } = monthsOfPeriod(period)
  return { from: first, to: last }
}

/** Does it count how many distinct values there are? */
export function isDistinct({ measure }: Indicator): boolean {
  return isMeasured(measure) && typeof measure.value === 'object' && 'distinct' in measure.value
}

/**
 * Month by month and key by key, in that order; only what was counted has a row. Reads totals alone, never facts or
 * matters: its cost is the number of months and keys, however many matters stand behind them. (Of a distinct count: the
 * number of values.)
 */
export async function readTotals(tx: Tx, { indicator, by, sample, from, to }: TotalsAsked): Promise<Total[]> {
  const text = isDistinct(indicator) ? distinctTotals : sumTotals
  const values = [tx.party, indicator.id, by, Number(sample), from, to]
  const { rows } = await tx.query<Omit<Total, 'by'>>(
    text,
    values,
    `${isDistinct(indicator) ? 'values' : 'totals'} read`,
  )
  return rows.map((row) => ({ by, ...row }))
}

const sumTotals = `select t.period, t.key, sum(t.count)::bigint as count, sum(t.amount)::bigint as amount
  from indicator_total t where t.party = $1 and t.indicator = $2 and t.by = $3 and t.sample = $4
    and t.period >= $5 and t.period <= $6
  group by t.period, t.key order by t.period, t.key`

const distinctTotals = `select t.period, t.key, count(distinct t.value) as count, count(distinct t.value) as amount
  from indicator_value t where t.party = $1 and t.indicator = $2 and t.by = $3 and t.sample = $4
    and t.period >= $5 and t.period <= $6
  group by t.period, t.key order by t.period, t.key`

/** How many distinct values over several months together, by key: what months alone cannot say. */
export async function readDistinct(tx: Tx, asked: TotalsAsked): Promise<Map<string, number>> {
  const text = `select t.key, count(distinct t.value) as amount
    from indicator_value t where t.party = $1 and t.indicator = $2 and t.by = $3 and t.sample = $4
      and t.period >= $5 and t.period <= $6 group by t.key`
  const values = [tx.party, asked.indicator.id, asked.by, Number(asked.sample), asked.from, asked.to]
  const { rows } = await tx.query<{ key: string; amount: number }>(text, values, 'values over months read')
  return new Map(rows.map(({ key, amount }) => [key, amount]))
}
