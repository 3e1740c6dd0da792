import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostgresConnection } from '../store/own-postgres.ts'

/**
 * What becomes of one commit:
 * - `not-persisted`: the order to commit never reaches the server, and the connection is gone; the process lives
 * - `answer-lost`: it is durable, but the answer never comes back, and the connection is gone; the process lives
 * - `killed-before`, `killed-after`: the same two, and the process never does anything again
 */
export const fates = ['not-persisted', 'answer-lost', 'killed-before', 'killed-after'] as const
export type Fate = (typeof fates)[number]

/** The texts of the writing statements whose commit has met each fate, on whichever line of this process. */
export const metStatements: Record<Fate, Set<string>> = {
  'not-persisted': new Set(),
  'answer-lost': new Set(),
  'killed-before': new Set(),
  'killed-after': new Set(),
}
/** The same of every commit that went by, whatever became of it, until somebody clears it. */
export const seenStatements = new Set<string>()

/**
 * A line to PostgreSQL, as one process has it, that understands as much of the protocol as to see each commit of something
 * written go by: it counts them, and gives the one that is due its fate.
 *
 * @source PostgreSQL, Frontend/Backend Protocol: Query (Q), Parse (P), Bind (B), ReadyForQuery (Z)
 */
export class CommitBoundary {
  readonly #folder = mkdtempSync(join(tmpdir(), 'lianyu-line-'))
  readonly #to: PostgresConnection
  readonly #sockets = new Set<Socket>()
  #server!: Server
  #due: { which: number | string; fate: Fate } | undefined
  #dead = false
  /** Commits since the last `arm` or `disarm`. */
  seen = 0
  #met: () => void = () => {}
  /** Since the last `arm`: nothing, an order to commit is on its way whose answer brings the fate, or it was met. */
  stands: 'armed' | 'falling' | 'met' = 'armed'

  private constructor(to: PostgresConnection) {
    this.#to = to
  }

  static async open(to: PostgresConnection): Promise<CommitBoundary> {
    const line = new CommitBoundary(to)
    line.#server = createServer((socket) => line.#serve(socket))
    await new Promise<void>((listening) =>
      line.#server.listen(join(line.#folder, `.s.PGSQL.${to.port}`), () => listening()),
    )
    return line
  }

  get connection(): PostgresConnection {
    return { ...this.#to, host: this.#folder }
  }

  /**
   * The nth commit from now on has this fate, or the first with a statement of this text.
   *
   * @returns settles when it has met it
   */
  arm(which: number | string, fate: Fate): Promise<void> {
    this.seen = 0
    this.#due = { which, fate }
    this.stands = 'armed'
    return new Promise((met) => {
      this.#met = () => {
        this.stands = 'met'
        met()
      }
    })
  }

  disarm(): void {
    this.#due = undefined
    this.seen = 0
  }

  /** The process is gone: nothing of it reaches the server any more. */
  async close(): Promise<void> {
    this.#kill()
    await new Promise((closed) => this.#server.close(closed))
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #kill(): void {
    this.#dead = true
    for (const socket of this.#sockets) socket.destroy()
  }

  #serve(client: Socket): void {
    if (this.#dead) {
      client.destroy()
      return
    }
    const server = connect(join(this.#to.host, `.s.PGSQL.${this.#to.port}`))
    const ends = [client, server]
    for (const [one, other] of [ends, ends.toReversed()] as [Socket, Socket][]) {
      this.#sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        this.#sockets.delete(one)
        other.destroy()
      })
    }
    let answerLost: Fate | undefined
    const orders = new Messages()
    const transactions = new Transactions()
    client.on('data', (bytes: Buffer) => {
      const written = orders.take(bytes).flatMap((message) => transactions.writtenBy(message))
      const commits = written.length > 0
      if (commits) this.seen += 1
      for (const text of written) seenStatements.add(text)
      const { which, fate } = this.#due ?? {}
      const isDue = typeof which === 'string' ? written.includes(which) : commits && this.seen === which
      const due = isDue ? fate : undefined
      if (due !== undefined) for (const text of written) metStatements[due].add(text)
      if (due === undefined) {
        server.write(bytes)
        return
      }
      this.#due = undefined
      this.stands = 'falling'
      if (due === 'answer-lost' || due === 'killed-after') {
        answerLost = due
        server.write(bytes)
      } else {
        if (due === 'killed-before') this.#kill()
        else client.destroy()
        this.#met()
      }
    })
    const answers = new Messages(true)
    server.on('data', (bytes: Buffer) => {
      if (answerLost === undefined) {
        client.write(bytes)
        return
      }
      // The server is ready again: what it was told to commit is durable, and nobody hears of it.
      if (answers.take(bytes).some(({ type }) => type === 'Z')) {
        if (answerLost === 'killed-after') this.#kill()
        else client.destroy()
        this.#met()
      }
    })
  }
}

interface Message {
  type: string
  body: Buffer
}

/** Which statements one connection has prepared, and what its transaction has written. */
class Transactions {
  readonly #texts = new Map<string, string>()
  #written: string[] = []

  /** What was written, where this message orders the commit of a transaction that wrote. */
  writtenBy({ type, body }: Message): string[] {
    const text = this.#textOf(type, body)
    if (text === undefined) return []
    if (/\b(insert into|update|delete from)\b/i.test(text)) this.#written.push(text)
    if (!/^(commit|rollback)\b/i.test(text)) return []
    const written = /^commit\b/i.test(text) ? this.#written : []
    this.#written = []
    return written
  }

  #textOf(type: string, body: Buffer): string | undefined {
    if (type === 'Q') return wordAt(body, 0)
    if (type === 'P') {
      const name = wordAt(body, 0)
      this.#texts.set(name, wordAt(body, Buffer.byteLength(name) + 1))
    }
    // Bind: the portal's name, then the prepared statement's.
    return type === 'B' ? this.#texts.get(wordAt(body, Buffer.byteLength(wordAt(body, 0)) + 1)) : undefined
  }
}

const wordAt = (body: Buffer, at: number) => body.subarray(at, body.indexOf(0, at)).toString('utf8')

/** Cuts a stream into messages; the first of a client has no type. */
class Messages {
  #rest: Buffer = Buffer.alloc(0)
  #begun: boolean

  constructor(begun = false) {
    this.#begun = begun
  }

  take(bytes: Buffer): Message[] {
    this.#rest = Buffer.concat([this.#rest, bytes])
    const found: Message[] = []
    for (;;) {
      const head = this.#begun ? 1 : 0
      if (this.#rest.length < head + 4) return found
      const end = head + this.#rest.readUInt32BE(head)
      if (this.#rest.length < end) return found
      if (this.#begun)
        found.push({ type: String.fromCharCode(this.#rest[0] as number), body: this.#rest.subarray(5, end) })
      this.#begun = true
      this.#rest = this.#rest.subarray(end)
    }
  }
}
