import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Instant, instantOf, LianyuError, type MatterId, type PartyId } from '@lianyu/kernel'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { introduce, TestNode } from '../exchange/testing/test-node.ts'
import { FileStore } from '../files/file-store.ts'
import { migrate } from '../store/migrate.ts'
import { type OwnPostgres, startOwnPostgres } from '../store/own-postgres.ts'
import { bases, segmentsIn, wal } from './archive-folder.ts'
import { ArchiveKeeper } from './archive-keeper.ts'
import { prepareArchive } from './prepare-archive.ts'
import { restoreArchive } from './restore-archive.ts'
import { takeBase } from './take-base.ts'

const [ours, theirs]: [PartyId, PartyId] = ['360313', '430281']
const room = mkdtempSync('/tmp/lianyu-archive-')
chmodSync(room, 0o711)
const [data, archive, restored] = [join(room, 'node'), join(room, 'archive'), join(room, 'restored')]
const troubles: unknown[] = []
let postgres: OwnPostgres
let database: FreshDatabase
let here: TestNode
let there: TestNode
let agreement: MatterId
let moment: Instant

async function startPostgres(dataDir: string, settings: Record<string, string> = {}): Promise<OwnPostgres> {
  postgres = await startOwnPostgres({ dataDir: join(dataDir, 'postgres'), settings })
  await migrate(postgres.connection)
  return postgres
}

async function ask<Row>(sql: string): Promise<Row[]> {
  const client = new pg.Client(postgres.connection)
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows as Row[]
}

const say = (words: string) => here.comment(ours, agreement, words)
async function look(): Promise<void> {
  for (let i = 0; i < 2; i++) {
    here.aheadMs += 16_000
    there.aheadMs += 16_000
    await there.exchange.look(theirs, ours)
    await here.exchange.look(ours, theirs)
  }
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof LianyuError ? error.refusal.refusal : String(error)),
  )

beforeAll(async () => {
  const { settings, wantsBase } = await prepareArchive(archive, data)
  expect(wantsBase).toBe(true)
  await startPostgres(data, settings)
  database = await freshDatabase(inject)
  here = Object.assign(new TestNode(postgres.connection, [ours]), { folder: data, files: new FileStore(data) })
  await here.start()
  there = await new TestNode(database.connection, [theirs]).start()
  await introduce([here, there])
  agreement = await here.draft(ours, [ours, theirs])
  await look()
  const onTrouble = (what: string, error: unknown) => void troubles.push(what, error)
  const { connection } = postgres
  const keeper = new ArchiveKeeper({ dataDir: data, archive, connection, wantsBase, onTrouble })
  await keeper.start()
  await keeper.look()

  await say('一')
  const { facts } = await say('请删除这一句')
  await look()
  const [clock] = await ask<{ ms: string }>('select ceil(extract(epoch from clock_timestamp()) * 1000) as ms')
  moment = instantOf(Number(clock?.ms))
  await sleep(20)
  await say('二')
  const actor = { party: ours, desk: 'office', role: 'officer', officer: 'officer-1' }
  const command = '019bb000-0000-7000-8000-0000000000e1'
  const { leaf } = facts[0] as { leaf: string }
  const ground = '示例：本人要求'
  await here.journal.erase({ party: ours, actor, command, matter: agreement, leaf, part: 'shared', ground })
  await look()
  await here.stop()
  await keeper.stop()
})
afterAll(async () => {
  await there?.stop()
  await there?.remove()
  await postgres?.stop()
  await database?.drop()
  await rm(room, { recursive: true, force: true })
})

