import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundleToBytes, ENTRY_BYTES, entriesOfBundle } from './bundle.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { appendLeaves, emptyFrontier, rootOf } from './frontier.ts'
import { verifyConsistency, verifyInclusion } from './proofs.ts'
import { leafHash, sha256Noble as suite } from './suite.ts'
import {
  consistencyProof,
  hashesOfTile,
  inclusionProof,
  parseTilePath,
  perfectRoot,
  rootFromTiles,
  type Tile,
  tilePath,
  tilesBetween,
  tileToBytes,
  tileWidth,
} from './tiles.ts'

const folder = new URL('../../../shared/conformance/log/tessera/', import.meta.url)

/** A log of many entries: level 0 and, as a node would keep it, what each append said about the upper tiles. */
const size = 70_000
const leaves = Array.from({ length: size }, (_, i) => leafHash(suite, Uint8Array.of(i & 0xff, i >> 8, i >> 16)))
const upper = new Map<string, Uint8Array>()
appendLeaves(suite, emptyFrontier, leaves, (level, index, hash) => upper.set(`${level}/${index}`, hash))
const stops = [1, 2, 3, 255, 256, 257, 511, 4095, 65_535, 65_536, 65_537, size]
const roots = new Map<number, Uint8Array>()
stops.reduce((frontier, stop) => {
  const grown = appendLeaves(suite, frontier, leaves.slice(frontier.size, stop))
  roots.set(stop, rootOf(suite, grown))
  return grown
}, emptyFrontier)
const rootAt = (at: number) => roots.get(at) as Uint8Array

function readTile(tile: Tile): Uint8Array {
  const from = tile.index * 256
  const hashes =
    tile.level === 0
      ? leaves.slice(from, from + tile.width)
      : Array.from({ length: tile.width }, (_, i) => upper.get(`${tile.level}/${from + i}`) as Uint8Array)
  return tileToBytes(hashes)
}

describe('tile paths', () => {
  it('have one form, both ways', () => {
    const paths: [Tile, string][] = [
      [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
      [{ level: 3, index: 999, width: 5 }, 'tile/3/999.p/5'],
      [{ level: 'entries', index: 1000, width: 255 }, 'tile/entries/x001/000.p/255'],
    ]
    for (const [tile, path] of paths) {
      expect(tilePath(tile)).toBe(path)
      expect(parseTilePath(path)).toEqual(tile)
    }
  })

  it('are refused in any other form', () => {
    const wrong = 'tile/0/1 tile/0/x000/001 tile/00/001 tile/64/001 tile/0/001.p/0 tile/0/001.p/256 tile/0/001.p/05'
    for (const path of [...wrong.split(' '), 'tile/0/001/', 'tile/0/x999/x999/x999/x999/x999/999', 'tile/-1/001']) {
      expect(parseTilePath(path), path).toMatchObject({ refusal: 'log.bad-tile' })
    }
  })
})

describe('the tiles of a log', () => {
  it('of 70,000 entries are those the standard counts', () => {
    const tiles = tilesBetween(0, size)
    expect(tiles.filter((tile) => tile.level === 0 && tile.width === 256)).toHaveLength(273)
    expect(tiles.filter((tile) => tile.width < 256)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ])
    expect(tileWidth(0, 274, size)).toBe(0)
  })

  it('between two sizes are those that grew', () => {
    expect(tilesBetween(255, 256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ])
    expect(tilesBetween(300, 301)).toEqual([{ level: 0, index: 1, width: 45 }])
    expect(tilesBetween(300, 300)).toEqual([])
  })

  it('hash into the level above', () => {
    const full = { level: 0, index: 3, width: 256 } as const
    expect(perfectRoot(suite, hashesOfTile(full, readTile(full)))).toEqual(upper.get('1/3'))
    expect(() => hashesOfTile(full, new Uint8Array(32))).toThrow('log.bad-tile')
  })

  it('give every proof, and the root', async () => {
    const stop = fc.constantFrom(...stops)
    const runs = fc.asyncProperty(stop, stop, fc.nat(), async (one, other, any) => {
      const [earlier, at] = [Math.min(one, other), Math.max(one, other)]
      const index = any % at
      const proof = await inclusionProof(suite, index, at, readTile)
      expect(verifyInclusion(suite, leaves[index] as Uint8Array, index, at, proof, rootAt(at))).toBe(true)
      const grown = await consistencyProof(suite, earlier, at, async (tile) => readTile(tile))
      expect(verifyConsistency(suite, earlier, at, grown, rootAt(earlier), rootAt(at))).toBe(true)
      expect(await rootFromTiles(suite, at, readTile)).toEqual(rootAt(at))
    })
    await fc.assert(runs, { seed: 20261012, numRuns: 60 })
  })

  it('are asked for once each, at most one a level on the path of a leaf and one at the right edge', async () => {
    const asked: string[] = []
    await inclusionProof(suite, 5, size, (tile) => {
      asked.push(tilePath(tile))
      return readTile(tile)
    })
    expect(asked.sort()).toEqual(['tile/0/000', 'tile/0/273.p/112', 'tile/1/000', 'tile/1/001.p/17'])
  })
})

