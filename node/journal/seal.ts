import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LianyuError, refuse } from '@lianyu/kernel'
import { writeDurably } from './write-durably.ts'

/**
 * What seals secrets that this node keeps: private keys in files, second factors in the database. AES-256-GCM; a sealed
 * secret is nonce ‖ tag ‖ ciphertext, bound to a label, so that it cannot be put in another's place.
 */
export interface Sealing {
  seal(bytes: Uint8Array, label: string): Buffer
  /** Undefined where it was sealed with another secret or label, or changed since. */
  open(sealed: Uint8Array, label: string): Buffer | undefined
}

export interface KeyFolder {
  /** `<dataDir>/keys`; made private to its owner. */
  folder: string
  /**
   * 32 bytes that seal: `LIANYU_KEY_SECRET` (hex or base64url), else the file `seal.key` in the folder, made on first
   * use. Kept elsewhere, it keeps a copied data directory from signing.
   */
  secret?: string
}

/** @throws LianyuError `node.key-secret-length` where the secret is not 32 bytes long */
export async function openSealing({ folder, secret = process.env.LIANYU_KEY_SECRET }: KeyFolder): Promise<Sealing> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const key = await keyOf(folder, secret)
  return {
    seal(bytes, label) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label))
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open(sealed, label) {
      if (sealed.length < 28) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
      decipher.setAAD(Buffer.from(label)).setAuthTag(sealed.subarray(12, 28))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
      } catch {
        return undefined
      }
    },
  }
}

async function keyOf(folder: string, secret: string | undefined): Promise<Buffer> {
  if (secret !== undefined) {
    const bytes = Buffer.from(secret, /^[0-9a-f]{64}$/i.test(secret) ? 'hex' : 'base64url')
    if (bytes.length !== 32) {
      throw new LianyuError(refuse('node.key-secret-length', { bytes: bytes.length }))
    }
    return bytes
  }
  const path = join(folder, 'seal.key')
  const found = readIfThere(path)
  if (found !== undefined) {
    return found
  }
  const made = randomBytes(32)
  await writeDurably(path, made)
  return made
}

export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined
    }
    throw error
  }
}
