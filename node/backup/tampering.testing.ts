import type { MatterId } from '@lianyu/kernel'
import pg from 'pg'
import type { TestNode } from '../exchange/testing/test-node.ts'
import type { Fault } from '../journal/types.ts'
import { configOf } from '../store/connection.ts'
import { dice, ours, type RestoredPair } from './restore-many.testing.ts'

/**
 * Where a deed at a position of a log of some size must show: at that entry; at the row of the log's head; or, where an
 * entry and its leaf hash were changed alike, among the entries between the two signed heads around it.
 */
type Shows = 'entry' | 'end' | 'head' | 'between heads'

/** What a superuser does to one log; `log` and `party` are $1 and $2, a position in it $3. */
const deeds: { name: string; sql: string; shows: Shows }[] = [
  {
    name: 'a byte of an entry',
    shows: 'entry',
    sql: `update entry set bytes = set_byte(bytes, ($3::int * 7) % length(bytes), get_byte(bytes, ($3::int * 7) % length(bytes)) # 4)
      where party = $1 and log = $2 and idx = $3::int`,
  },
  {
    name: 'a byte of a leaf hash',
    shows: 'entry',
    sql: `update entry set leaf = set_byte(leaf, $3::int % 32, get_byte(leaf, $3::int % 32) # 1) where party = $1 and log = $2 and idx = $3::int`,
  },
  {
    name: 'a byte of a part',
    shows: 'entry',
    sql: `update entry set shared = set_byte(shared, 40, get_byte(shared, 40) # 1)
      where party = $1 and log = $2 and idx = $3::int and shared is not null`,
  },
  {
    name: 'a part that is gone',
    shows: 'entry',
    sql: 'update entry set shared = null where party = $1 and log = $2 and idx = $3::int',
  },
  {
    name: 'an entry filed elsewhere',
    shows: 'entry',
    sql: `update entry set matter = matter || 'x' where party = $1 and log = $2 and idx = $3::int`,
  },
  { name: 'a row deleted', shows: 'entry', sql: 'delete from entry where party = $1 and log = $2 and idx = $3::int' },
  {
    name: 'a row inserted and the head moved over it',
    shows: 'end',
    sql: `with more as (insert into entry (party, log, idx, leaf, bytes, matter)
        select e.party, e.log, h.size, e.leaf, e.bytes, e.matter from entry e join head h on h.party = $1 and h.log = $2
        where e.party = $1 and e.log = $2 and e.idx = $3::int)
      update head set size = size + 1 where party = $1 and log = $2`,
  },
  {
    name: 'two rows that changed places',
    shows: 'between heads',
    sql: `update entry e set bytes = o.bytes, leaf = o.leaf from entry o where e.party = $1 and o.party = $1 and e.log = $2
      and o.log = $2 and ((e.idx = $3::int and o.idx = $3::int - 1) or (e.idx = $3::int - 1 and o.idx = $3::int))`,
  },
  {
    name: 'the head’s root',
    shows: 'head',
    sql: `update head set root = set_byte(root, 3, get_byte(root, 3) # 8) where party = $1 and log = $2 and $3::int >= 0`,
  },
  {
    name: 'the log rolled back by its last rows, its size with it',
    shows: 'entry',
    sql: `with gone as (delete from entry where party = $1 and log = $2 and idx >= $3::int)
      update head set size = $3::int where party = $1 and log = $2`,
  },
  {
    name: 'an entry written anew with its own leaf hash',
    shows: 'between heads',
    sql: `update entry set bytes = other, leaf = sha256('\\x00'::bytea || other)
      from (select overlay(bytes placing '\\x39'::bytea from position('at":"20'::bytea in bytes) + 6) as other, idx as i
        from entry where party = $1 and log = $2 and idx = $3::int) o
      where party = $1 and log = $2 and idx = o.i and other <> bytes`,
  },
]

const tables = [
  'head',
  'entry',
  'tile',
  'checkpoint',
  'cosignature',
  'erased_part',
  'matter',
  'matter_now',
  'track',
  'term',
]

interface Struck {
  origin: string
  name: string
  shows: Shows
  at: number
}

/** A node with many small shared logs, its own and a peer's copies, all signed; and its superuser. */
export class Tampering {
  readonly node: TestNode
  readonly superuser: pg.Client
  logs: { log: number; origin: string; size: number }[] = []

