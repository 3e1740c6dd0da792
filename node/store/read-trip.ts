import type pg from 'pg'
import { bigints, texts } from './binary-arrays.ts'
import { columnTypes } from './column-types.ts'
import { CommonWords } from './common-words.ts'
import type { StoreRole } from './connection.ts'
import { checkStatement, statementsAreChecked } from './statement-rules.ts'
import type { Store } from './store.ts'
import type { Tx } from './transaction.ts'

/** A statement of a read. With a `name` it is prepared once for each connection, and planned once where that is as good. */
export interface Read {
  text: string
  values: readonly unknown[]
  name?: string
}

/**
 * Reads of one party in one transaction and one trip to the server: begin, enter, the statements, commit. To begin, to
 * ask and to commit one after another costs the node and the server as much as what is asked.
 *
 * @returns the rows of each statement, in order
 * @throws the error of the first statement that fails; nothing after it has run
 */
export async function readInOneTrip(
  store: Store,
  party: string,
  role: StoreRole,
  reads: readonly Read[],
): Promise<Record<string, unknown>[][]> {
  if (statementsAreChecked) for (const { text, values } of reads) checkStatement(text, values, party)
  const client = await store.connect(role)
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    return await new Promise<Record<string, unknown>[][]>((settle, fail) => {
      const trip = new ReadTrip([begin, { ...enter, values: [party] }, ...reads, commit], settle, fail)
      client.query(trip as unknown as pg.Submittable)
    })
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed
    })
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/** Where reads of one party go: into a transaction that is open, or each call in a trip of its own. */
export interface Reader {
  readonly party: string
  /** What earlier searches found to be common. */
  readonly common?: CommonWords
  read(reads: readonly Read[]): Promise<Record<string, unknown>[][]>
}

const commonIn = new WeakMap<Store, CommonWords>()

export function readerOf(store: Store, party: string): Reader {
  const common = commonIn.get(store) ?? new CommonWords()
  commonIn.set(store, common)
  return { party, common, read: (reads) => readInOneTrip(store, party, 'app', reads) }
}

export function readerIn(tx: Tx): Reader {
  return {
    party: tx.party,
    async read(reads) {
      const found: Record<string, unknown>[][] = []
      for (const { text, values, name } of reads)
        found.push((await tx.query<Record<string, unknown>>(text, values, name)).rows)
      return found
    },
  }
}

const begin: Read = { name: 'begin', text: 'begin', values: [] }
const commit: Read = { name: 'commit', text: 'commit', values: [] }
const enter = { name: 'enter', text: 'select enter($1)' }
/** Reads whose rows nobody looks at. */
const around = 2

/** What the driver's connection offers to a query that writes itself; its published types leave half of it out. */
interface Wire {
  stream: { write(bytes: Buffer): void }
  close(what: { type: 'S'; name: string }): void
  parse(statement: { name: string; text: string }): void
  bind(given: { statement: string; values: readonly (string | Buffer | null)[] }): void
  describe(what: { type: 'P'; name: string }): void
  execute(): void
  sync(): void
}

interface Column {
  name: string
  parse: ((text: string) => unknown) | undefined
}

/** Names are the connection's own, apart from those of `query` and of `inOneTrip`. */
const prefix = 'read '
/** The columns of each statement that is prepared on a connection: they are asked for once. */
const prepared = new WeakMap<object, Map<string, Column[]>>()
/** Statements that a connection keeps; each holds a plan in the server's memory. */
const mostPrepared = 200

/** The driver hands each answer of the server to the query that is under way. */
class ReadTrip {
  readonly #reads: readonly Read[]
  readonly #settle: (rows: Record<string, unknown>[][]) => void
  readonly #fail: (error: Error) => void
  readonly #columns: (Column[] | undefined)[] = []
  readonly #rows: Record<string, unknown>[][] = []
  readonly #parsed: number[] = []
  #at = 0
  #known: Map<string, Column[]> = new Map()

  constructor(
    reads: readonly Read[],
    settle: (rows: Record<string, unknown>[][]) => void,
    fail: (error: Error) => void,
  ) {
    this.#reads = reads
    this.#settle = settle
    this.#fail = fail
    for (const _ of reads) this.#rows.push([])
  }

  submit(wire: Wire): Error | null {
    this.#known = knownOn(wire)
    const fresh = new Set<string>()
    const parts: Buffer[] = []
    // The driver writes message by message; one write of all is one call of the operating system.
    const gather = Object.create(wire, {
      stream: { value: { writable: true, write: (part: Buffer) => parts.push(part) } },
    })
    this.#write(gather as Wire, fresh)
    wire.stream.write(Buffer.concat(parts))
    return null
  }

  #write(wire: Wire, fresh: Set<string>): void {
    for (const [at, { name, text, values }] of this.#reads.entries()) {
      const statement = name === undefined ? '' : prefix + name
      const columns = name === undefined ? undefined : this.#known.get(name)
      this.#columns.push(columns)
      if (columns === undefined && !fresh.has(statement)) {
        // An earlier trip that failed may have got as far as this; closing what is not there is no error.
        if (name !== undefined) wire.close({ type: 'S', name: statement })
        wire.parse({ name: statement, text })
        if (name !== undefined) {
          fresh.add(statement)
          this.#parsed.push(at)
        }
      }
      wire.bind({ statement, values: values.map(onTheWire) })
      if (columns === undefined) wire.describe({ type: 'P', name: '' })
      wire.execute()
    }
    wire.sync()
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    this.#columns[this.#at] = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: texty.has(dataTypeID) ? undefined : (columnTypes.getTypeParser(dataTypeID, 'text') as Column['parse']),
    }))
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const columns = this.#columns[this.#at] as Column[]
    const row: Record<string, unknown> = {}
    for (let i = 0; i < columns.length; i++) {
      const { name, parse } = columns[i] as Column
      const text = fields[i] as string | null
      row[name] = text === null || parse === undefined ? text : parse(text)
    }
    this.#rows[this.#at]?.push(row)
  }

  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}

  handleEmptyQuery(): void {
    this.#at += 1
  }

  handleCommandComplete(): void {
    this.#at += 1
  }

  handleReadyForQuery(): void {
    for (const at of this.#parsed) this.#known.set(this.#reads[at]?.name as string, this.#columns[at] ?? [])
    this.#settle(this.#rows.slice(around, -1))
  }

  handleError(error: Error): void {
    this.#fail(error)
  }
}

function knownOn(wire: Wire): Map<string, Column[]> {
  let known = prepared.get(wire)
  if (known === undefined) {
    known = new Map()
    prepared.set(wire, known)
  }
  while (known.size >= mostPrepared) {
    const oldest = known.keys().next().value as string
    wire.close({ type: 'S', name: prefix + oldest })
    known.delete(oldest)
  }
  return known
}

/** text, varchar, name: as they come. */
const texty: ReadonlySet<number> = new Set([25, 1043, 19])

function onTheWire(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) {
    return value.every((one) => typeof one === 'number') && value.length > 0 ? bigints(value) : texts(value)
  }
  if (value instanceof Uint8Array) {
    return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  }
  return String(value)
}
