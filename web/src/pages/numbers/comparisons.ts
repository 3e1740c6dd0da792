import type { Text } from '@lianyu/kernel'
import type { IndicatorAnswer, IndicatorWords } from '../../api/numbers.ts'

/** A share of two numbers of the same matters: the lower is what was, the upper what is. */
export interface Comparison {
  share: IndicatorWords
  from: IndicatorWords
  to: IndicatorWords
}

export interface ComparedRow {
  /** Undefined: all together. */
  key: string | undefined
  label: Text
  /** By comparison; undefined where nothing was measured. `change` is a fraction: -0.32 is 32 % less. */
  cells: ({ from: number; to: number; change?: number } | undefined)[]
}

/** The shares whose two parts can both be split this way. */
export function comparisonsOf(indicators: readonly IndicatorWords[], by: string | undefined): Comparison[] {
  const named = new Map(indicators.map((one) => [one.id, one]))
  const splits = (one: IndicatorWords) => by === undefined || one.dimensions.some(({ id }) => id === by)
  return indicators.flatMap((share) => {
    const [to, from] = (share.ratio ?? []).map((id) => named.get(id))
    return share.unit === 'percent' && to && from && splits(to) && splits(from) ? [{ share, from, to }] : []
  })
}

/** All together first, then every part, by how much there was of the first; `answers` are in pairs as the comparisons are. */
export function comparedRows(comparisons: readonly Comparison[], answers: readonly IndicatorAnswer[]): ComparedRow[] {
  const pairs = comparisons.map((_, at) => [answers[2 * at], answers[2 * at + 1]] as const)
  const cell = (from: number | null | undefined, to: number | null | undefined) => {
    if (from === null || from === undefined) return undefined
    const is = to ?? 0
    return { from: rounded(from), to: rounded(is), ...(from > 0 && { change: is / from - 1 }) }
  }
  const labels = new Map<string, Text>()
  for (const [from] of pairs) for (const row of from?.split?.rows ?? []) labels.set(row.key, row.label)
  const partOf = (answer: IndicatorAnswer | undefined, key: string) =>
    answer?.split?.rows.find((row) => row.key === key)?.value
  const parts = [...labels].map(([key, label]): ComparedRow => {
    return { key, label, cells: pairs.map(([from, to]) => cell(partOf(from, key), partOf(to, key))) }
  })
  const whole: ComparedRow = {
    key: undefined,
    label: { zh: '', en: '' },
    cells: pairs.map(([from, to]) => cell(from?.value, to?.value)),
  }
  const measured = ({ cells }: ComparedRow) => cells.some((one) => one !== undefined)
  const size = ({ cells }: ComparedRow) => cells.find((one) => one !== undefined)?.from ?? 0
  return [whole, ...parts.toSorted((a, b) => size(b) - size(a))].filter(measured)
}

const rounded = (value: number) => Math.round(value * 10) / 10