describe('the archive of an own database', () => {
  it('outlives a server that goes away while a base is copied: the try fails, and leaves nothing half behind', async () => {
    const before = readdirSync(bases(archive))
    const cut = (async () => {
      for (const until = Date.now() + 20_000; Date.now() < until; ) {
        const [gone] = await ask<{ gone: boolean }>(
          `select pg_terminate_backend(pid) as gone from pg_stat_activity
            where state = 'idle' and query like '%pg_backup_start%' and pid <> pg_backend_pid()`,
        )
        if (gone?.gone) return true
      }
      return false
    })()
    const taken = await takeBase(data, archive).then(
      () => 'taken',
      () => 'failed',
    )
    expect([await cut, taken]).toEqual([true, 'failed'])
    expect(readdirSync(bases(archive))).toEqual(before)
  })
  it('keeps a segment once: the same again is done already, another of its name changes nothing', async () => {
    const [{ by } = { by: '' }] = await ask<{ by: string }>(`select current_setting('archive_command') as by`)
    const [name] = segmentsIn(archive) as [string]
    const again = join(room, 'segment')
    await promisify(execFile)('sh', ['-c', `gzip -dc '${wal(archive)}/${name}.gz' > '${again}'`])
    const run = (file: string) =>
      promisify(execFile)('sh', ['-c', by.replaceAll('%p', file).replaceAll('%f', name)]).then(
        () => 0,
        (error) => error.code,
      )
    const held = readFileSync(join(wal(archive), `${name}.gz`))
    expect(await run(again)).toBe(0)
    writeFileSync(again, 'other bytes')
    expect(await run(again)).not.toBe(0)
    expect(readFileSync(join(wal(archive), `${name}.gz`)).equals(held)).toBe(true)
    expect(troubles).toEqual([])
  })

  it('is not begun inside the data directory, over something else, nor used where the node does not run with it', async () => {
    expect(await refusal(prepareArchive(join(data, 'archive'), data))).toBe('backup.archive-path')
    expect(await refusal(prepareArchive(join(room, "it's"), data))).toBe('backup.archive-path')
    expect(await refusal(prepareArchive(data, join(room, 'other')))).toBe('backup.archive-of-another')
    expect(await refusal(prepareArchive(archive, join(room, 'other')))).toBe('backup.archive-of-another')
    expect(await refusal(takeBase(data, join(room, 'elsewhere')))).toBe('backup.archive-not-on')
  })

  it('is put back to no moment before its first base, nor after its end; nothing is left behind', async () => {
    // Where nothing was written since the last switch there is nothing to switch.
    await ask(`select pg_create_restore_point('test')`)
    const [{ name } = { name: '' }] = await ask<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name')
    while (!segmentsIn(archive).includes(name)) await sleep(50)
    const to = (at: string) => restoreArchive({ archive, dataDir: restored, to: at as Instant })
    expect(await refusal(to('2026-01-01T00:00:00.000Z'))).toBe('backup.archive-too-early')
    expect(await refusal(to('2999-01-01T00:00:00.000Z'))).toBe('backup.archive-ends-before')
    expect(existsSync(join(restored, 'postgres'))).toBe(false)
    expect(await refusal(restoreArchive({ archive, dataDir: data }))).toBe('backup.not-empty')
  })

  it('takes another base while it runs, and lets go of what only the older one needs', async () => {
    const whole = join(room, 'whole')
    await promisify(execFile)('cp', ['-a', archive, whole])
    const before = segmentsIn(archive)
    const base = await takeBase(data, archive, 1)
    expect(segmentsIn(archive)[0]).toBe(base.firstWal)
    expect(before[0]).not.toBe(base.firstWal)
    await postgres.stop()
  })

  it('puts a node back to a moment: later erasures are done again, peers give the end back, no log forks', async () => {
    const found = await restoreArchive({
      archive: join(room, 'whole'),
      dataDir: restored,
      to: moment,
      checkpoints: join(data, 'checkpoints'),
    })
    expect(found).toMatchObject({ erased: 1, faults: [], checkpointsKept: true })
    expect(found.behind.map(({ log }) => log.scope)).toContain(agreement)
    expect((found.reached as Instant) <= moment).toBe(true)
    await startPostgres(restored)
    Object.assign(here, { connection: postgres.connection, folder: restored, files: new FileStore(restored) })
    await here.start()
    expect(await here.comments(ours, agreement)).toEqual(['一', 'undefined'])
    await expect(say('还不能写')).rejects.toMatchObject({ refusal: { refusal: 'journal.behind' } })
    await look()
    expect(await here.comments(ours, agreement)).toEqual(await there.comments(theirs, agreement))
    expect(here.journal.behind(ours)).toEqual([])
    await say('三')
    await look()
    expect((await there.comments(theirs, agreement)).at(-1)).toBe('三')
    expect(await there.exchange.quarantineList(theirs)).toEqual([])
    expect(await here.journal.logOf(ours, agreement)).toBe(`${ours}/${agreement}/1`)
    expect(await here.journal.logOf(ours, 'home')).toBe(`${ours}/home/1`)
    for await (const line of here.journal.verify(ours)) expect(line).not.toHaveProperty('fault')
    await here.stop()
    await postgres.stop()
  })

  it('is not gone on with by the node that was put back: that is another life of the database', async () => {
    expect(await refusal(prepareArchive(archive, restored))).toBe('backup.archive-of-another')
    const { wantsBase } = await prepareArchive(join(room, 'next'), restored)
    expect(wantsBase).toBe(true)
  })
})
