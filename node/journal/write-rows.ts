import type { MatterId, PartyId } from '@lianyu/kernel'
import { bigints, booleans, byteas, days, instants, texts, uuids } from '../store/binary-arrays.ts'
import type { Statement } from '../store/one-trip.ts'

type ColumnType = 'text' | 'bigint' | 'boolean' | 'bytea' | 'date' | 'timestamptz' | 'uuid'
const encode = {
  text: texts,
  bigint: bigints,
  boolean: booleans,
  bytea: byteas,
  date: days,
  timestamptz: instants,
  uuid: uuids,
} as Record<ColumnType, (values: readonly never[]) => Buffer>

/**
 * Rows of one table in a statement of fixed text, whatever their number: each column goes as one array. No rows, no
 * statement.
 */
export interface RowWriter<R> {
  /** Fails with 23505 where one is there already. */
  insert(party: PartyId, log: number, rows: readonly R[]): Statement[]
  update(party: PartyId, rows: readonly R[]): Statement[]
  remove(party: PartyId, rows: readonly R[]): Statement[]
  /**
   * Makes the rows of all matters in a range these: what is there already stays untouched, what is not one of these goes.
   * Writing a row with its indexes costs several times as much as looking whether it is there. For tables whose key holds the
   * matter: a wrong row of another matter can then not stand in the way.
   */
  settle(party: PartyId, log: number, range: MatterRange, rows: readonly R[]): Statement[]
}

/** Matters after one, up to and with another; without that one all after it. */
export interface MatterRange {
  after: MatterId
  upTo?: MatterId
}

export interface RowShape<R> {
  table: string
  /** The column that says to which matter a row belongs; `matter` where none is said. */
  of?: string
  /** Columns after `party` that make the key, and the others. */
  keys: { [column: string]: [type: ColumnType, value: (row: R) => unknown] }
  rest?: { [column: string]: [type: ColumnType, value: (row: R) => unknown] }
  /** Sets of the update other than `column = u.column`, for columns that depend on the row as it is; and what they need. */
  sets?: { [column: string]: string }
  asides?: { [column: string]: [type: ColumnType, value: (row: R) => unknown] }
}

/**
 * The statements of a table. Inserts select from the log's head row, which is there and of this party: so they run on the
 * shard that holds the party. Rows of one statement are in the order given; give them in key order.
 */
export function rowWriter<R>(shape: RowShape<R>): RowWriter<R> {
  const { table, of = 'matter', keys, rest = {}, sets = {}, asides = {} } = shape
  const keyNames = Object.keys(keys)
  const restNames = Object.keys(rest)
  const all = [...Object.entries(keys), ...Object.entries(rest)]
  const updating = [...all, ...Object.entries(asides)]
  const names = all.map(([name]) => name)
  const unnest = (columns: [string, [ColumnType, unknown]][], first: number) =>
    `unnest(${columns.map(([, [type]], i) => `$${first + i}::${type}[]`).join(', ')}) u (${columns.map(([name]) => name).join(', ')})`
  const same = keyNames.map((name) => `t.${name} = u.${name}`).join(' and ')
  const keyColumns = Object.entries(keys)
  const insert = `insert into ${table} (party, ${names.join(', ')}) select h.party, ${names.map((name) => `u.${name}`).join(', ')}
    from head h, ${unnest(all, 3)} where h.party = $1 and h.log = $2`
  const update = `update ${table} t set ${restNames.map((name) => `${name} = ${sets[name] ?? `u.${name}`}`).join(', ')}
    from ${unnest(updating, 2)} where t.party = $1 and ${same}`
  const remove = `delete from ${table} t using ${unnest(keyColumns, 2)} where t.party = $1 and ${same}`
  // By EXCEPT, which goes by hashes and takes two nulls for the same, whatever the planner thinks of the arrays' length.
  const named = (alias: string) => names.map((name) => `${alias}.${name}`).join(', ')
  const settling = [true, false].map((bounded) => {
    const first = bounded ? 4 : 3
    const range = (alias: string) =>
      `${alias}.party = $1 and ${alias}.${of} > $2${bounded ? ` and ${alias}.${of} <= $3` : ''}`
    const standing = `select ${named('s')} from ${table} s where ${range('s')}`
    const wanted = `select ${named('u')} from ${unnest(all, first)}`
    return {
      gone: `delete from ${table} t using (${standing} except ${wanted}) u where ${range('t')} and ${same}`,
      missing: `insert into ${table} (party, ${names.join(', ')}) select h.party, ${named('u')}
        from head h, (${wanted} except ${standing}) u where h.party = $1 and h.log = $${first + all.length}`,
    }
  })
  const arrays = (columns: typeof all, rows: readonly R[]) =>
    columns.map(([, [type, value]]) => encode[type](rows.map(value) as never[]))

  return {
    insert: (party, log, rows) =>
      rows.length === 0 ? [] : [{ name: `insert ${table}`, text: insert, values: [party, log, ...arrays(all, rows)] }],
    update: (party, rows) =>
      rows.length === 0 ? [] : [{ name: `update ${table}`, text: update, values: [party, ...arrays(updating, rows)] }],
    remove: (party, rows) =>
      rows.length === 0
        ? []
        : [{ name: `delete ${table}`, text: remove, values: [party, ...arrays(keyColumns, rows)] }],
    settle: (party, log, { after, upTo }, rows) => {
      const texts = settling[upTo === undefined ? 1 : 0] as { gone: string; missing: string }
      const values = [party, after, ...(upTo === undefined ? [] : [upTo]), ...arrays(all, rows)]
      const how = upTo === undefined ? 'after' : 'within'
      return [
        { name: `gone ${how} ${table}`, text: texts.gone, values },
        { name: `missing ${how} ${table}`, text: texts.missing, values: [...values, log] },
      ]
    },
  }
}
