import { existsSync, mkdtempSync } from 'node:fs'
import { cp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { inspect } from 'node:util'
import type { MatterId, PartyId } from '@lianyu/kernel'
import type { inject } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { introduce, TestNode } from '../exchange/testing/test-node.ts'
import { FileStore } from '../files/file-store.ts'
import type { Fault } from '../journal/types.ts'
import type { PostgresConnection } from '../store/own-postgres.ts'
import { confirmLoss } from './confirm-loss.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'

export const [ours, theirs]: [PartyId, PartyId] = ['360313', '430281']

export function urlOf({ user, host, port, database }: PostgresConnection): string {
  return `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

/** Two nodes with an agreement; the first is backed up while it runs, and comes back from backups. */
export class RestoredPair {
  readonly #inject: typeof inject
  readonly #databases: FreshDatabase[] = []
  readonly #room = mkdtempSync('/tmp/lianyu-restored-')
  here!: TestNode
  there!: TestNode
  agreement!: MatterId
  readonly backups: string[] = []

  constructor(injected: typeof inject) {
    this.#inject = injected
  }

  async #database(): Promise<PostgresConnection> {
    const database = await freshDatabase(this.#inject)
    this.#databases.push(database)
    return database.connection
  }

  async start(): Promise<this> {
    this.here = await new TestNode(await this.#database(), [ours]).start()
    this.there = await new TestNode(await this.#database(), [theirs]).start()
    await introduce([this.here, this.there])
    this.agreement = await this.here.draft(ours, [ours, theirs])
    await this.look()
    return this
  }

  /** Both look at each other, so much later by their clocks that nothing waits any more. */
  async look(times = 2): Promise<void> {
    for (let i = 0; i < times; i++) {
      this.here.aheadMs += 16_000
      this.there.aheadMs += 16_000
      await this.there.exchange.look(theirs, ours)
      await this.here.exchange.look(ours, theirs)
    }
  }

  async backup(): Promise<string> {
    const to = path.join(this.#room, `backup-${this.backups.length}`)
    await takeBackup({ dataDir: this.here.folder, database: urlOf(this.here.connection), to })
    this.backups.push(to)
    return to
  }

  /**
   * The machine is gone; a new one comes up from a backup.
   *
   * @param keeps  the `checkpoints` folder survived
   */
  async restore(from: string, keeps: boolean) {
    await this.here.stop()
    const folder = path.join(this.#room, `node-${this.#databases.length}`)
    const connection = await this.#database()
    const survived = path.join(this.#room, `checkpoints-${this.#databases.length}`)
    if (keeps) await cp(path.join(this.here.folder, 'checkpoints'), survived, { recursive: true })
    await rm(this.here.folder, { recursive: true, force: true })
    const restored = await restoreBackup({
      from,
      dataDir: folder,
      database: urlOf(connection),
      ...(keeps ? { checkpoints: survived } : {}),
    })
    Object.assign(this.here, { connection, folder, files: new FileStore(folder) })
    await this.here.start()
    return restored
  }

  async confirm(): Promise<void> {
    await confirmLoss(this.here.folder, [], Date.now())
  }

  get isMarked(): boolean {
    return existsSync(path.join(this.here.folder, 'checkpoints', 'restored.json'))
  }

  async signedFile(): Promise<string> {
    return readFile(path.join(this.here.folder, 'checkpoints', 'signed.jsonl'), 'utf8')
  }

  comments(): Promise<[string[], string[]]> {
    return Promise.all([this.here.comments(ours, this.agreement), this.there.comments(theirs, this.agreement)])
  }

  async faults(): Promise<Fault[]> {
    const found: Fault[] = []
    for (const [node, party] of [
      [this.here, ours],
      [this.there, theirs],
    ] as const) {
      for await (const line of node.journal.verify(party)) if ('fault' in line) found.push(line)
    }
    return found
  }

  async close(): Promise<void> {
    for (const node of [this.here, this.there]) {
      // Where a restore failed it is down already, and that failure is the one to be told.
      await node?.stop().catch(() => {})
      await node?.remove()
    }
    for (const database of this.#databases) await database.drop()
    await rm(this.#room, { recursive: true, force: true })
  }
}

/** The same numbers for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/**
 * Facts on both sides, backups now and then, and time after time the first node comes back from some backup, with or
 * without what it kept outside the database, its last facts seen by the peer or by nobody.
 *
 * @returns what went wrong, nothing when all is well
 */
export async function restoreMany(pair: RestoredPair, times: number, seed: number): Promise<string[]> {
  const roll = dice(seed)
  const wrong: string[] = []
  await pair.backup()
  for (let time = 0; time < times; time++) {
    const say = async (node: TestNode, party: PartyId, words: string) => {
      await node.comment(party, pair.agreement, `${time} ${words}`)
    }
    for (let i = roll(3); i >= 0; i--) await say(pair.here, ours, `here ${i}`)
    await pair.look(1)
    if (roll(2) === 0) await pair.backup()
    for (let i = roll(3); i >= 0; i--) await say(pair.there, theirs, `there ${i}`)
    for (let i = roll(2); i >= 0; i--) await say(pair.here, ours, `later ${i}`)
    await pair.look(1)
    const [, seen] = await pair.comments()
    const unseen = roll(3) === 0
    if (unseen) {
      await pair.there.stop()
      await say(pair.here, ours, 'nobody saw this')
      await pair.here.journal.checkpoint(ours, await pair.here.journal.logOf(ours, pair.agreement))
    }
    const { faults } = await pair.restore(pair.backups[roll(pair.backups.length)] as string, roll(2) === 0)
    wrong.push(...faults.map(({ log, fault }) => `${time}: restored ${log}: ${fault.en}`))
    if (unseen) await pair.there.start()
    await pair.confirm()
    await pair.look(3)
    const [mine, other] = await pair.comments()
    const behind = pair.here.journal.behind(ours)
    if (behind.length > 0) {
      wrong.push(
        `${time}: still behind ${JSON.stringify(behind)}, ${pair.here.errors.map((error) => inspect(error)).join('; ')}`,
      )
    }
    if (JSON.stringify([...mine].sort()) !== JSON.stringify([...other].sort())) {
      wrong.push(`${time}: here ${mine.length} comments, there ${other.length}`)
    }
    const lost = seen.filter((words) => !mine.includes(words))
    if (lost.length > 0) wrong.push(`${time}: shared and gone: ${lost.join(', ')}`)
    const quarantined = await pair.there.exchange.quarantineList(theirs)
    wrong.push(...quarantined.map(({ origin, why }) => `${time}: ${origin} put aside for ${why}`))
    if (wrong.length > 0) return wrong
  }
  wrong.push(...(await pair.faults()).map(({ log, index, fault }) => `in the end ${log} ${index}: ${fault.en}`))
  return wrong
}
