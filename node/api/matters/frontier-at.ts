import { perfectRoot, type ReadTile, TILE_WIDTH, tileWidth } from '@lianyu/kernel'
import { sha256Node } from '../../journal/sha256.ts'

/** The frontier of the first `from` leaves, a multiple of 256, read from tiles of a tree of `size`. */
export async function frontierAt(from: number, size: number, readTile: ReadTile): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = []
  for (let at = 0, level = Math.floor(Math.log2(Math.max(1, from))); at < from; level--) {
    const leaves = 2 ** level
    if (from - at < leaves) continue
    // A perfect subtree of 2^level leaves is some neighbouring hashes of the tile level below it.
    const tileLevel = Math.floor(level / 8)
    const width = 2 ** (level % 8)
    const first = (at / leaves) * width
    const index = Math.floor(first / TILE_WIDTH)
    const bytes = await readTile({ level: tileLevel, index, width: tileWidth(tileLevel, index, size) })
    const within = first % TILE_WIDTH
    const row = Array.from({ length: width }, (_, i) => bytes.subarray((within + i) * 32, (within + i + 1) * 32))
    hashes.push(perfectRoot(sha256Node, row))
    at += leaves
  }
  return hashes
}
