import type { MatterId, PartyId } from '@lianyu/kernel'
import { bigints, texts } from '../store/binary-arrays.ts'
import type { Statement } from '../store/one-trip.ts'
import type { Counted } from './counted.ts'
import { rowWriter } from './write-rows.ts'

export type ContributionRow = Counted & { matter: MatterId }

const keyColumn = (at: number) =>
  ['text', (row: ContributionRow) => row.keys[at] ?? ''] as ['text', (row: ContributionRow) => string]

export const contributionTable = rowWriter<ContributionRow>({
  table: 'contribution',
  keys: {
    matter: ['text', (row) => row.matter],
    indicator: ['text', (row) => row.indicator],
    period: ['text', (row) => row.period],
    entry: ['bigint', (row) => row.entry],
  },
  rest: {
    sample: ['bigint', (row) => Number(row.sample)],
    amount: ['bigint', (row) => row.amount],
    value: ['text', (row) => row.value ?? null],
    ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((at) => [`k${at + 1}`, keyColumn(at)])),
  },
})

/** By how much a row of the totals moves; `value` only where distinct values are counted. */
export interface Move {
  indicator: string
  by: string
  sample: boolean
  period: string
  key: string
  value?: string
  agreement: string
  count: number
  amount: number
}

const keysOfTotal = ['indicator', 'by', 'sample', 'period', 'key', 'agreement'] as const
const keysOfValue = ['indicator', 'by', 'sample', 'period', 'key', 'value', 'agreement'] as const
type Key = (typeof keysOfValue)[number]

/** Moves rows by their differences, and takes away what came to nothing, so that a rebuild ends in the same rows. */
function mover(table: string, keys: readonly Key[], numbers: readonly ('count' | 'amount')[]) {
  const typeOf = (key: Key) => (key === 'sample' ? 'bigint' : 'text')
  const types = keys.map(typeOf)
  const unnest = (first: number, more: readonly string[]) =>
    `unnest(${[...types, ...more.map(() => 'bigint')].map((type, i) => `$${first + i}::${type}[]`).join(', ')})
      u (${[...keys, ...more].join(', ')})`
  const all = [...keys, ...numbers]
  const add = `insert into ${table} (party, ${all.join(', ')}) select h.party, ${all.map((name) => `u.${name}`).join(', ')}
    from head h, ${unnest(3, numbers)} where h.party = $1 and h.log = $2
    on conflict (party, ${keys.join(', ')}) do update set ${numbers.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(', ')}`
  const sweep = `delete from ${table} t using ${unnest(2, [])}
    where t.party = $1 and ${keys.map((name) => `t.${name} = u.${name}`).join(' and ')} and t.count = 0`
  const keyArrays = (moves: readonly Move[]) =>
    keys.map((key) =>
      key === 'sample'
        ? bigints(moves.map((move) => Number(move.sample)))
        : texts(moves.map((move) => (key === 'value' ? (move.value ?? '') : move[key]))),
    )
  return (party: PartyId, log: number, moves: readonly Move[]): Statement[] => {
    const less = moves.filter(({ count }) => count < 0)
    const added = [...keyArrays(moves), ...numbers.map((name) => bigints(moves.map((move) => move[name])))]
    return [
      ...(moves.length === 0 ? [] : [{ name: `move ${table}`, text: add, values: [party, log, ...added] }]),
      ...(less.length === 0 ? [] : [{ name: `sweep ${table}`, text: sweep, values: [party, ...keyArrays(less)] }]),
    ]
  }
}

export const moveTotals = mover('indicator_total', keysOfTotal, ['count', 'amount'])
export const moveValues = mover('indicator_value', keysOfValue, ['count'])
