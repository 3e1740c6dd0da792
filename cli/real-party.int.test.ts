import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ed25519Scheme, fingerprint, isRefusal, parseCard, sm2Scheme } from '@lianyu/kernel'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../scripts/test-postgres.ts'

const program = fileURLToPath(new URL('./lianyu.ts', import.meta.url))
const party = '360313'

let folder: string
let database: FreshDatabase
let url: string
beforeAll(async () => {
  folder = await mkdtemp('/tmp/lianyu-cli-')
  database = await freshDatabase(inject)
  const { user, host, port, database: name } = database.connection
  url = `postgres://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`
})
afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

/** One run of the command line as a shell has it; nobody sits at its terminal. */
function lianyu(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const args = ['--disable-warning=FSTDEP023', program, ...words, '--data', folder, '--database', url]
  return new Promise((settle) => {
    const child = execFile(process.execPath, args, (error, out, err) => {
      settle({ code: error === null ? 0 : Number(error.code), out, err })
    })
    child.stdin?.end()
  })
}

const wanted = ['--party', party, '--name', '湘东区人民政府', '--address', 'https://127.0.0.1:8443', '--admin', 'first']

describe('a real party', () => {
  it('is not made from half an answer: what is missing is named', async () => {
    const { code, err } = await lianyu('init', '--party', party)
    expect(code).toBe(1)
    expect(err).toContain('--name')
    expect(await lianyu('verify')).toMatchObject({ code: 1, err: expect.stringContaining('cli.no-parties') })
  })
  it('gets a card that its fingerprint fits, a certificate, and a password that is shown once', async () => {
    const { code, out, err } = await lianyu('init', ...wanted)
    expect(code, err).toBe(0)
    const card = parseCard(await readFile(`${folder}/card-${party}.json`), [ed25519Scheme, sm2Scheme])
    if (isRefusal(card)) throw new Error(card.en)
    expect(card).toMatchObject({ party, node: 'https://127.0.0.1:8443', name: { zh: '湘东区人民政府' } })
    expect(out).toContain(fingerprint(card))
    expect(out).toMatch(/([2-9a-z]{4}-){3}[2-9a-z]{4}/)
    expect(await readFile(`${folder}/tls/certificate.pem`, 'utf8')).toContain('BEGIN CERTIFICATE')
    expect(card.authority).toBeDefined()
  })
  it('is made once: a second time nothing is changed', async () => {
    const { code, err } = await lianyu('init', ...wanted)
    expect(code).toBe(1)
    expect(err).toContain('cli.party-exists')
  })
  it('exports its logs as static folders, into a new folder only', async () => {
    const to = `${folder}/audit-export`
    const { code, out, err } = await lianyu('export-logs', '--to', to, '--log', `${party}/audit/1`)
    expect(code, err).toBe(0)
    expect(out).toContain(`✓ ${party}/audit/1`)
    const note = await readFile(`${to}/${party}/audit/1/checkpoint`, 'utf8')
    expect(note.split('\n')[0]).toBe(`${party}/audit/1`)
    expect(await readFile(`${to}/${party}/audit/1/vkeys`, 'utf8')).toContain(`${party}/audit/1+`)
    expect(await lianyu('export-logs', '--to', to)).toMatchObject({
      code: 1,
      err: expect.stringContaining('cli.folder-not-empty'),
    })
    const unknown = await lianyu('export-logs', '--to', `${to}-2`, '--log', '430281/home/1')
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('exchange.no-such-log') })
  })
  it('verifies, until a byte on disk is changed: then the entry is named and the shell learns of it', async () => {
    expect(await lianyu('verify')).toMatchObject({ code: 0, out: expect.stringContaining('全部成立') })
    const client = new pg.Client(database.connection)
    await client.connect()
    await client.query(
      `update entry set bytes = overlay(bytes placing '\\x5b'::bytea from 1) where party = $1 and idx = 1`,
      [party],
    )
    await client.end()
    const { code, out } = await lianyu('verify')
    expect(code).toBe(3)
    expect(out).toMatch(/✗ 360313 360313\/audit\/1 第 1 条/)
  })
})
