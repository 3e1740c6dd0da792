import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64 } from './base64.ts'
import {
  consistencySteps,
  inclusionSteps,
  makeProof,
  type TreeNode,
  verifyConsistency,
  verifyInclusion,
  verifySubtree,
  verifySubtreeInclusion,
} from './proofs.ts'
import { emptyRoot, leafHash, nodeHash, sha256Noble as suite } from './suite.ts'

const folder = new URL('../../../shared/conformance/log/merkle/', import.meta.url)
const published = describe.skipIf(!existsSync(folder))

/** The definition itself: the root over leaves `from` to before `to`. @source RFC 9162, section 2.1.1 */
const roots = new Map<string, Uint8Array>()
const leafOf = (index: number) => leafHash(suite, Uint8Array.of(index & 0xff, index >> 8))
function rootByDefinition(from: number, to: number): Uint8Array {
  const name = `${from}-${to}`
  const known = roots.get(name)
  if (known) return known
  let split = 1
  while (split * 2 < to - from) split *= 2
  const made =
    to === from
      ? emptyRoot(suite)
      : to - from === 1
        ? leafOf(from)
        : nodeHash(suite, rootByDefinition(from, from + split), rootByDefinition(from + split, to))
  roots.set(name, made)
  return made
}
const hashOf = ({ level, index }: TreeNode) => rootByDefinition(index * 2 ** level, (index + 1) * 2 ** level)

describe('an inclusion proof', () => {
  it('verifies for every leaf of every tree up to 130', () => {
    for (let size = 1; size <= 130; size++) {
      for (let index = 0; index < size; index++) {
        const proof = makeProof(suite, inclusionSteps(index, size), hashOf)
        expect(verifyInclusion(suite, leafOf(index), index, size, proof, rootByDefinition(0, size))).toBe(true)
      }
    }
  })

  it('fails when any bit of it, of the leaf or of the root is flipped, and at any other index', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), fc.nat(), (size, any, where, bit) => {
        const index = any % size
        const proof = makeProof(suite, inclusionSteps(index, size), hashOf)
        const [leaf, root] = [leafOf(index), rootByDefinition(0, size)]
        const all = [...proof, leaf, root].map((hash) => hash.slice())
        flip(all[where % all.length] as Uint8Array, bit)
        const [flippedRoot, flippedLeaf] = [all.pop() as Uint8Array, all.pop() as Uint8Array]
        expect(verifyInclusion(suite, flippedLeaf, index, size, all, flippedRoot)).toBe(false)
        expect(verifyInclusion(suite, leaf, where % size, size, proof, root)).toBe(where % size === index)
        expect(verifyInclusion(suite, leaf, index, size, [...proof, leaf], root)).toBe(false)
        expect(verifyInclusion(suite, leaf, index, size, proof.slice(1), root)).toBe(false)
      }),
      { seed: 20261012, numRuns: 400 },
    )
  })

  it('is refused beyond what a number holds exactly', () => {
    expect(verifyInclusion(suite, leafOf(0), 0, 2 ** 53, [], leafOf(0))).toBe(false)
    expect(() => inclusionSteps(0, 2 ** 53)).toThrow('log.bad-size')
    expect(() => inclusionSteps(5, 5)).toThrow('log.bad-size')
    expect(inclusionSteps(2 ** 52, 2 ** 53 - 1).length).toBe(53)
  })
})

