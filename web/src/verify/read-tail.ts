import {
  appendLeaves,
  decodeUtf8,
  entriesOfBundle,
  type Frontier,
  type HashSuite,
  hashesOfTile,
  hexOf,
  isRefusal,
  type LeafHex,
  leafHash,
  perfectRoot,
  type ReadTile,
  rootOf,
  sameBytes,
  TILE_WIDTH,
  tileWidth,
} from '@lianyu/kernel'

export interface TailAsked {
  suite: HashSuite
  from: number
  size: number
  root: Uint8Array
  matter: string
  /** Entries at most; what lies beyond is said, not passed over. */
  most: number
  readTile: ReadTile
  told: (entries: number) => void
}

export interface TailFound {
  /** Entries looked at, from `from` on. */
  read: number
  /** Of this matter, by index. */
  ours: { index: number; leaf: LeafHex }[]
  /** The entries are those under the signed root. Undefined where not all were read, so that it could not be computed. */
  sound: boolean | undefined
}

/**
 * Reads a log's entries from `from` to its end, checks that they lead to the signed root, and picks those of the matter.
 * Starts at the bundle that holds `from`: what stands before is taken from the tiles, and a lie there or here gives
 * another root.
 */
export async function readTail(asked: TailAsked): Promise<TailFound> {
  const { suite, from, size, root, matter, most, readTile, told } = asked
  const found: TailFound = { read: 0, ours: [], sound: undefined }
  if (from >= size) return { ...found, sound: true }
  const first = Math.floor(from / TILE_WIDTH)
  let frontier = await frontierAt(suite, first * TILE_WIDTH, size, readTile)
  for (let index = first; index * TILE_WIDTH < size; index++) {
    if (found.read >= most) return found
    const width = tileWidth('entries', index, size)
    const entries = entriesOfBundle(await readTile({ level: 'entries', index, width }), width)
    if (isRefusal(entries)) return { ...found, sound: false }
    const leaves = entries.map((entry) => leafHash(suite, entry))
    frontier = appendLeaves(suite, frontier, leaves)
    for (const [at, entry] of entries.entries()) {
      const place = index * TILE_WIDTH + at
      if (place < from) continue
      found.read++
      if (matterOf(entry) === matter) found.ours.push({ index: place, leaf: hexOf(leaves[at] as Uint8Array) })
    }
    told(found.read)
  }
  return { ...found, sound: sameBytes(rootOf(suite, frontier), root) }
}

/** Only whose it is: an entry of another matter need not be well-formed for us, it need only not be ours. */
function matterOf(entry: Uint8Array): unknown {
  try {
    return (JSON.parse(decodeUtf8(entry) ?? '') as { matter?: unknown } | null)?.matter
  } catch {
    return undefined
  }
}

/** The log before entry `at`, a multiple of 256, out of the tiles of the log of `size`. */
export async function frontierAt(suite: HashSuite, at: number, size: number, readTile: ReadTile): Promise<Frontier> {
  const hashes: Uint8Array[] = []
  let done = 0
  for (let leaves = 2 ** 52; leaves >= TILE_WIDTH; leaves /= 2) {
    if (at - done < leaves) continue
    hashes.push(await subtree(suite, done / leaves, Math.log2(leaves), size, readTile))
    done += leaves
  }
  return { size: at, hashes }
}

async function subtree(suite: HashSuite, index: number, level: number, size: number, readTile: ReadTile) {
  const tileLevel = Math.floor(level / 8)
  const width = 2 ** (level % 8)
  const first = index * width
  const tileIndex = Math.floor(first / TILE_WIDTH)
  const tile = { level: tileLevel, index: tileIndex, width: tileWidth(tileLevel, tileIndex, size) }
  const hashes = hashesOfTile(tile, await readTile(tile))
  return perfectRoot(suite, hashes.slice(first % TILE_WIDTH, (first % TILE_WIDTH) + width))
}
