import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuse } from '../refusal/refusal.ts'
import { appendLeaves, emptyFrontier, rootOf } from './frontier.ts'
import { leafHash, sha256Noble as suite } from './suite.ts'
import { verifyEntries } from './verify-log.ts'

const origin = '360313/home/1'
const entries = Array.from({ length: 40 }, (_, i) => Uint8Array.of(i, 99))
const leaves = entries.map((entry) => leafHash(suite, entry))
const frontierAt = (size: number) => appendLeaves(suite, emptyFrontier, leaves.slice(0, size))
const headAt = (size: number) => ({ size, root: rootOf(suite, frontierAt(size)) })
const work = { suite, origin, before: frontierAt(10), entries: entries.slice(10), heads: [headAt(20), headAt(35)] }

describe('verifying entries against signed heads', () => {
  it('answers with the log after them', () => {
    expect(verifyEntries(work)).toEqual({ after: frontierAt(40), leaves: leaves.slice(10), signed: 25 })
    expect(verifyEntries({ ...work, leaves: leaves.slice(10) })).toMatchObject({ signed: 25 })
    expect(verifyEntries({ ...work, entries: [], heads: [headAt(10)] })).toMatchObject({ after: { size: 10 } })
  })

  it('finds any changed byte: the stretch by the roots, the entry by the stored leaf hashes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 34 }),
        fc.integer({ min: 1, max: 255 }),
        fc.nat({ max: 1 }),
        (at, by, byte) => {
          const changed = entries.slice(10).map((entry) => entry.slice())
          const entry = changed[at - 10] as Uint8Array
          entry[byte] = (entry[byte] as number) ^ by
          const from = at < 20 ? 10 : 20
          expect(verifyEntries({ ...work, entries: changed })).toMatchObject({
            index: from,
            refusal: { refusal: 'log.root-mismatch', facts: { index: from, size: at < 20 ? 20 : 35 } },
          })
          expect(verifyEntries({ ...work, entries: changed, leaves: leaves.slice(10) })).toMatchObject({
            index: at,
            refusal: { refusal: 'log.entry-changed' },
          })
        },
      ),
      { seed: 20261012 },
    )
  })

  it('tells a changed leaf hash from a changed entry', () => {
    const stored = leaves.slice(10)
    stored[3] = leafHash(suite, Uint8Array.of(7))
    const failure = { index: 13, refusal: { refusal: 'log.leaf-changed' } }
    expect(verifyEntries({ ...work, leaves: stored })).toMatchObject(failure)
    expect(verifyEntries({ ...work, leaves: leaves.slice(10, 13) })).toMatchObject(failure)
  })

  it('finds a change that no head covers yet', () => {
    const changed = [...entries.slice(10, 38), Uint8Array.of(0), entries[39] as Uint8Array]
    expect(verifyEntries({ ...work, entries: changed, leaves: leaves.slice(10) })).toMatchObject({
      index: 38,
      refusal: { refusal: 'log.entry-changed' },
    })
  })

  it('tells a shrunk log, a fork and missing entries apart', () => {
    expect(verifyEntries({ ...work, heads: [headAt(9)] })).toMatchObject({ refusal: { refusal: 'log.shrunk' } })
    expect(verifyEntries({ ...work, heads: [{ size: 10, root: headAt(11).root }] })).toMatchObject({
      refusal: { refusal: 'log.forked' },
    })
    expect(verifyEntries({ ...work, heads: [headAt(35), { size: 41, root: headAt(40).root }] })).toMatchObject({
      index: 40,
      refusal: { refusal: 'log.entries-missing' },
    })
  })

  it('runs further checks in order, on what was signed only', () => {
    const seen: number[] = []
    const check = (_: Uint8Array, index: number) => {
      seen.push(index)
      return index === 22 ? refuse('log.bad-origin', { origin: 'x' }) : undefined
    }
    expect(verifyEntries({ ...work, check })).toMatchObject({ index: 22, refusal: { refusal: 'log.bad-origin' } })
    expect(seen).toEqual(Array.from({ length: 13 }, (_, i) => 10 + i))
    seen.length = 0
    const wrong = { size: 35, root: headAt(34).root }
    expect(verifyEntries({ ...work, heads: [headAt(12), wrong], check })).toMatchObject({ index: 12 })
    expect(seen).toEqual([10, 11])
  })
})
