import { LianyuError, type Refusal, refuse } from '../refusal/refusal.ts'
import { rootOfSubtrees } from './frontier.ts'
import { consistencySteps, inclusionSteps, makeProof, type ProofStep, type TreeNode } from './proofs.ts'
import { HASH_BYTES, type HashSuite, nodeHash } from './suite.ts'

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256

/**
 * `width` consecutive hashes of perfect subtrees of `256^level` leaves, from number `index * 256` on. At `'entries'` it is a
 * bundle of that many entries. @source c2sp.org/tlog-tiles
 */
export interface Tile {
  level: number | 'entries'
  index: number
  /** 1 to 256; below 256 the tile is partial. */
  width: number
}

/** Gives a tile's bytes, `width * 32` of them. Who reads may cache: a tile of one width never changes. */
export type ReadTile = (tile: Tile) => Uint8Array | Promise<Uint8Array>

/** `tile/0/x001/234.p/5`, `tile/entries/000`. */
export function tilePath(tile: Tile): string {
  const digits = String(tile.index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) as string[]
  const number = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${tile.level}/${number}${tile.width === TILE_WIDTH ? '' : `.p/${tile.width}`}`
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** The tile a path names, or a refusal; a path has one form only (no surplus zeros, no full width written out). */
export function parseTilePath(path: string): Tile | Refusal {
  const [, level, number, width] = PATH.exec(path) ?? []
  const index = Number(number?.replace(/[x/]/g, ''))
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index,
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  const holds = Number.isSafeInteger(index) && (level === 'entries' || Number(level) <= 63) && tile.width <= TILE_WIDTH
  return holds && tilePath(tile) === path ? tile : refuse('log.bad-tile', { path: path.slice(0, 80) })
}

/** How many hashes tile `index` of a level has in a tree of `size` leaves: 0 (no such tile) to 256. */
export function tileWidth(level: number | 'entries', index: number, size: number): number {
  const hashes = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** The tiles, full and partial, that a tree of `size` has and one of `from` leaves did not have in that width. */
export function tilesBetween(from: number, size: number): Tile[] {
  const tiles: Tile[] = []
  for (let level = 0; size >= TILE_WIDTH ** level; level++) {
    const before = Math.floor(from / TILE_WIDTH ** level)
    const now = Math.floor(size / TILE_WIDTH ** level)
    if (now === before) break
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < now; index++) {
      tiles.push({ level, index, width: tileWidth(level, index, size) })
    }
  }
  return tiles
}

export function tileToBytes(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES)
  for (const [i, hash] of hashes.entries()) bytes.set(hash, i * HASH_BYTES)
  return bytes
}

/** @throws LianyuError `log.bad-tile` where the bytes do not hold exactly `width` hashes */
export function hashesOfTile(tile: Tile, bytes: Uint8Array): Uint8Array[] {
  if (bytes.length !== tile.width * HASH_BYTES) throw new LianyuError(refuse('log.bad-tile', { path: tilePath(tile) }))
  return Array.from({ length: tile.width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
}

/** Proof that entry `index` is in the tree of `size`, read from tiles; at most one tile a level, all asked for at once. */
export function inclusionProof(suite: HashSuite, index: number, size: number, readTile: ReadTile) {
  return proofFromTiles(suite, inclusionSteps(index, size), size, readTile)
}

/** Proof that the tree of `later` leaves begins with that of `earlier`, read from tiles. */
export function consistencyProof(suite: HashSuite, earlier: number, later: number, readTile: ReadTile) {
  return proofFromTiles(suite, consistencySteps(earlier, later), later, readTile)
}

/** The root of the tree of `size` leaves, from its right-most tiles; `size` is 1 or more. */
export async function rootFromTiles(suite: HashSuite, size: number, readTile: ReadTile): Promise<Uint8Array> {
  const frontier: TreeNode[] = []
  for (let at = 0, level = Math.floor(Math.log2(size)) + 1; level >= 0; level--) {
    const leaves = 2 ** level
    if (size - at >= leaves) {
      frontier.push({ level, index: at / leaves })
      at += leaves
    }
  }
  const [root] = await proofFromTiles(suite, [frontier], size, readTile)
  return root as Uint8Array
}

async function proofFromTiles(suite: HashSuite, steps: ProofStep[], size: number, readTile: ReadTile) {
  const wanted = new Map(
    steps
      .flat()
      .map((node) => tileHolding(node, size))
      .map((tile) => [tilePath(tile), tile]),
  )
  const read = new Map<string, Uint8Array[]>()
  const reading = [...wanted].map(async ([path, tile]) => read.set(path, hashesOfTile(tile, await readTile(tile))))
  await Promise.all(reading)
  return makeProof(suite, steps, (node) => {
    const hashes = read.get(tilePath(tileHolding(node, size))) as Uint8Array[]
    const width = 2 ** (node.level % 8)
    const first = (node.index * width) % TILE_WIDTH
    return perfectRoot(suite, hashes.slice(first, first + width))
  })
}

function tileHolding(node: TreeNode, size: number): Tile {
  const level = Math.floor(node.level / 8)
  const index = Math.floor((node.index * 2 ** (node.level % 8)) / TILE_WIDTH)
  return { level, index, width: tileWidth(level, index, size) }
}

/** The root over 1, 2, 4, … 256 hashes: of a full tile, its hash on the level above. */
export function perfectRoot(suite: HashSuite, hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let i = 0; i + 1 < row.length; i += 2)
      above.push(nodeHash(suite, row[i] as Uint8Array, row[i + 1] as Uint8Array))
    row = above
  }
  return rootOfSubtrees(suite, row)
}
