import { existsSync, readFileSync } from 'node:fs'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendLeaves, emptyFrontier, type Frontier, frontierFromBytes, frontierToBytes, rootOf } from './frontier.ts'
import { sm3 } from './sm3.ts'
import { emptyRoot, leafHash, nodeHash, sha256Noble as suite } from './suite.ts'

const folder = new URL('../../../shared/conformance/log/merkle/', import.meta.url)

function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length <= 1) return leaves[0] ?? emptyRoot(suite)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(suite, naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)))
}
const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => leafHash(suite, Uint8Array.of(i, i >> 8)))

describe('the frontier of a log', () => {
  it('has the root of the whole tree, however the entries were batched', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 256 }), { maxLength: 6 }), (batches) => {
        const leaves = leavesOf(batches.reduce((sum, batch) => sum + batch, 0))
        let frontier: Frontier = emptyFrontier
        for (const batch of batches) {
          frontier = appendLeaves(suite, frontier, leaves.slice(frontier.size, frontier.size + batch))
          expect(rootOf(suite, frontier)).toEqual(naiveRoot(leaves.slice(0, frontier.size)))
        }
      }),
      { seed: 20261012, numRuns: 40 },
    )
  })

  it('is a value: appending to it leaves it as it was', () => {
    const three = appendLeaves(suite, emptyFrontier, leavesOf(3))
    const before = frontierToBytes(three)
    appendLeaves(suite, three, leavesOf(5))
    expect(frontierToBytes(three)).toEqual(before)
  })

  it('comes back from its bytes and goes on', () => {
    for (const size of [0, 1, 2, 3, 255, 256, 700]) {
      const leaves = leavesOf(size + 9)
      const kept = frontierFromBytes(frontierToBytes(appendLeaves(suite, emptyFrontier, leaves.slice(0, size))))
      expect(kept.size).toBe(size)
      expect(rootOf(suite, appendLeaves(suite, kept, leaves.slice(size)))).toEqual(naiveRoot(leaves))
    }
  })

  it('refuses bytes whose hashes do not fit the size', () => {
    const bytes = frontierToBytes(appendLeaves(suite, emptyFrontier, leavesOf(3)))
    expect(() => frontierFromBytes(bytes.slice(0, -32))).toThrow('log.bad-frontier')
    expect(() => frontierFromBytes(bytes.slice(0, 7))).toThrow('log.bad-frontier')
    expect(() => frontierFromBytes(Uint8Array.from({ length: 8 + 64 * 32 }, () => 0xff))).toThrow('log.bad-frontier')
  })

  it('tells each hash of the upper tiles once, when it is complete', () => {
    const leaves = leavesOf(520)
    const seen: [number, number, string][] = []
    let frontier: Frontier = emptyFrontier
    for (let at = 0; at < leaves.length; at += 100) {
      const batch = leaves.slice(at, at + 100)
      frontier = appendLeaves(suite, frontier, batch, (...it) => seen.push([it[0], it[1], bytesToHex(it[2])]))
    }
    expect(seen).toEqual([
      [1, 0, bytesToHex(naiveRoot(leaves.slice(0, 256)))],
      [1, 1, bytesToHex(naiveRoot(leaves.slice(256, 512)))],
    ])
  })

  it('gives another tree under another hash', () => {
    const leaves = [Uint8Array.of(1), Uint8Array.of(2)]
    const roots = [suite, sm3].map((it) =>
      rootOf(
        it,
        appendLeaves(
          it,
          emptyFrontier,
          leaves.map((leaf) => leafHash(it, leaf)),
        ),
      ),
    )
    expect(roots[0]).not.toEqual(roots[1])
    expect(roots[1]).toEqual(nodeHash(sm3, leafHash(sm3, Uint8Array.of(1)), leafHash(sm3, Uint8Array.of(2))))
  })
})

describe.skipIf(!existsSync(folder))('published vectors: RFC 6962 constants', () => {
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

  it('roots of growing trees', () => {
    const { leaf_inputs_hex, roots_hex_by_size } = read('rfc6962-roots.json')
    const leaves = leaf_inputs_hex.map((input: string) => leafHash(suite, hexToBytes(input)))
    for (const [size, root] of Object.entries(roots_hex_by_size)) {
      const frontier = appendLeaves(suite, emptyFrontier, leaves.slice(0, Number(size)))
      expect(bytesToHex(rootOf(suite, frontier)), size).toBe(root)
    }
  })

  it('leaf, node and empty hashes', () => {
    const { cases } = read('rfc6962-hasher.json')
    const made = cases.map((it: { op: string; data_hex: string; left_hex: string; right_hex: string }) => {
      if (it.op === 'leaf') return bytesToHex(leafHash(suite, hexToBytes(it.data_hex)))
      if (it.op === 'empty_root') return bytesToHex(emptyRoot(suite))
      // The published case hashes short made-up children, which a tree never has.
      return bytesToHex(suite.hash(Uint8Array.of(1, ...hexToBytes(it.left_hex), ...hexToBytes(it.right_hex))))
    })
    expect(made).toEqual(cases.map((it: { want: string }) => it.want))
  })
})
