import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LogId, type PartyId, parseVerifierKey } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { Directory } from '../directory.ts'
import { HttpRequests } from '../http-request.ts'
import { findLog, type HeldLog } from '../log-rows.ts'
import { type StaticLog, writeStaticLog } from '../static-log.ts'
import { introduce, TestNode } from '../testing/test-node.ts'

/*
 * Logs as an outsider sees them: over HTTP after c2sp.org/tlog-tiles, and as a static folder that a program built on Go's
 * golang.org/x/mod/sumdb verifies; of that program's libraries nothing was written here.
 */

const [A, B] = ['360313', '430281'] as const
/** Where Debian puts golang-golang-x-mod-dev; with GO111MODULE=off nothing is fetched. */
const goPath = process.env.LIANYU_GOPATH ?? '/usr/share/gocode'
const missing = [
  spawnSync('go', ['version']).status === 0 ? '' : 'go',
  existsSync(join(goPath, 'src/golang.org/x/mod/sumdb/tlog')) ? '' : 'golang.org/x/mod',
].filter((one) => one !== '')

const databases: FreshDatabase[] = []
const nodes: TestNode[] = []
let folder: string
let origin: LogId
const size = 300

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianyu-static-'))
  for (const party of [A, B]) {
    const database = await freshDatabase(inject)
    databases.push(database)
    nodes.push(await new TestNode(database.connection, [party]).start())
  }
  await introduce(nodes)
  const [a, b] = nodes as [TestNode, TestNode]
  const agreement = await a.draft(A, [A, B])
  origin = `${A}/${agreement}/1`
  await vi.waitFor(async () => expect(await b.journal.get(B, agreement)).toBeDefined(), soon)
  for (let i = 0; i < size - 1; i++) await a.comment(A, agreement, `示例 ${i}`)
  await a.exchange.look(A, B)
  const vouched = async () => (await a.exchange.peers(A))[0]?.logs.find((log) => log.origin === origin)?.cosigned
  await vi.waitFor(async () => expect(await vouched()).toBe(size), soon)
})
afterAll(async () => {
  for (const node of nodes) {
    await node.stop()
    await node.remove()
  }
  for (const database of databases) await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const soon = { timeout: 30_000, interval: 50 }
const nodeOf = (party: PartyId) => nodes.find((node) => node.parties.includes(party)) as TestNode

async function directoryOf(node: TestNode): Promise<Directory> {
  const directory = new Directory(node.journal, node.store)
  await directory.load()
  return directory
}

async function written(party: PartyId, name: string): Promise<StaticLog> {
  const node = nodeOf(party)
  const log = (await node.in(party, (tx) => findLog(tx, origin))) as HeldLog
  const directory = await directoryOf(node)
  return (await writeStaticLog({ store: node.store, directory }, party, log, join(folder, name))) as StaticLog
}

describe('a log over HTTP', () => {
  it('has the addresses, lengths, types and headers of tlog-tiles, and 404 for what is not there', async () => {
    const b = nodeOf(B)
    const asker = (await directoryOf(b)).asker(B)
    const requests = new HttpRequests({ allowPrivate: true, now: Date.now })
    const card = await nodeOf(A).card(A)
    const path = `/log/${A}/${encodeURIComponent(origin.split('/')[1] as string)}/1`
    const get = (rest: string) =>
      requests.ask(asker, card, { method: 'GET', path: `${path}/${rest}`, maxBytes: 20_000_000, deadlineMs: 10_000 })

    const checkpoint = await get('checkpoint')
    expect(checkpoint.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8' })
    expect(checkpoint.headers['cache-control']).toContain('no-cache')
    expect(checkpoint.body.toString().split('\n').slice(0, 2)).toEqual([origin, String(size)])
    const rest = size - 256
    for (const [tile, bytes] of [
      ['tile/0/000', 256 * 32],
      [`tile/0/001.p/${rest}`, rest * 32],
      ['tile/0/000.p/5', 5 * 32],
      ['tile/1/000.p/1', 32],
    ] as const) {
      const { status, headers, body } = await get(tile)
      expect({ status, type: headers['content-type'], bytes: body.length }, tile).toEqual({
        status: 200,
        type: 'application/octet-stream',
        bytes,
      })
      expect(headers['cache-control'], tile).toBe('private, max-age=31536000, immutable')
    }
    const bundle = (await get(`tile/entries/001.p/${rest}`)).body
    let entries = 0
    for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) entries += 1
    expect(entries).toBe(rest)
    for (const tile of ['tile/0/001', 'tile/0/002', 'tile/1/000', 'tile/2/000.p/1', `tile/entries/001.p/${rest + 1}`]) {
      expect((await get(tile)).status, tile).toBe(404)
    }
    const vkeys = (await get('vkeys')).body.toString()
    expect(
      vkeys
        .trim()
        .split('\n')
        .map((line) => parseVerifierKey(line)),
    ).toMatchObject([
      { keyName: origin, use: 'note' },
      { keyName: `${B}/mirror`, use: 'cosignature' },
      { keyName: `${B}/witness`, use: 'cosignature' },
    ])
    requests.close()
  })
})

describe.skipIf(missing.length > 0)(
  `a client of Go's sumdb${missing.length > 0 ? ` (lacks ${missing.join(', ')})` : ''}`,
  () => {
    const program = () => join(folder, 'independent')
    const run = (log: StaticLog) => spawnSync(program(), [log.folder], { encoding: 'utf8' })

    it('verifies the writer’s export: signatures, root, and every record', async () => {
      const env = { ...process.env, GOPATH: goPath, GO111MODULE: 'off', GOCACHE: join(folder, 'cache'), GOFLAGS: '' }
      execFileSync('go', ['build', '-o', program(), '.'], { cwd: import.meta.dirname, env })
      const { status, stdout, stderr } = run(await written(A, 'own'))
      expect(status, stderr).toBe(0)
      expect(JSON.parse(stdout)).toEqual({ origin, size, signedBy: [origin, `${B}/mirror`] })
    })

    it('verifies the copy that another party holds, by that party’s own word for the keys', async () => {
      const { status, stdout, stderr } = run(await written(B, 'mirrored'))
      expect(status, stderr).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ origin, size, signedBy: expect.arrayContaining([origin]) })
    })

    it('refuses each single file that was changed', async () => {
      const log = await written(A, 'spoilt')
      const files = (await readdir(log.folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
      expect(files.map(({ name }) => name).sort()).toEqual(['000', '000', '1', '44', '44', 'checkpoint', 'vkeys'])
      for (const { parentPath, name } of files) {
        const file = join(parentPath, name)
        const bytes = await readFile(file)
        const changed = Buffer.from(bytes)
        // In the signed text of the note, the key of the first vkey line, a hash, an entry: each has something there.
        const at = name === 'vkeys' ? bytes.indexOf('\n') - 8 : Math.min(bytes.length - 1, 70)
        changed[at] = (changed[at] as number) ^ 1
        await writeFile(file, changed)
        const { status, stderr } = run(log)
        expect(status, file).toBe(1)
        expect(stderr, file).not.toBe('')
        await writeFile(file, bytes)
      }
      expect(run(log).status).toBe(0)
    })
  },
)
