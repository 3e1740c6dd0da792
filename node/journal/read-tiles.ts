import { emptyRoot, type ReadTile, rootFromTiles, type Tile, tileToBytes } from '@lianyu/kernel'
import type { Tx } from '../store/transaction.ts'
import { sha256Node } from './sha256.ts'

/** Tiles of hashes of a log, from its leaves and its stored subtree roots. */
export function tileReader(tx: Tx, log: number): ReadTile {
  return async ({ level, index, width }: Tile) => {
    const from = index * 256
    const [text, values] =
      level === 0
        ? ['select leaf as hash from entry where party = $1 and log = $2 and idx >= $3 and idx < $4 order by idx', []]
        : [
            'select hash from tile where party = $1 and log = $2 and idx >= $3 and idx < $4 and level = $5 order by idx',
            [level],
          ]
    const { rows } = await tx.query<{ hash: Uint8Array }>(text, [tx.party, log, from, from + width, ...values])
    return tileToBytes(rows.map((row) => row.hash))
  }
}

/** The root the log had at a size, from a few hundred hashes at most. */
export function rootAt(tx: Tx, log: number, size: number): Promise<Uint8Array> {
  return size === 0 ? Promise.resolve(emptyRoot(sha256Node)) : rootFromTiles(sha256Node, size, tileReader(tx, log))
}
