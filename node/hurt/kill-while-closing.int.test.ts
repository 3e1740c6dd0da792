import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeBase64, type PartyId, sameBytes } from '@lianyu/kernel'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { confirmLoss } from '../backup/confirm-loss.ts'
import { newCommandId } from '../command-id.ts'
import { actorOf, ok, TestNode } from '../exchange/testing/test-node.ts'
import { Audit } from '../identity/audit.ts'
import { rootAt } from '../journal/read-tiles.ts'
import type { Fault } from '../journal/types.ts'
import { CommitBoundary, type Fate, fates } from './commit-boundary.ts'

const party: PartyId = '360313'
const both = ['home', 'audit'] as const

let database: FreshDatabase
let kept: string
let copies = 0

beforeAll(async () => {
  database = await freshDatabase(inject)
  kept = mkdtempSync(join(tmpdir(), 'lianyu-closing-'))
})
afterAll(async () => {
  await database.drop()
  rmSync(kept, { recursive: true, force: true })
})

async function administer(statement: string): Promise<void> {
  const client = new pg.Client(inject('postgres'))
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

async function openProject(node: TestNode): Promise<void> {
  const actor = { ...actorOf(party), desk: 'project-office' }
  const data = { name: '示例项目', investor: '示例投资方', chain: '电子信息', sample: true }
  ok(await node.journal.open({ party, actor, command: newCommandId(Date.now()), kind: 'project', data }))
}

const auditOf = (node: TestNode) => new Audit(node.journal, () => Date.now())
const writes = { home: openProject, audit: (node: TestNode) => auditOf(node).note(party, 'signed-out') }

/** The database before, and the node's folder after, these logs had grown by two facts that nobody else holds. */
async function setBack(scopes: readonly (typeof both)[number][]): Promise<{ older: string; folder: string }> {
  const n = copies++
  const now = { ...database.connection, database: `${database.connection.database}_now${n}` }
  const older = `${database.connection.database}_older${n}`
  await administer(`create database ${now.database} template ${database.connection.database}`)
  const node = await new TestNode(now, [party]).start()
  await auditOf(node).begin(party, '示例')
  for (const scope of both) await writes[scope](node)
  await node.stop()
  await administer(`create database ${older} template ${now.database}`)
  await node.start()
  for (const scope of scopes) {
    for (let i = 0; i < 2; i++) await writes[scope](node)
    await node.journal.checkpoint(party, `${party}/${scope}/1`)
  }
  await node.stop()
  await confirmLoss(node.folder, [], Date.now())
  const folder = join(kept, `${n}`)
  cpSync(node.folder, folder, { recursive: true })
  await node.remove()
  await administer(`drop database ${now.database} with (force)`)
  return { older, folder }
}

/** A node that came back on the older database, over a line on which one commit meets its fate. */
class Closing {
  readonly #connection: FreshDatabase['connection']
  #line!: CommitBoundary
  node: TestNode
  /** Everything that was ever signed of the own logs. */
  readonly #folder: string

  private constructor(connection: FreshDatabase['connection'], folder: string) {
    this.#connection = connection
    this.node = new TestNode(connection, [party])
    this.#folder = join(kept, connection.database)
    cpSync(folder, this.#folder, { recursive: true })
  }

  static async of(from: { older: string; folder: string }): Promise<Closing> {
    const name = `${database.connection.database}_copy${copies++}`
    await administer(`create database ${name} template ${from.older}`)
    const it = new Closing({ ...database.connection, database: name }, from.folder)
    await it.#begin()
    return it
  }

  async #begin(): Promise<void> {
    this.#line = await CommitBoundary.open(this.#connection)
    this.node = new TestNode(this.#line.connection, [party])
    rmSync(this.node.folder, { recursive: true, force: true })
    Object.assign(this.node, { folder: this.#folder })
  }

  /** @returns whether there was such a commit */
  async meet(nth: number, fate: Fate): Promise<boolean> {
    const due = this.#line.arm(nth, fate).then(() => true)
    const running = this.#goOn()
    const fell = await Promise.race([due, running.then(() => false)])
    if (fell && fate.startsWith('killed')) {
      await running
      await this.#away()
      await this.#line.close()
      await this.#begin()
      await this.#goOn()
    } else {
      await running
      this.#line.disarm()
    }
    return fell
  }

  /** Starts, and looks while something is behind, as a node does every two seconds. */
  async #goOn(): Promise<void> {
    const begun = () => this.node.start().catch(() => this.#away())
    if ((await begun()) === undefined && (await begun()) === undefined) return
    const { journal } = this.node
    for (let n = 0; n < 3 && journal.behind(party).length > 0; n++) {
      await journal.settle(party, async () => []).catch(() => {})
    }
  }

  /** What the process left running is gone with it. */
  async #away(): Promise<void> {
    const { app, exchange, store } = this.node
    await app?.close().catch(() => {})
    await exchange?.stop().catch(() => {})
    await store?.close().catch(() => {})
  }

  async faults(lost: readonly (typeof both)[number][]): Promise<string[]> {
    const { journal } = this.node
    const wrong: string[] = []
    if (journal.readOnly(party)) wrong.push(`read-only: ${journal.readOnly(party)?.en}`)
    const losses = journal.losses(party).map(({ origin, from, to }) => `${origin} ${to - from}`)
    const expected = both.map((scope) => `${party}/${scope}/1 ${lost.includes(scope) ? 2 : 0}`)
    if (losses.sort().join() !== [...expected].sort().join()) wrong.push(`losses: ${losses}`)
    const heads = await this.node.in(party, (tx) =>
      tx.query<{ origin: string; log: number; state: string }>(
        'select origin, log, state from head where party = $1 and own order by log',
        [party],
      ),
    )
    const stand = heads.rows.map(({ origin, state }) => `${origin.slice(7)} ${state}`).sort()
    if (stand.join() !== 'audit/1 closed,audit/2 open,home/1 closed,home/2 open') wrong.push(`logs: ${stand}`)
    for (const scope of both) await writes[scope](this.node).catch((error) => wrong.push(`${scope}: ${error}`))
    for (const { origin, log } of heads.rows) {
      // What was signed of it once is what it still says, but for what was given up.
      for (const { size, root } of this.#signed(origin)) {
        const held = await this.node.in(party, (tx) =>
          tx.query<{ size: number }>('select size from head where party = $1 and log = $2', [party, log]),
        )
        if (size > Number(held.rows[0]?.size) && !origin.endsWith('/1')) wrong.push(`${origin} shrank below ${size}`)
        if (size > Number(held.rows[0]?.size)) continue
        const now = await this.node.in(party, (tx) => rootAt(tx, log, size))
        if (!sameBytes(now, decodeBase64(root) as Uint8Array)) wrong.push(`${origin} forked at ${size}`)
      }
    }
    const found: Fault[] = []
    for await (const line of journal.verify(party)) if ('fault' in line) found.push(line)
    for await (const line of journal.verifyHeld(party)) found.push(line)
    wrong.push(...found.map(({ log, index, fault }) => `${log} ${index}: ${fault.en}`))
    // An operator's word is good for this one time.
    if (existsSync(join(this.#folder, 'checkpoints', 'restored.json'))) wrong.push('the mark stays')
    return wrong
  }

  #signed(origin: string): { size: number; root: string }[] {
    const lines = readFileSync(join(this.#folder, 'checkpoints', 'signed.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
    return lines
      .map((line) => JSON.parse(line) as { origin: string; note: string })
      .filter((one) => one.origin === origin)
      .map(({ note }) => ({ size: Number(note.split('\n')[1]), root: note.split('\n')[2] as string }))
  }

  async close(): Promise<void> {
    await this.node.stop().catch(() => {})
    await this.#line.close()
    await administer(`drop database ${this.#connection.database} with (force)`)
  }
}

describe('what an operator gives up is closed once, wherever the node dies while it closes', () => {
  // Where the other log was not set back, one way to die at each commit says enough.
  const killed: readonly Fate[] = ['killed-before']
  it.each([
    [['home', 'audit'], fates],
    [['home'], killed],
    [['audit'], killed],
  ] as const)('of %j, at every commit', { timeout: 600_000 }, async (scopes, fates) => {
    const from = await setBack(scopes)
    const wrong: string[] = []
    let met = 0
    for (const fate of fates) {
      for (let nth = 1; ; nth++) {
        const closing = await Closing.of(from)
        try {
          const fell = await closing.meet(nth, fate)
          wrong.push(...(await closing.faults(scopes)).map((fault) => `${fate} ${nth}: ${fault}`))
          if (!fell) break
          met += 1
        } finally {
          await closing.close()
        }
      }
    }
    await administer(`drop database ${from.older} with (force)`)
    expect(wrong).toEqual([])
    expect(met).toBeGreaterThanOrEqual(8 * fates.length)
  })
})
