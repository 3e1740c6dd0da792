import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Exchange, mutantOf } from '../../scripts/mutant.testing.ts'
import * as seal from './seal.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})
function newFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'lianyu-seal-')), 'keys')
  folders.push(join(folder, '..'))
  return folder
}

/** What does not hold of secrets that a node keeps, by one module. */
async function faultsOf({ openSealing }: typeof seal): Promise<string[]> {
  const faults: string[] = []
  const folder = newFolder()
  const sealing = await openSealing({ folder, secret: 'ab'.repeat(32) })
  const secret = Buffer.from('示例 webhook 密钥 0123456789')
  const [one, two] = [sealing.seal(secret, 'robot 1'), sealing.seal(secret, 'robot 1')]
  if (one.includes(secret)) faults.push('says the secret')
  if (one.equals(two) || one.subarray(28).equals(two.subarray(28))) faults.push('says that two secrets are the same')
  if (sealing.open(one, 'robot 1')?.equals(secret) !== true) faults.push('does not open')
  if (sealing.open(one, 'robot 2') !== undefined) faults.push('opens in another’s place')
  for (const at of [0, 12, 28, one.length - 1]) {
    const changed = Buffer.from(one)
    changed[at] = (changed[at] as number) ^ 1
    if (sealing.open(changed, 'robot 1') !== undefined) faults.push(`opens though byte ${at} was changed`)
  }
  const other = await openSealing({ folder, secret: 'cd'.repeat(32) })
  if (other.open(one, 'robot 1') !== undefined) faults.push('opens with another secret')
  const own = newFolder()
  await openSealing({ folder: own })
  if ((statSync(own).mode & 0o077) !== 0) faults.push('the folder is open to others')
  if ((statSync(join(own, 'seal.key')).mode & 0o077) !== 0) faults.push('the key is open to others')
  return faults
}

describe('a secret at rest', () => {
  it('is sealed for one place with one secret, and changed by nobody', async () => {
    expect(await faultsOf(seal)).toEqual([])
  })
  it.each<[what: string, exchange: Exchange]>([
    [
      'plain beside a tag',
      [
        [
          'Buffer.concat([cipher.update(bytes), cipher.final()])',
          '(cipher.update(bytes), cipher.final(), Buffer.from(bytes))',
        ],
        [
          'return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])',
          `const plain = sealed.subarray(28)
        const again = createCipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(label))
        again.update(plain)
        again.final()
        return again.getAuthTag().equals(sealed.subarray(12, 28)) ? Buffer.from(plain) : undefined`,
        ],
      ],
    ],
    [
      'bound to no place',
      [
        ['nonce).setAAD(Buffer.from(label))', 'nonce)'],
        ['setAAD(Buffer.from(label)).setAuthTag', 'setAuthTag'],
      ],
    ],
    ['always the same', [['randomBytes(12)', 'Buffer.alloc(12)']]],
    ['whatever the secret', [['if (secret !== undefined) {', 'if (secret === null) {']]],
    ['in a folder for all', [['mode: 0o700', 'mode: 0o755']]],
    [
      'not checked',
      [['decipher.update(sealed.subarray(28)), decipher.final()]', 'decipher.update(sealed.subarray(28))]']],
    ],
  ])('%s: the proof fails', async (_what, exchange) => {
    const faults = await mutantOf<typeof seal>(join(import.meta.dirname, 'seal.ts'), exchange).then(faultsOf)
    expect(faults).not.toEqual([])
  })
})
