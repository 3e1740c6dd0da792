import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isAlive } from './data-lock.ts'
import { type OwnPostgres, type PostgresConnection, startOwnPostgres } from './own-postgres.ts'
import { dataDirFor } from './run-as.ts'

let folder: string
let dataDir: string
const running: OwnPostgres[] = []
// Only used where the packaged programs are closed to the user that serves; then copied once for all tests here.
const binariesDir = join(mkdtempSync('/tmp/lianyu-bin-'), 'postgres')

beforeAll(() => chmod(dirname(binariesDir), 0o711))
afterAll(() => rm(dirname(binariesDir), { recursive: true, force: true }))

beforeEach(async () => {
  folder = mkdtempSync('/tmp/lianyu-own-')
  dataDir = join(folder, 'data')
  await chmod(folder, 0o711)
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
  await rm(folder, { recursive: true, force: true })
})

async function start(dir = dataDir): Promise<OwnPostgres> {
  const server = await startOwnPostgres({ dataDir: dir, binariesDir })
  running.push(server)
  return server
}

async function ask(connection: PostgresConnection, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  client.on('error', () => {}) // A killed server also breaks connections that are just closing.
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

describe("a node's own PostgreSQL", () => {
  it('makes a cluster on first use: UTF-8, checksums, durable, on a private Unix socket and no network address', async () => {
    const { connection, pid } = await start()
    const [row] = await ask(
      connection,
      `select current_database() as name, current_setting('server_encoding') as encoding,
         current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
         current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as addresses,
         current_setting('server_version_num')::int / 10000 as major`,
    )
    expect(row).toEqual({
      name: 'lianyu',
      encoding: 'UTF8',
      checksums: 'on',
      fsync: 'on',
      commit: 'on',
      addresses: '',
      major: 18,
    })
    expect(statSync(connection.host).mode & 0o777).toBe(0o700)
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0)
  })

  it('keeps its rows over a stop and a start', async () => {
    const first = await start()
    await ask(first.connection, 'create table kept as select 7 as seven')
    await first.stop()
    expect(await first.onExit).toEqual({ code: 0, signal: null })
    const second = await start()
    expect(await ask(second.connection, 'select seven from kept')).toEqual([{ seven: 7 }])
  })

  it('tells when the server was killed, and starts again with every committed row', async () => {
    const first = await start()
    await ask(first.connection, 'create table kept as select 7 as seven')
    process.kill(first.pid, 'SIGKILL')
    expect(await first.onExit).toEqual({ code: null, signal: 'SIGKILL' })
    const second = await start()
    expect(await ask(second.connection, 'select seven from kept')).toEqual([{ seven: 7 }])
  })

  it('takes over from a supervisor that was killed: the orphaned server is stopped, its rows are there', async () => {
    const script = `import { startOwnPostgres } from ${JSON.stringify(new URL('./own-postgres.ts', import.meta.url).href)}
      const server = await startOwnPostgres(${JSON.stringify({ dataDir, binariesDir })})
      console.log(server.pid)
      await new Promise(() => setInterval(() => {}, 1000))`
    const supervisor = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(supervisor.stdout, 'data')
    const orphan = Number(String(line))
    await expect(startOwnPostgres({ dataDir })).rejects.toMatchObject({
      refusal: { refusal: 'node.data-in-use', facts: { pid: supervisor.pid } },
    })
    supervisor.kill('SIGKILL')
    await once(supervisor, 'exit')
    expect(isAlive(orphan)).toBe(true)
    const server = await start()
    expect(server.pid).not.toBe(orphan)
    expect(await ask(server.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('is not fooled by a note that names a process of another program', async () => {
    const first = await start()
    await first.stop()
    const note = ['', dataDir, '1790000000', '5432', dataDir, '', ' 1 1', 'ready   ']
    writeFileSync(join(dataDir, 'postmaster.pid'), [process.pid, ...note.slice(1)].join('\n'))
    const second = await start()
    expect(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]).toBe(String(second.pid))
  })

  it('begins anew where a first start was cut off in the middle', async () => {
    await mkdir(`${dataDir}.unfinished`)
    writeFileSync(`${dataDir}.unfinished/PG_VERSION`, '18\n')
    const { connection } = await start()
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('puts the socket into a short folder when the data directory has a long path', async () => {
    const long = join(folder, 'x'.repeat(90), 'data')
    const { connection } = await start(long)
    expect(connection.host.length).toBeLessThan(60)
    expect(statSync(connection.host).mode & 0o777).toBe(0o700)
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('refuses a folder that holds something else, and the data of another major version', async () => {
    await mkdir(dataDir)
    writeFileSync(join(dataDir, 'letter.txt'), 'mine')
    await expect(startOwnPostgres({ dataDir })).rejects.toThrow('node.data-not-empty')
    writeFileSync(join(dataDir, 'PG_VERSION'), '15\n')
    await expect(startOwnPostgres({ dataDir })).rejects.toThrow('node.data-wrong-version')
  })

  it.runIf(process.getuid?.() === 0)(
    'says which folder is closed to the user that serves when started as root',
    async () => {
      await chmod(folder, 0o700)
      await expect(startOwnPostgres({ dataDir })).rejects.toMatchObject({
        refusal: { refusal: 'node.data-unreachable', facts: { barred: folder } },
      })
    },
  )

  it.runIf(process.getuid?.() === 0)(
    'has a place for data that nobody chose one for, wherever the checkout is',
    async () => {
      const open = join(folder, 'data')
      expect(dataDirFor(open)).toBe(open)
      await chmod(folder, 0o700)
      expect(dataDirFor(open)).toMatch(/^\/var\/lib\/lianyu\/[0-9a-f]{12}$/)
    },
  )

  it('says with its last lines why it could not start', async () => {
    await expect(startOwnPostgres({ dataDir, settings: { shared_buffers: 'lots' } })).rejects.toThrow(
      /node\.postgres-failed.*shared_buffers/s,
    )
    // The folder is free again after a failure.
    await start()
  })
})
