import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ed25519Node } from '../exchange/ed25519.ts'
import { openKeyFolder } from './party-keys.ts'

const [one, other] = ['360322', '430281']
let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'lianyu-keys-')), 'keys')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

describe("a party's keys", () => {
  it('are the same after a restart, four different ones for each party', async () => {
    const keys = await openKeyFolder({ folder })
    await keys.ensure(one)
    await keys.ensure(other)
    const again = await openKeyFolder({ folder })
    expect(again.parties()).toEqual([one, other])
    const all = [one, other].flatMap((party) =>
      (['log', 'mirror', 'witness', 'request'] as const).map((use) =>
        Buffer.from(again.publicKey(party, use)).toString('hex'),
      ),
    )
    expect(new Set(all).size).toBe(8)
    const bytes = new TextEncoder().encode('示例')
    const signer = again.signer(one, 'log', `${one}/home/1`)
    expect(ed25519Node.verify(keys.publicKey(one, 'log'), bytes, signer.sign(bytes))).toBe(true)
    expect(ed25519Node.verify(keys.publicKey(one, 'mirror'), bytes, signer.sign(bytes))).toBe(false)
  })
  it('lie on disk for their owner alone, and sealed', async () => {
    const keys = await openKeyFolder({ folder })
    await keys.ensure(one)
    for (const file of [`${one}.json`, 'seal.key']) {
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })
  it('open only with the secret they were sealed with, and only as what they are', async () => {
    const secret = 'ab'.repeat(32)
    await (await openKeyFolder({ folder, secret })).ensure(one)
    const wrong = await openKeyFolder({ folder, secret: 'cd'.repeat(32) })
    expect(() => wrong.publicKey(one, 'log')).toThrow('node.keys-sealed')
    const path = join(folder, `${one}.json`)
    const file = JSON.parse(readFileSync(path, 'utf8'))
    file.keys.log.sealed = file.keys.mirror.sealed
    writeFileSync(path, JSON.stringify(file))
    const right = await openKeyFolder({ folder, secret })
    expect(() => right.signer(one, 'log', 'x')).toThrow('node.keys-sealed')
    await expect(openKeyFolder({ folder, secret: 'short' })).rejects.toThrow('node.key-secret-length')
  })
  it('of a party that has none are an error that says so', async () => {
    const keys = await openKeyFolder({ folder })
    expect(() => keys.publicKey(one, 'log')).toThrow('node.keys-missing')
  })
})
