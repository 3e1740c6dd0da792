import { bundleToBytes, type Tile, tileToBytes } from '@lianyu/kernel'
import type { Tx } from '../store/transaction.ts'
import * as rows from './log-rows.ts'

/** A tile of a held log as it is served, hashes or entries; undefined where fewer are held than its width. */
export async function readTile(tx: Tx, log: number, tile: Tile): Promise<Uint8Array | undefined> {
  const found = await rowsOf(tx, log, tile)
  if (found.length !== tile.width) return undefined
  return tile.level === 'entries' ? bundleToBytes(found) : tileToBytes(found)
}

function rowsOf(tx: Tx, log: number, { level, index, width }: Tile): Promise<Uint8Array[]> {
  const [from, to] = [index * 256, index * 256 + width]
  if (level === 'entries') return rows.entriesOf(tx, log, from, to)
  return level === 0 ? rows.leavesOf(tx, log, from, to) : rows.subtreesOf(tx, log, level, from, to)
}
