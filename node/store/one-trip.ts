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
  stream: { cork(): void; uncork(): void }
  close(what: { type: 'S'; name: string }): void
  parse(statement: { name: string; text: string }): void
  bind(given: { statement: string; values: readonly (string | Buffer | null)[] }): void
  execute(): void
  sync(): void
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
    wire.stream.cork()
    try {
      for (const { name, text, values } of this.#statements) {
        const statement = prefix + name
        if (!known.has(name) && !this.#parsed.includes(name)) {
          // An earlier trip that failed may have got as far as this; closing what is not there is no error.
          wire.close({ type: 'S', name: statement })
          wire.parse({ name: statement, text })
          this.#parsed.push(name)
        }
        wire.bind({ statement, values: values.map(onTheWire) })
        wire.execute()
      }
      wire.sync()
    } finally {
      wire.stream.uncork()
    }
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

function onTheWire(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) {
    return null
  }
  if (value instanceof Uint8Array) {
    return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  }
  return String(value)
}
