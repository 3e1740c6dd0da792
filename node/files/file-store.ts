import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { isRefusal, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import { type FreeSpace, fullOr } from '../space/free-space.ts'
import { typeByMagic } from './media-types.ts'

export interface StoredFile {
  /** SHA-256 of the content, 64 lower-case hex digits: its name everywhere. */
  hash: string
  /** Media type by the content's own first bytes, never by what the sender says. */
  type: string
  /** Bytes. */
  size: number
}

/** Largest file accepted, in bytes. */
export const largestFile = 20 * 1024 * 1024

/**
 * Files of the node's parties on disk, each under the party that holds it, named by their content.
 *
 * Safe to call concurrently: a file is written beside its place under a name of its own and renamed there. When `keep`
 * returns, content and directory entry have reached the disk.
 */
export class FileStore {
  readonly #root: string
  readonly #space: Pick<FreeSpace, 'refusal' | 'met'> | undefined

  constructor(dataDir: string, space?: Pick<FreeSpace, 'refusal' | 'met'>) {
    this.#root = path.join(dataDir, 'files')
    this.#space = space
  }

  /** Reads a body to its end, or refuses it for its size or type; what was written is then removed again. */
  async keep(party: PartyId, body: Readable): Promise<StoredFile | Refusal> {
    if (this.#space?.refusal !== undefined) return this.#space.refusal
    try {
      return await this.#keep(party, body)
    } catch (error) {
      this.#space?.met(error)
      return fullOr(error)
    }
  }

  async #keep(party: PartyId, body: Readable): Promise<StoredFile | Refusal> {
    const folder = path.join(this.#root, party, 'arriving')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const arriving = path.join(folder, randomUUID())
    let received: StoredFile | Refusal | undefined
    try {
      received = await receive(arriving, body)
    } finally {
      // Refused, broken off, or the disk is full: what was written of it makes room again.
      if (received === undefined || isRefusal(received)) await rm(arriving, { force: true })
    }
    if (isRefusal(received)) return received
    const place = this.#placeOf(party, received.hash)
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    await rename(arriving, place)
    await syncFolder(path.dirname(place))
    return received
  }

  /** The content, or undefined where this party does not hold it. */
  async read(party: PartyId, hash: string): Promise<{ stream: Readable; size: number } | undefined> {
    const place = this.#placeOf(party, hash)
    const found = await stat(place).catch(() => undefined)
    return found === undefined ? undefined : { stream: createReadStream(place), size: found.size }
  }

  /** Removes a party's copy for good (erasure); without effect where there is none. */
  async erase(party: PartyId, hash: string): Promise<void> {
    await rm(this.#placeOf(party, hash), { force: true })
  }

  #placeOf(party: PartyId, hash: string): string {
    // The hash becomes part of a path: anything but 64 hex digits could climb out of the folder.
    if (!/^[0-9a-f]{64}$/.test(hash) || !/^[0-9A-Z-]{6,18}$/.test(party))
      throw new TypeError('not a file hash or party')
    return path.join(this.#root, party, hash.slice(0, 2), hash.slice(2))
  }
}

async function receive(arriving: string, body: Readable): Promise<StoredFile | Refusal> {
  const file = await open(arriving, 'wx', 0o600)
  const digest = createHash('sha256')
  let head = Buffer.alloc(0)
  let size = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largestFile) return refuse('files.too-large', { limitMb: largestFile / 1024 / 1024 }, 'file')
      if (head.length < 4100) head = Buffer.concat([head, chunk.subarray(0, 4100 - head.length)])
      digest.update(chunk)
      // On a disk that is nearly full a write may take only part of it, and says so only by its count.
      for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if (size === 0) return refuse('files.empty', {}, 'file')
  const type = await typeByMagic(head, arriving)
  return isRefusal(type) ? type : { hash: digest.digest('hex'), type, size }
}

/** A renamed file survives a power cut only when its folder has been synced too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
