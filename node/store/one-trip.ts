import type pg from 'pg'

/** A statement of fixed text, prepared once for each connection under its name. */
export interface Statement {
  name: string
  text: string
  /** Text, numbers, booleans, null; bytes go in binary form, so arrays made by `binary-arrays.ts` do too. */
  values: readonly unknown[]
}

/** What the driver's connection offers to a query that writes itself; its published types leave half of it out. */
interface Wire {
  stream: { write(bytes: Uint8Array): boolean }
  close(what: { type: 'S'; name: string }): void
  parse(statement: { name: string; text: string }): void
}

/** Names are the connection's own: another statement of the same name sent by `query` is not this one. */
const prefix = 'trip '
const prepared = new WeakMap<object, Set<string>>()

/**
 * Sends statements together and waits once: the server runs them one after another and stops at the first that fails, so
 * none after it has run. A batch of six statements waits for the server once instead of six times.
 *
 * @returns how many rows each statement touched
 * @throws the failing statement's error; what came before it stands in the transaction, which is rolled back by the caller
 */
export function inOneTrip(client: pg.ClientBase, statements: readonly Statement[]): Promise<number[]> {
  return new Promise((settle, fail) => {
    const trip = new Trip(statements, settle, fail)
    client.query(trip as unknown as pg.Submittable)
  })
}

/** The driver hands each answer of the server to the query that is under way. */
class Trip {
  readonly #statements: readonly Statement[]
  readonly #settle: (counts: number[]) => void
  readonly #fail: (error: Error) => void
  readonly #counts: number[] = []
  /** New on this connection; known to be prepared once all has gone well. */
  readonly #parsed: string[] = []
  #wire: Wire | undefined

  constructor(statements: readonly Statement[], settle: (counts: number[]) => void, fail: (error: Error) => void) {
    this.#statements = statements
    this.#settle = settle
    this.#fail = fail
  }

  submit(wire: Wire): Error | null {
    this.#wire = wire
    const known = prepared.get(wire) ?? new Set()
    for (const { name, text } of this.#statements) {
      if (!known.has(name) && !this.#parsed.includes(name)) {
        // An earlier trip that failed may have got as far as this; closing what is not there is no error.
        wire.close({ type: 'S', name: prefix + name })
        wire.parse({ name: prefix + name, text })
        this.#parsed.push(name)
      }
    }
    wire.stream.write(messagesOf(this.#statements))
    return null
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}

  /** `INSERT 0 5`, `UPDATE 5`, `BEGIN`. */
  handleCommandComplete({ text }: { text: string }): void {
    this.#counts.push(Number(/\d+$/.exec(text)?.[0] ?? 0))
  }

  handleReadyForQuery(): void {
    const known = prepared.get(this.#wire as Wire) ?? new Set()
    for (const name of this.#parsed) {
      known.add(name)
    }
    prepared.set(this.#wire as Wire, known)
    this.#settle(this.#counts)
  }

  handleError(error: Error): void {
    this.#fail(error)
  }
}

/**
 * Bind and execute for each statement, then sync, in one buffer: the driver makes a buffer of every message and text, and
 * the socket takes as many pieces to the system. Answers carry no rows, so their format is not asked for.
 *
 * @source PostgreSQL, Frontend/Backend Protocol, Message Formats: Bind (B), Execute (E), Sync (S)
 */
function messagesOf(statements: readonly Statement[]): Buffer {
  const bound: { name: string; values: (string | Uint8Array | null)[]; lengths: number[]; size: number }[] = []
  let total = syncBytes
  for (const { name, values } of statements) {
    const texts = values.map(onTheWire)
    const lengths = texts.map((value) =>
      value === null ? -1 : typeof value === 'string' ? Buffer.byteLength(value) : value.length,
    )
    // After the type: length, portal '', statement's name, formats of the parameters, the parameters, no formats of results.
    let size = 4 + 1 + Buffer.byteLength(prefix + name) + 1 + 2 + 2 * texts.length + 2 + 2
    for (const length of lengths) size += 4 + Math.max(0, length)
    bound.push({ name: prefix + name, values: texts, lengths, size })
    total += 1 + size + executeBytes
  }
  const into = Buffer.allocUnsafe(total)
  let at = 0
  for (const { name, values, lengths, size } of bound) {
    into[at] = 0x42
    at = into.writeInt32BE(size, at + 1)
    into[at++] = 0
    at += into.write(name, at)
    into[at++] = 0
    at = into.writeInt16BE(values.length, at)
    for (const value of values) at = into.writeInt16BE(typeof value === 'object' && value !== null ? 1 : 0, at)
    at = into.writeInt16BE(values.length, at)
    for (const [i, value] of values.entries()) {
      at = into.writeInt32BE(lengths[i] as number, at)
      if (typeof value === 'string') at += into.write(value, at)
      else if (value !== null) {
        into.set(value, at)
        at += value.length
      }
    }
    at = into.writeInt16BE(0, at)
    at += execute.copy(into, at)
  }
  sync.copy(into, at)
  return into
}
/** Of the portal '', all rows. */
const execute = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0])
const sync = Buffer.from([0x53, 0, 0, 0, 4])
const executeBytes = execute.length
const syncBytes = sync.length

function onTheWire(value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null
  return value instanceof Uint8Array ? value : String(value)
}
