import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@lianyu/kernel'

/** Where things lie in an archive. */
export const wal = (archive: string) => join(archive, 'wal')
export const bases = (archive: string) => join(archive, 'base')
/** What stands beside the database in a data directory, as a backup holds it. */
export const beside = (archive: string) => join(archive, 'beside')
const ownerFile = (archive: string) => join(archive, 'archive.json')
export const baseFile = 'base.json'

/** Which life of which database an archive belongs to: a restored one goes on in another timeline. */
export interface Owner {
  system: string
  timeline: number
}

/** One copy of the database's folder; its WAL from `firstWal` on makes it whole. */
export interface Base {
  form: 'lianyu-base'
  v: 1
  startedAt: Instant
  /** Nothing before this moment can be restored from it. */
  endedAt: Instant
  /** Name of the first WAL segment that it needs. */
  firstWal: string
  release: string
}

export function ownerOf(archive: string): Owner | undefined {
  return existsSync(ownerFile(archive)) ? (JSON.parse(readFileSync(ownerFile(archive), 'utf8')) as Owner) : undefined
}

export { ownerFile }

/** The finished bases, oldest first. */
export function basesIn(archive: string): { folder: string; base: Base }[] {
  if (!existsSync(bases(archive))) return []
  return readdirSync(bases(archive))
    .filter((name) => existsSync(join(bases(archive), name, baseFile)))
    .map((name) => join(bases(archive), name))
    .map((folder) => ({ folder, base: JSON.parse(readFileSync(join(folder, baseFile), 'utf8')) as Base }))
    .sort((a, b) => (a.base.endedAt < b.base.endedAt ? -1 : 1))
}

const segment = /^([0-9A-F]{24})\.gz$/

/** Names of the whole segments that were archived, in order. */
export function segmentsIn(archive: string): string[] {
  if (!existsSync(wal(archive))) return []
  return readdirSync(wal(archive))
    .flatMap((name) => segment.exec(name)?.[1] ?? [])
    .sort()
}

/** A segment's place in the log, for segments of 16 MB: its name is timeline, high and low part of 8 hex digits each. */
export function placeOf(name: string): number {
  return Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16), 16)
}

/**
 * What a cluster's control file says of it while it is down: whose it is, and at which segment its recovery begins.
 *
 * @source PostgreSQL 18, `ControlFileData` in catalog/pg_control.h, on machines of 64 bits, little end first
 */
export function controlOf(postgresDir: string): (Owner & { redo: number }) | undefined {
  const file = join(postgresDir, 'global', 'pg_control')
  if (!existsSync(file)) return undefined
  const head = Buffer.alloc(52)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head, 0, head.length, 0)
  } finally {
    closeSync(handle)
  }
  const redo = Number(head.readBigUInt64LE(40) >> 24n)
  return { system: `${head.readBigUInt64LE(0)}`, timeline: head.readUInt32LE(48), redo }
}
