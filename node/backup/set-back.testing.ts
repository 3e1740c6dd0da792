import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { ProvidedContext } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { type Caller, callerOf, startTestNode, type TestPerson } from '../api/test-node.ts'
import { newCommandId } from '../command-id.ts'
import { type RunningNode, startNode } from '../start/start-node.ts'
import { configOf } from '../store/connection.ts'

/** A whole node that comes back on an older database than what it has signed; people keep the sessions they had. */
export class SetBackNode {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'lianyu-set-back-'))
  readonly callers: Caller[] = []
  readonly #database: FreshDatabase
  readonly #older: string
  readonly #admin: () => Parameters<typeof configOf>[0]
  node!: RunningNode

  private constructor(database: FreshDatabase, admin: () => Parameters<typeof configOf>[0]) {
    this.#database = database
    this.#older = `${database.connection.database}_older`
    this.#admin = admin
  }

  /** @param write  what is done, and signed, after the older copy was taken; the first person does it */
  static async make(
    inject: <K extends keyof ProvidedContext>(key: K) => ProvidedContext[K],
    people: TestPerson[],
    write: (caller: Caller) => Promise<void>,
    webDir?: string,
  ): Promise<SetBackNode> {
    const database = await freshDatabase(inject)
    const made = new SetBackNode(database, () => inject('postgres'))
    const first = await startTestNode(database.connection, people, { dataDir: made.dataDir })
    const cookies = await Promise.all(people.map(async (person) => (await first.as(person)).cookie))
    await first.stop()
    await made.#administer(`create database ${made.#older} template ${database.connection.database}`)
    const second = await made.#start(database.connection.database)
    await write(callerOf(second, cookies[0] as string))
    await second.stop()
    made.node = await made.#start(made.#older, webDir)
    made.callers.push(...cookies.map((cookie) => callerOf(made.node, cookie)))
    return made
  }

  async close(): Promise<void> {
    await this.node?.stop()
    await this.#administer(`drop database if exists ${this.#older} with (force)`)
    await this.#database.drop()
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  #start(database: string, webDir?: string): Promise<RunningNode> {
    const { host, port, user } = this.#database.connection
    return startNode({
      dataDir: this.dataDir,
      host: '127.0.0.1',
      port: 0,
      database: `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`,
      logLevel: 'silent',
      ...(webDir === undefined ? {} : { webDir }),
    })
  }

  async #administer(statement: string): Promise<void> {
    const client = new pg.Client(configOf(this.#admin()))
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
}

/** A matter that stays at home, and so is held by nobody else. */
export async function openAtHome(caller: Caller, name: string): Promise<{ status: number; body: unknown }> {
  const data = { name, investor: '示例投资方', chain: '电子信息', sample: true }
  return caller.send('POST', '/api/matters', { kind: 'project', data }, { 'idempotency-key': newCommandId(Date.now()) })
}