describe('entry bundles', () => {
  it('come back as they went in', () => {
    const entries = [new Uint8Array(0), Uint8Array.of(1, 2, 3), new Uint8Array(ENTRY_BYTES)]
    expect(entriesOfBundle(bundleToBytes(entries), 3)).toEqual(entries)
  })

  it('are refused when cut off, or when they hold more or fewer', () => {
    const bytes = bundleToBytes([Uint8Array.of(1, 2, 3), Uint8Array.of(4)])
    for (let cut = 1; cut < bytes.length; cut++) {
      expect(entriesOfBundle(bytes.slice(0, -cut), 2)).toMatchObject({ refusal: 'log.bad-bundle' })
    }
    expect(entriesOfBundle(bytes, 1)).toMatchObject({ refusal: 'log.bad-bundle', facts: { at: 1 } })
    expect(entriesOfBundle(bytes, 3)).toMatchObject({ refusal: 'log.bad-bundle', facts: { at: 2 } })
    expect(() => bundleToBytes([new Uint8Array(ENTRY_BYTES + 1)])).toThrow('log.bad-bundle')
  })
})

describe.skipIf(!existsSync(folder))('published vectors: tessera', () => {
  const read = (file: string) => readFileSync(new URL(file, folder))

  it('tiles, bundles and roots of the sample log', () => {
    const { leaves_utf8 } = JSON.parse(read('log-key.json').toString())
    const entries = leaves_utf8.map((leaf: string) => new Uint8Array(Buffer.from(leaf)))
    for (let at = 1; at <= 4; at++) {
      const bundle = new Uint8Array(read(`testdata/log/tile/entries/000.p/${at}`))
      expect(entriesOfBundle(bundle, at)).toEqual(entries.slice(0, at))
      expect(bundleToBytes(entries.slice(0, at))).toEqual(bundle)
      const hashes = entries.slice(0, at).map((entry: Uint8Array) => leafHash(suite, entry))
      expect(tileToBytes(hashes)).toEqual(new Uint8Array(read(`testdata/log/tile/0/000.p/${at}`)))
      const text = read(`testdata/log/checkpoint.${at}`).toString().split('\n\n')[0]
      expect(parseCheckpoint(`${text}\n`)).toMatchObject({
        size: at,
        root: rootOf(suite, appendLeaves(suite, emptyFrontier, hashes)),
      })
    }
  })

  it('paths', () => {
    const paths = JSON.parse(read('tile-paths.json').toString())
    for (const { seq, logSize, wantPath } of paths.entries_path_for_index) {
      const index = Math.floor(Number(seq) / 256)
      expect(tilePath({ level: 'entries', index, width: tileWidth('entries', index, Number(logSize)) })).toBe(wantPath)
    }
    for (const { N, p, wantPath } of paths.entries_path) {
      expect(tilePath({ level: 'entries', index: Number(N), width: Number(p ?? 0) || 256 })).toBe(wantPath)
    }
    for (const { level, index, p, wantPath } of paths.tile_path) {
      const tile = { level: Number(level), index: Number(index), width: Number(p ?? 0) || 256 }
      expect(tilePath(tile)).toBe(wantPath)
      expect(parseTilePath(wantPath)).toEqual(tile)
    }
    for (const it of paths.parse_tile_level_index_partial) {
      const parsed = parseTilePath(`tile/${it.pathLevel}/${it.pathIndex}`)
      if (it.wantErr) expect(parsed, it.pathIndex).toMatchObject({ refusal: 'log.bad-tile' })
      else {
        const width = Number(it.wantP ?? 0) || 256
        expect(parsed).toEqual({ level: Number(it.wantLevel), index: Number(it.wantIndex ?? 0), width })
      }
    }
  })
})