  private constructor(node: TestNode) {
    this.node = node
    this.superuser = new pg.Client(configOf(node.connection))
  }

  static async begin(pair: RestoredPair, agreements: number): Promise<Tampering> {
    const ids: MatterId[] = [pair.agreement]
    for (let i = 1; i < agreements; i++) ids.push(await pair.here.draft(ours, ['360313', '430281']))
    await pair.look()
    for (const id of ids) {
      for (const words of ['一', '二', '三']) {
        await pair.here.comment(ours, id, words)
        await pair.there.comment('430281', id, words)
      }
    }
    await pair.look()
    const it = new Tampering(pair.here)
    await it.superuser.connect()
    await it.#keep()
    return it
  }

  async #keep(): Promise<void> {
    for (const table of tables) await this.superuser.query(`create table kept_${table} as select * from ${table}`)
    const { rows } = await this.superuser.query(
      `select log, origin, size from head where party = $1 and scope not in ('home', 'audit') and size > 2 order by log`,
      [ours],
    )
    this.logs = rows.map(({ log, origin, size }) => ({ log: Number(log), origin, size: Number(size) }))
  }

  /** Every row as it was before anybody touched it. */
  async undo(): Promise<void> {
    await this.superuser.query('begin')
    for (const table of tables) {
      await this.superuser.query(`delete from ${table}`)
      await this.superuser.query(`insert into ${table} select * from kept_${table}`)
    }
    await this.superuser.query('commit')
  }

  /** One deed on every log. Answers with what was done to which. */
  async strike(roll: (sides: number) => number): Promise<Struck[]> {
    const done: Struck[] = []
    for (const { log, origin, size } of this.logs) {
      const deed = deeds[roll(deeds.length)] as (typeof deeds)[number]
      const { name, sql, shows } = deed
      const at = 1 + roll(size - 1)
      const { rowCount } = await this.superuser.query(sql, [ours, log, at])
      if (rowCount === 0) throw new Error(`${name} changed nothing in ${origin}`)
      done.push({ origin, name, shows, at: shows === 'end' ? size : at })
    }
    return done
  }

  /** Where `verify` says something is wrong: origins of logs, and tables. */
  async found(): Promise<Fault[]> {
    const faults: Fault[] = []
    for await (const line of this.node.journal.verify(ours)) if ('fault' in line) faults.push(line)
    for await (const line of this.node.journal.verifyHeld(ours)) faults.push(line)
    return faults
  }

  /** Rows of entries and heads, as text. */
  async bytes(): Promise<string[]> {
    const { rows } = await this.superuser.query(
      `select h.origin || ' ' || e.idx || ' ' || encode(e.bytes, 'hex') || ' ' || encode(e.leaf, 'hex') || ' '
          || coalesce(encode(e.shared, 'hex'), '-') as row
        from entry e join head h on h.party = e.party and h.log = e.log
        union all select origin || ' ' || size || ' ' || encode(root, 'hex') || ' ' || encode(frontier, 'hex') from head
        order by 1`,
    )
    return rows.map(({ row }) => row)
  }
}

/**
 * So many mutations, one to a log and round; each must be found and located at its entry or row.
 *
 * @returns mutations that nobody noticed, and how many were made
 */
export async function tamper(tampering: Tampering, wanted: number, seed: number) {
  const roll = dice(seed)
  const missed: string[] = []
  let made = 0
  while (made < wanted) {
    const done = await tampering.strike(roll)
    const faults = await tampering.found()
    for (const one of done) {
      const found = faults.filter(({ log }) => log === one.origin)
      if (!found.some((fault) => isThere(one, fault))) missed.push(`${JSON.stringify(one)}: ${JSON.stringify(found)}`)
    }
    made += done.length
    await tampering.undo()
  }
  return { made, missed }
}

/** Two rows that changed places show at either. */
function isThere({ shows, at, name }: Struck, { index, until, row }: Fault): boolean {
  if (shows === 'head') return row === 'head'
  if (index === undefined) return false
  if (shows !== 'between heads') return index === at && until === undefined
  return index <= at && at - (name.startsWith('two rows') ? 1 : 0) < (until ?? index + 1)
}
