import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { configOf } from '../store/connection.ts'
import { inParty } from '../store/transaction.ts'
import type { FaultPoint } from './engine.ts'
import { rootAt } from './read-tiles.ts'
import { projections } from './rebuild.ts'
import { command, done, introduce, officer, projectionRows, type TestJournal, testJournal } from './test-journal.ts'
import type { OpenCommand } from './types.ts'

const party = '360322'
let database: FreshDatabase
let test: TestJournal
/** Where the next batch stops for ever. */
let crashAt: FaultPoint | undefined
let crashed: () => void = () => {}
let failOnce: { at: FaultPoint; error: Error } | undefined

function fault(point: FaultPoint): void | Promise<void> {
  if (failOnce?.at === point) {
    const { error } = failOnce
    failOnce = undefined
    throw error
  }
  if (crashAt === point) {
    crashed()
    return new Promise(() => {})
  }
}

beforeEach(async () => {
  crashAt = undefined
  failOnce = undefined
  database = await freshDatabase(inject)
  test = await testJournal(database.connection, { fault })
  await test.journal.addParty(introduce(party))
})
afterEach(async () => {
  await test.close()
  await database.drop()
})

function opening(): OpenCommand {
  return { party, actor: officer(party), command: command(), kind: 'sample-case', data: { name: '示例业务件' } }
}

/** Ends the connections that the dead process left behind, as the server does when it notices. */
async function endConnections(): Promise<void> {
  const admin = new pg.Client(configOf(inject('postgres')))
  await admin.connect()
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    database.connection.database,
  ])
  await admin.end()
}

async function expectWhole(): Promise<void> {
  const faults = []
  for await (const found of test.journal.verify(party)) {
    if ('fault' in found) {
      faults.push(found)
    }
  }
  expect(faults).toEqual([])
  const before = await projectionRows(test.store, party, projections)
  for await (const _ of test.journal.rebuild(party)) {
    // Only the rows at the end count.
  }
  expect(await projectionRows(test.store, party, projections)).toEqual(before)
}

async function factsOf(commands: readonly string[]): Promise<number> {
  const { rows } = await inParty(test.store, party, 'app', (tx) =>
    tx.query<{ n: number }>('select count(*) as n from entry where party = $1 and command = any($2::uuid[])', [
      party,
      commands,
    ]),
  )
  return rows[0]?.n ?? 0
}

const writing: FaultPoint[] = ['before-insert', 'after-insert', 'before-commit', 'after-commit', 'before-memory']

describe('a process that dies while a batch is written', () => {
  it.each(writing)('%s: nothing acknowledged is lost and nothing is done twice', async (point) => {
    const acknowledged = await done(test.journal.open(opening()))
    const commands = Array.from({ length: 5 }, opening)
    const moved = {
      party,
      actor: officer(party),
      command: command(),
      matter: acknowledged.matter,
      step: 'begin',
      data: {},
    }
    const died = new Promise<void>((resolve) => {
      crashed = resolve
    })
    crashAt = point
    const answers = [...commands.map((c) => test.journal.open(c)), test.journal.step(moved)]
    for (const answer of answers) {
      answer.catch(() => {})
    }
    await died
    await endConnections()
    crashAt = undefined
    await test.crash()
    expect((await test.journal.get(party, acknowledged.matter))?.shared.first).toBe(acknowledged.facts[0]?.leaf)
    const again = await Promise.all([
      ...commands.map((c) => done(test.journal.open(c))),
      done(test.journal.step(moved)),
    ])
    const committed = point === 'after-commit' || point === 'before-memory'
    expect(again.map((receipt) => receipt.replayed)).toEqual(again.map(() => committed))
    expect(await factsOf([...commands, moved].map((c) => c.command))).toBe(6)
    await expectWhole()
  })

  it.each(writing)('%s: an erasure is done once or not at all, and what was signed before stands', async (point) => {
    const data = { name: '示例业务件', applicant: '示例人' }
    const opened = await done(test.journal.open({ ...opening(), data }))
    const origin = `${party}/home/1`
    const signed = await test.journal.checkpoint(party, origin)
    const erasing = {
      party,
      actor: officer(party),
      command: command(),
      matter: opened.matter,
      leaf: opened.facts[0]?.leaf as string,
      part: 'personal' as const,
      ground: '本人申请',
    }
    const died = new Promise<void>((resolve) => {
      crashed = resolve
    })
    crashAt = point
    test.journal.erase(erasing).catch(() => {})
    await died
    await endConnections()
    crashAt = undefined
    await test.crash()
    const committed = point === 'after-commit' || point === 'before-memory'
    const [fact] = await test.journal.facts(party, opened.matter)
    expect([fact?.erased, fact?.parts.personal === undefined]).toEqual(committed ? [['personal'], true] : [[], false])
    expect(await done(test.journal.erase(erasing))).toMatchObject({ replayed: committed })
    expect(await factsOf([erasing.command])).toBe(1)
    expect((await test.journal.facts(party, opened.matter))[0]?.parts.personal).toBeUndefined()
    const [, size, root] = signed.split('\n')
    const { rows } = await inParty(test.store, party, 'app', (tx) =>
      tx.query<{ log: number }>('select log from head where party = $1 and origin = $2', [party, origin]),
    )
    const now = await inParty(test.store, party, 'app', (tx) => rootAt(tx, rows[0]?.log as number, Number(size)))
    expect(Buffer.from(now).toString('base64')).toBe(root)
    expect(Number((await test.journal.checkpoint(party, origin)).split('\n')[1])).toBeGreaterThan(Number(size))
    await expectWhole()
  })

  it.each(['before-checkpoint-file', 'after-checkpoint-file'] as const)(
    '%s: goes on where the log stands',
    async (point) => {
      crashAt = point
      const died = new Promise<void>((resolve) => {
        crashed = resolve
      })
      const c = opening()
      await done(test.journal.open(c))
      await died
      crashAt = undefined
      await test.crash()
      expect(test.journal.readOnly(party)).toBeUndefined()
      expect(await done(test.journal.open(c))).toMatchObject({ replayed: true })
      await done(test.journal.open(opening()))
      await expectWhole()
    },
  )
})

