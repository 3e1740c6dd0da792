import { frontierToBytes, leafHash } from '@lianyu/kernel'
import { hexOf } from '../journal/hex.ts'
import { sha256Node } from '../journal/sha256.ts'
import type { Store } from '../store/store.ts'
import type { Disk, DiskLog } from './disk.ts'

type Values = readonly unknown[]
type Answer = { rows: object[]; rowCount: number }

/**
 * A store for the exchange and the checkpoints as they are: it knows the few statements that they send (by their text)
 * and nothing else, so that the very code that runs on PostgreSQL runs here. A transaction's writes happen together at its
 * commit. A statement that is new here is an error that names it.
 */
export function memoryStore(disk: Disk, isAlive: () => boolean): Store {
  const connect = async () => {
    let writes: (() => void)[] = []
    const run = (text: string, values: Values): Answer => {
      if (text === 'begin' || text.startsWith('select enter(')) return { rows: [], rowCount: 0 }
      if (text === 'rollback' || text === 'commit') {
        if (text === 'commit') for (const write of writes) write()
        writes = []
        return { rows: [], rowCount: 0 }
      }
      const found = statements.find(([begins]) => text.startsWith(begins))
      if (found === undefined) throw new Error(`the simulation's store does not know: ${text}`)
      const answer = found[1](disk, values)
      if (typeof answer === 'function') {
        writes.push(answer)
        return { rows: [], rowCount: 1 }
      }
      return { rows: answer, rowCount: answer.length }
    }
    const query = (statement: string | { text: string; values?: Values } | Trip, values: Values = []) => {
      // Whoever ran here has died with the process.
      if (!isAlive()) return new Promise<never>(() => {})
      if (typeof statement !== 'string' && 'submit' in statement) {
        statement.submit(wire)
        statement.handleReadyForQuery()
        return undefined
      }
      const text = typeof statement === 'string' ? statement : statement.text
      return Promise.resolve(run(plain(text), typeof statement === 'string' ? values : (statement.values ?? [])))
    }
    return { query, release: () => {}, on: () => {}, off: () => {} } as never
  }
  return { connect, connectToWrite: connect, load: () => ({ total: 0, idle: 0, waiting: 0 }), close: async () => {} }
}

/** A query that writes itself on the wire; only `begin` and `enter` come so. */
interface Trip {
  submit(wire: unknown): void
  handleReadyForQuery(): void
}
/** Takes whatever is written on it, and leaves it at that. */
const wire: unknown = new Proxy(() => {}, { get: () => wire, apply: () => wire })

const plainTexts = new Map<string, string>()
function plain(text: string): string {
  let found = plainTexts.get(text)
  if (found === undefined) {
    found = text.replace(/\s+/g, ' ').trim()
    plainTexts.set(text, found)
  }
  return found
}

const rowOf = ({ entries, ...log }: DiskLog) => {
  return { ...log, size: entries.length, frontier: frontierToBytes(log.frontier), generation: 1 }
}
const columns = 'select log, origin, writer, scope, own, size, root, frontier, state from head where party = $1'
const text = new TextDecoder()
const inRange = (disk: Disk, [, log, from, to]: Values) =>
  disk
    .byNumber(log as number)
    .entries.slice(from as number, to as number)
    .map((entry, i) => ({ ...entry, idx: (from as number) + i }))

/** What a statement begins with, and the rows it reads or what it will write. */
const statements: [begins: string, run: (disk: Disk, values: Values) => object[] | (() => void)][] = [
  [
    `${columns} and origin = $2`,
    (disk, [, origin]) => {
      const log = disk.logs.get(origin as string)
      return log === undefined ? [] : [rowOf(log)]
    },
  ],
  [
    `${columns} and scope <> 'home'`,
    (disk) =>
      [...disk.logs.values()]
        .filter(({ scope }) => scope !== 'home' && scope !== 'audit')
        .map(rowOf)
        .sort((a, b) => (a.origin < b.origin ? -1 : 1)),
  ],
  ['select bytes from entry where', inRange],
  ['select leaf from entry where', inRange],
  ['select leaf as hash from entry where', (disk, values) => inRange(disk, values).map(({ leaf }) => ({ hash: leaf }))],
  [
    `select encode(sha256('\\x00'::bytea || bytes), 'hex') as leaf from entry where`,
    (disk, values) => inRange(disk, values).map(({ bytes }) => ({ leaf: hexOf(leafHash(sha256Node, bytes)) })),
  ],
  [
    `select idx, convert_from(bytes, 'UTF8') as envelope, shared, personal from entry where`,
    (disk, values) => inRange(disk, values).map(({ bytes, ...row }) => ({ ...row, envelope: text.decode(bytes) })),
  ],
  ['select idx, part from erased_part where', () => []],
  [
    'select size, note from checkpoint where',
    (disk, [, log]) =>
      disk.notes
        .filter((one) => one.log === log)
        .sort((a, b) => b.size - a.size)
        .slice(0, 1),
  ],
  [
    'insert into checkpoint (party, log, size, note)',
    (disk, [, log, size, note]) =>
      () =>
        disk.keepNote(log as number, size as number, note as string),
  ],
  [
    'select max(s.size) as size from cosignature',
    (disk, [, log]) => {
      const sizes = disk.cosignatures.filter((one) => one.log === log).map(({ size }) => size)
      return [{ size: sizes.length === 0 ? null : Math.max(...sizes) }]
    },
  ],
  // Notes that a later cosignature covers may go; here they stay, so that all of them can be compared at the end.
  ['delete from checkpoint', () => () => {}],
  [
    'insert into cosignature (',
    (disk, [, log, size, byParty, promise, line]) =>
      () => {
        const row = { log, size, byParty, promise, line } as Disk['cosignatures'][number]
        const same = (one: typeof row) =>
          one.log === log && one.size === size && one.byParty === byParty && one.promise === promise
        if (!disk.cosignatures.some(same)) disk.cosignatures.push(row)
      },
  ],
  [
    'select line from cosignature where',
    (disk, [, log, size]) => disk.cosignatures.filter((one) => one.log === log && one.size === size),
  ],
  [
    'insert into quarantine (',
    (disk, [, log, idx, why]) =>
      () =>
        disk.quarantine.push(`${disk.byNumber(log as number).origin} from ${idx}: ${why}`),
  ],
  [
    `update head set state = 'quarantined'`,
    (disk, [, log]) =>
      () => {
        disk.byNumber(log as number).state = 'quarantined'
      },
  ],
]
