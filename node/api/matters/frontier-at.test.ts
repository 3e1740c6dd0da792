import {
  appendLeaves,
  emptyFrontier,
  leafHash,
  type ReadTile,
  rootFromTiles,
  rootOf,
  sameBytes,
  type Tile,
  tileToBytes,
} from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { sha256Node } from '../../journal/sha256.ts'
import { frontierAt } from './frontier-at.ts'

const leafOf = (n: number) => leafHash(sha256Node, new TextEncoder().encode(`entry ${n}`))

/** A log of so many leaves, with its tiles as the store keeps them. */
function logOf(size: number): { leaves: Uint8Array[]; readTile: ReadTile } {
  const leaves = Array.from({ length: size }, (_, n) => leafOf(n))
  const tiles = new Map<string, Uint8Array>()
  appendLeaves(sha256Node, emptyFrontier, leaves, (level, index, hash) => tiles.set(`${level} ${index}`, hash))
  const readTile = ({ level, index, width }: Tile) =>
    tileToBytes(
      Array.from({ length: width }, (_, i) => {
        const at = index * 256 + i
        return (level === 0 ? leaves[at] : tiles.get(`${level} ${at}`)) as Uint8Array
      }),
    )
  return { leaves, readTile }
}

describe('the frontier before a log’s tail', () => {
  it('gives the root of the whole log once the tail’s leaves are appended', async () => {
    const size = 256 * 7 + 13
    const { leaves, readTile } = logOf(size)
    const root = await rootFromTiles(sha256Node, size, readTile)
    for (const from of [0, 256, 512, 768, 1280, 1792]) {
      const hashes = await frontierAt(from, size, readTile)
      const whole = appendLeaves(sha256Node, { size: from, hashes }, leaves.slice(from))
      expect(sameBytes(rootOf(sha256Node, whole), root), String(from)).toBe(true)
    }
  })
  it('does not, where a leaf of the tail is left out', async () => {
    const { leaves, readTile } = logOf(600)
    const root = await rootFromTiles(sha256Node, 600, readTile)
    const hashes = await frontierAt(512, 600, readTile)
    const short = appendLeaves(sha256Node, { size: 512, hashes }, leaves.slice(512).toSpliced(40, 1))
    expect(sameBytes(rootOf(sha256Node, short), root)).toBe(false)
  })
})
