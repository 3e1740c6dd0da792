import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Instant, LianyuError, type PartyId, refuse } from '@lianyu/kernel'

/** `manifest.json` of a backup: what it is, and the SHA-256 of every other file in it. Written last. */
export interface Manifest {
  form: 'lianyu-backup'
  v: 1
  takenAt: Instant
  release: string
  /** Version of the database's schema. */
  schema: number
  parties: PartyId[]
  tables: string[]
  rows: number
  /** By path within the backup, with `/` between: bytes and hex digest. */
  files: Record<string, { bytes: number; sha256: string }>
}

export const manifestName = 'manifest.json'

/** @throws LianyuError `backup.not-one` */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, manifestName)
  try {
    const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
    if (manifest.form === 'lianyu-backup' && manifest.v === 1) return manifest
  } catch (cause) {
    throw new LianyuError(refuse('backup.not-one', { dir: folder }), { cause })
  }
  throw new LianyuError(refuse('backup.not-one', { dir: folder }))
}

/** @throws LianyuError `backup.damaged` with the first file that is missing or is not what was written */
export async function checkFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    const file = path.join(folder, name)
    const held = !name.split('/').includes('..') && existsSync(file) ? (await digestOf(file)).sha256 : undefined
    if (held !== sha256) throw new LianyuError(refuse('backup.damaged', { file: name }))
  }
}

export async function digestOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const digest = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    digest.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: digest.digest('hex') }
}