describe('a commit whose answer is lost', () => {
  it('is looked up before anyone is answered: done, where it arrived', async () => {
    await done(test.journal.open(opening()))
    failOnce = { at: 'after-commit', error: Object.assign(new Error('connection reset'), { code: 'ECONNRESET' }) }
    const commands = Array.from({ length: 4 }, opening)
    const receipts = await Promise.all(commands.map((c) => done(test.journal.open(c))))
    expect(receipts.every((receipt) => !receipt.replayed)).toBe(true)
    expect(await factsOf(commands.map((c) => c.command))).toBe(4)
    await expectWhole()
  })
  it('is an error that may be sent again, where it did not', async () => {
    crashAt = undefined
    const c = opening()
    const answer = new Promise((resolve) => {
      crashed = () => resolve(undefined)
    })
    crashAt = 'before-commit'
    const lost = test.journal.open(c)
    lost.catch(() => {})
    await answer
    crashAt = undefined
    failOnce = undefined
    await endConnections()
    await test.crash()
    expect(await done(test.journal.open(c))).toMatchObject({ replayed: false })
    expect(await factsOf([c.command])).toBe(1)
  })
})

describe('a batch that the database will not take', () => {
  it('is done again one by one, and only what is at fault fails', async () => {
    await done(test.journal.open(opening()))
    const commands = Array.from({ length: 6 }, opening)
    failOnce = { at: 'after-insert', error: Object.assign(new Error('value out of range'), { code: '22003' }) }
    const receipts = await Promise.all(commands.map((c) => done(test.journal.open(c))))
    expect(new Set(receipts.map((receipt) => receipt.matter)).size).toBe(6)
    await expectWhole()
  })
  it('because the disk is full fails as a whole, and the next goes on', async () => {
    failOnce = { at: 'before-commit', error: Object.assign(new Error('no space left'), { code: '53100' }) }
    const c = opening()
    await expect(test.journal.open(c)).rejects.toMatchObject({ refusal: { refusal: 'journal.unavailable' } })
    expect(await done(test.journal.open(c))).toMatchObject({ replayed: false })
    await expectWhole()
  })
  it('because another process wrote to the log is decided again on what is there now', async () => {
    const other = await testJournal(database.connection, { dataDir: test.dataDir })
    await done(other.journal.open(opening()))
    await done(test.journal.open(opening()))
    await done(other.journal.open(opening()))
    await other.journal.stop()
    await other.store.close()
    await test.restart()
    await expectWhole()
  })
})

describe('a database that was put back to before what was signed', () => {
  it('is read-only, and says how much is missing', async () => {
    await done(test.journal.open(opening()))
    const copy = `copy_${crypto.randomUUID().replaceAll('-', '')}`
    await test.restart()
    await endConnections()
    const admin = new pg.Client(configOf(inject('postgres')))
    await admin.connect()
    await admin.query(`create database ${copy} template ${database.connection.database}`)
    await done(test.journal.open(opening()))
    await test.journal.checkpoint(party, `${party}/home/1`)
    const restored = await testJournal({ ...database.connection, database: copy }, { dataDir: test.dataDir })
    expect(restored.journal.readOnly(party)).toMatchObject({ refusal: 'journal.behind', facts: { signed: 2, held: 1 } })
    expect(await restored.journal.open(opening())).toMatchObject({ refusal: 'journal.behind' })
    await restored.store.close()
    await admin.query(`drop database ${copy} with (force)`)
    await admin.end()
  })
})
