import {
  type Envelope,
  type Fact,
  type LeafHex,
  type LogId,
  type MatterId,
  type PartContent,
  type PartName,
  partNames,
  SALT_BYTES,
} from '@lianyu/kernel'
import { hexOf } from './hex.ts'
import type { HeldFact } from './types.ts'

/** A row of `entry` with the origin line of its log and the parts that were here once. */
export interface EntryRow {
  log: number
  idx: number
  origin: LogId
  leaf: Uint8Array
  bytes: Uint8Array
  shared: Uint8Array | null
  internal: Uint8Array | null
  personal: Uint8Array | null
  /** Names of erased parts, with commas between; null for none. */
  erased: string | null
}

/** The same as texts: what a fold reads of many matters. A part is its JSON, without the salt. */
export interface FactRow {
  matter: MatterId
  log: number
  idx: number
  origin: LogId
  leaf: LeafHex
  envelope: string
  shared: string | null
  internal: string | null
  personal: string | null
  erased: string | null
}

const text = new TextDecoder()

/** What `fold` reads. The bytes were checked when they were stored. */
export function factOf(row: EntryRow): Fact {
  return {
    leaf: hexOf(row.leaf),
    log: row.origin,
    index: row.idx,
    envelope: JSON.parse(text.decode(row.bytes)) as Envelope,
    parts: contentsOf(row, contentOf),
  }
}

export function factOfTexts(row: FactRow): Fact {
  const { leaf, origin, idx, envelope } = row
  const parts = contentsOf(row, JSON.parse)
  return { leaf, log: origin, index: idx, envelope: JSON.parse(envelope) as Envelope, parts }
}

function contentsOf<T>(
  row: Record<PartName, T | null> & Pick<EntryRow, 'erased'>,
  read: (stored: T) => PartContent,
): Fact['parts'] {
  const parts: Fact['parts'] = {}
  for (const name of partNames) {
    const stored = row[name]
    if (stored !== null) {
      parts[name] = read(stored)
    }
  }
  for (const name of erasedOf(row)) {
    parts[name] = null
  }
  return parts
}

/** A stored part is its salt and then its canonical JSON. */
export function contentOf(stored: Uint8Array): PartContent {
  return JSON.parse(text.decode(stored.subarray(SALT_BYTES))) as PartContent
}

export function storedPart(salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([salt, bytes])
}

function erasedOf(row: Pick<EntryRow, 'erased'>): PartName[] {
  return row.erased === null ? [] : (row.erased.split(',') as PartName[])
}

export function heldFactOf(row: EntryRow): HeldFact {
  const parts: HeldFact['parts'] = {}
  for (const name of partNames) {
    const stored = row[name]
    if (stored !== null) {
      parts[name] = { salt: stored.subarray(0, SALT_BYTES), bytes: stored.subarray(SALT_BYTES) }
    }
  }
  return { leaf: hexOf(row.leaf), log: row.origin, index: row.idx, bytes: row.bytes, parts, erased: erasedOf(row) }
}
