import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type LogId, type PartyId, type Tile, tilePath, tilesBetween, tileWidth } from '@lianyu/kernel'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import type { Directory } from './directory.ts'
import * as rows from './log-rows.ts'
import { sizeOf } from './log-server.ts'
import { readTile } from './read-tile.ts'
import { vkeyLines } from './vkey-lines.ts'

export interface StaticLog {
  origin: LogId
  /** Entries under the checkpoint that was written. */
  size: number
  folder: string
}

/**
 * Writes a log as the folder that a static web server would answer after tlog-tiles: `checkpoint` with its cosignatures,
 * `tile/…` of the signed size, and `vkeys` beside them. Entries name parties, desks and opaque ids; no part is in it.
 *
 * @param party  whose copy is written
 * @param note   the newest signed note, where the caller has just made one; else the newest that is kept
 * @returns      undefined where nobody has signed the log yet
 * @throws Error where an entry or hash under the signed size is not held
 * @source c2sp.org/tlog-tiles
 */
export async function writeStaticLog(
  { store, directory }: { store: Store; directory: Directory },
  party: PartyId,
  log: rows.HeldLog,
  to: string,
  note?: string,
): Promise<StaticLog | undefined> {
  const read = <T>(fn: Parameters<typeof inParty<T>>[3]) => inParty(store, party, 'exchange', fn)
  const signed = note ?? (await read((tx) => rows.latestNote(tx, log.log)))?.note
  if (signed === undefined) return undefined
  const size = sizeOf(signed)
  const cosigned = await read((tx) => rows.cosignaturesAt(tx, log.log, size))
  const folder = join(to, folderOf(log.origin))
  await put(folder, 'vkeys', vkeyLines(directory, party, log))
  for (const tile of [...tilesBetween(0, size), ...bundles(size)]) {
    const bytes = await read((tx) => readTile(tx, log.log, tile))
    if (bytes === undefined) throw new Error(`${log.origin}: ${tilePath(tile)} is not held; run lianyu verify`)
    await put(folder, tilePath(tile), bytes)
  }
  // Last: where it stands, everything under it does.
  await put(folder, 'checkpoint', signed + cosigned.filter((line) => !signed.includes(line)).join(''))
  return { origin: log.origin, size, folder }
}

/** Not every file system takes the colon of an agreement's id; the origin itself is the checkpoint's first line. */
export function folderOf(origin: LogId): string {
  return origin.replaceAll(':', '~')
}

function bundles(size: number): Tile[] {
  return Array.from({ length: Math.ceil(size / 256) }, (_, index) => {
    return { level: 'entries' as const, index, width: tileWidth('entries', index, size) }
  })
}

async function put(folder: string, path: string, content: string | Uint8Array): Promise<void> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