describe('a consistency proof', () => {
  it('verifies between all sizes up to 300 and fails with one bit flipped', () => {
    for (let later = 1; later <= 300; later++) {
      for (let earlier = 1; earlier <= later; earlier++) {
        const proof = makeProof(suite, consistencySteps(earlier, later), hashOf)
        const [a, b] = [rootByDefinition(0, earlier), rootByDefinition(0, later)]
        if (!verifyConsistency(suite, earlier, later, proof, a, b)) expect.fail(`${earlier} to ${later}`)
        // Every fifth pair, which is enough to meet each shape of proof; the next test flips at random.
        if ((earlier + later) % 5 > 0) continue
        const flipped = [...proof, a, b].map((hash) => hash.slice())
        flip(flipped[(earlier * 7 + later) % flipped.length] as Uint8Array, earlier * 31 + later)
        const [later2, earlier2] = [flipped.pop() as Uint8Array, flipped.pop() as Uint8Array]
        if (verifyConsistency(suite, earlier, later, flipped, earlier2, later2)) {
          expect.fail(`${earlier} to ${later}, one bit flipped`)
        }
      }
    }
    expect(verifyConsistency(suite, 300, 300, [], rootByDefinition(0, 300), rootByDefinition(0, 300))).toBe(true)
  })

  it('fails when any bit of it or of either root is flipped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), fc.nat(), (later, any, where, bit) => {
        const earlier = 1 + (any % later)
        const all = makeProof(suite, consistencySteps(earlier, later), hashOf)
        all.push(rootByDefinition(0, earlier), rootByDefinition(0, later))
        const flipped = all.map((hash) => hash.slice())
        flip(flipped[where % all.length] as Uint8Array, bit)
        const [b, a] = [flipped.pop() as Uint8Array, flipped.pop() as Uint8Array]
        expect(verifyConsistency(suite, earlier, later, flipped, a, b)).toBe(false)
      }),
      { seed: 20261012, numRuns: 400 },
    )
  })

  it('says nothing from an empty log', () => {
    expect(verifyConsistency(suite, 0, 0, [], emptyRoot(suite), emptyRoot(suite))).toBe(false)
    expect(() => consistencySteps(0, 4)).toThrow('log.bad-size')
    expect(() => consistencySteps(5, 4)).toThrow('log.bad-size')
  })
})

published('published vectors: transparency-dev/merkle', () => {
  it('inclusion', () => {
    expect(
      eachVector('inclusion', (v) =>
        verifyInclusion(suite, bytes(v.leafHash), v.leafIdx, v.treeSize, hashes(v.proof), bytes(v.root)),
      ),
    ).toBeGreaterThan(30)
  })
  it('consistency', () => {
    expect(
      eachVector('consistency', (v) =>
        verifyConsistency(suite, v.size1, v.size2, hashes(v.proof), bytes(v.root1), bytes(v.root2)),
      ),
    ).toBeGreaterThan(25)
  })
  it('inclusion in a subtree', () => {
    expect(
      eachVector('subtreeinclusion', (v) =>
        verifySubtreeInclusion(suite, bytes(v.leafHash), v.leafIdx, v.start, v.end, hashes(v.proof), bytes(v.root)),
      ),
    ).toBeGreaterThan(50)
  })
  it('consistency of a subtree', () => {
    expect(
      eachVector('subtreeconsistency', (v) =>
        verifySubtree(suite, v.start, v.end, v.size, hashes(v.proof), bytes(v.root1), bytes(v.root2)),
      ),
    ).toBeGreaterThan(30)
  })
})

function flip(bytes: Uint8Array, bit: number): void {
  const at = Math.floor(bit / 8) % bytes.length
  bytes[at] = (bytes[at] as number) ^ (1 << (bit % 8))
}

// biome-ignore lint/suspicious/noExplicitAny: the vectors' own field names, which differ by folder
function eachVector(name: string, verify: (vector: any) => boolean): number {
  const files = readdirSync(new URL(`testdata/${name}`, folder), { recursive: true, encoding: 'utf8' })
  const vectors = files.filter((file) => file.endsWith('.json'))
  for (const file of vectors) {
    const path = new URL(`testdata/${name}/${file.split('/').map(encodeURIComponent).join('/')}`, folder)
    const vector = JSON.parse(readFileSync(path, 'utf8'))
    expect(verify(vector), file).toBe(!vector.wantErr)
  }
  return vectors.length
}

function bytes(text: string): Uint8Array {
  return decodeBase64(text) ?? expect.fail(`not base64: ${text}`)
}

function hashes(proof: string[] | null): Uint8Array[] {
  return (proof ?? []).map(bytes)
}
