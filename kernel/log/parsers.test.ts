import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBytes, PART_LIMITS, parseCanonical } from '../fact/canonical.ts'
import { readEnvelope } from '../fact/read-envelope.ts'
import { isRefusal, LianyuError } from '../refusal/refusal.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { bundleToBytes, entriesOfBundle } from './bundle.ts'
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { cosign } from './cosignature.ts'
import { ed25519Scheme, ed25519Signer } from './ed25519.ts'
import { formatVerifierKey, parseVerifierKey } from './key.ts'
import { addSignature, formatNote, parseNote } from './note.ts'
import { formatOrigin, parseOrigin } from './origin.ts'
import { verifyConsistency, verifyInclusion, verifySubtree } from './proofs.ts'
import { verifierOf } from './signer.ts'
import { sha256Noble } from './suite.ts'
import { parseTilePath, tilePath } from './tiles.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

const origin = '360313/360313:01890000-0000-7000-8000-000000000001/1'
const signer = ed25519Signer('360313/log', new Uint8Array(32).fill(1))
const mirror = ed25519Signer('430281/mirror', new Uint8Array(32).fill(2))
const key = verifierOf(signer, ed25519Scheme)
const head = { origin, size: 300, root: new Uint8Array(32).fill(7) }
const note = addSignature(signCheckpoint(head, signer), cosign(formatCheckpoint(head), mirror, 1_795_000_000)) as string
const envelope = canonicalBytes({
  v: 1,
  command: '01890000-0000-7000-8000-000000000002',
  n: 0,
  kind: 'a'.repeat(64),
  matter: '360313:01890000-0000-7000-8000-000000000001',
  step: 'comment',
  by: { party: '360313', desk: 'office', role: 'officer', officer: 'o1' },
  at: '2026-11-20T08:24:00.000Z',
  after: ['b'.repeat(64)],
  parts: { shared: 'c'.repeat(64) },
  fence: { epoch: 1, party: '430281', seen: 4 },
})
const part = canonicalBytes({ fields: { comment: '示例“意见”\n', amount: 1.5, list: [1, true, null] } })
const bundle = bundleToBytes([envelope, part, new Uint8Array(0), new Uint8Array(300).fill(9)])

/**
 * A parser: reads bytes, and writes down again what it read. What it takes must come out as the same bytes, so that no
 * two texts say the same; what it does not take it answers with a refusal; it throws nothing else.
 */
interface Parser {
  name: string
  seeds: Uint8Array[]
  /** Undefined where it was refused. */
  rewrite: (bytes: Uint8Array) => Uint8Array | undefined
}
const text = (read: (text: string) => string | undefined) => (bytes: Uint8Array) => {
  const given = decodeUtf8(bytes)
  const written = given === undefined ? undefined : read(given)
  return written === undefined ? undefined : encodeUtf8(written)
}
/** A parser's answer, where it is none of its documented refusals; refusals thrown as errors are documented too. */
function taken<T>(read: () => T): Exclude<T, { refusal: string }> | undefined {
  try {
    const answer = read()
    return isRefusal(answer) ? undefined : (answer as Exclude<T, { refusal: string }>)
  } catch (error) {
    if (error instanceof LianyuError) return undefined
    throw error
  }
}

const parsers: Parser[] = [
  {
    name: 'a note',
    seeds: [encodeUtf8(note)],
    rewrite: (bytes) => {
      const read = taken(() => parseNote(bytes))
      return read && encodeUtf8(formatNote(read))
    },
  },
  {
    name: 'a checkpoint',
    seeds: [encodeUtf8(formatCheckpoint(head)), encodeUtf8(formatCheckpoint({ ...head, size: 0 }))],
    rewrite: text((given) => {
      const read = taken(() => parseCheckpoint(given))
      return read && formatCheckpoint(read)
    }),
  },
  {
    name: 'a verifier key',
    seeds: [encodeUtf8(formatVerifierKey(signer, 'note')), encodeUtf8(formatVerifierKey(mirror, 'cosignature'))],
    rewrite: text((given) => {
      const read = taken(() => parseVerifierKey(given))
      return read && formatVerifierKey(read, read.use)
    }),
  },
  {
    name: 'an origin',
    seeds: [encodeUtf8(origin), encodeUtf8('360313/home/12')],
    rewrite: text((given) => {
      const read = taken(() => parseOrigin(given))
      return read && formatOrigin(read)
    }),
  },
  {
    name: 'the path of a tile',
    seeds: ['tile/0/x001/234.p/5', 'tile/entries/000', 'tile/3/999.p/255'].map(encodeUtf8),
    rewrite: text((given) => {
      const read = taken(() => parseTilePath(given))
      return read && tilePath(read)
    }),
  },
  {
    name: 'a bundle of entries',
    seeds: [bundle],
    rewrite: (bytes) => {
      const read = taken(() => entriesOfBundle(bytes, 4))
      return read && bundleToBytes(read)
    },
  },
  {
    name: 'an envelope',
    seeds: [envelope],
    rewrite: (bytes) => {
      const read = taken(() => readEnvelope(bytes))
      return read && canonicalBytes(read)
    },
  },
  {
    name: 'a part',
    seeds: [part],
    rewrite: (bytes) => {
      const read = parseCanonical(bytes, PART_LIMITS)
      return isRefusal(read) ? undefined : canonicalBytes(read)
    },
  },
  {
    name: 'a base64 text',
    seeds: [encodeUtf8(encodeBase64(new Uint8Array(32).fill(3)))],
    rewrite: text((given) => {
      const read = decodeBase64(given)
      return read && encodeBase64(read)
    }),
  },
]

/** A valid document with some bytes flipped, cut out, put in, doubled or moved. */
const bent = (seeds: readonly Uint8Array[]) =>
  fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(4), fc.nat(2_000), fc.nat(2_000), fc.uint8Array({ maxLength: 6 })), { maxLength: 4 }),
    )
    .map(([seed, edits]) => edits.reduce((bytes, [how, at, to, put]) => edit(bytes, how, at, to, put), seed))

function edit(bytes: Uint8Array, how: number, at: number, to: number, put: Uint8Array): Uint8Array {
  const [from, end] = [at % (bytes.length + 1), to % (bytes.length + 1)].sort((a, b) => a - b) as [number, number]
  const [before, within, after] = [bytes.slice(0, from), bytes.slice(from, end), bytes.slice(end)]
  if (how === 0) return bytes.map((byte, i) => (i === from ? byte ^ (1 << (to % 8)) : byte))
  if (how === 1) return Uint8Array.from([...before, ...after])
  if (how === 2) return Uint8Array.from([...before, ...put, ...within, ...after])
  if (how === 3) return Uint8Array.from([...before, ...within, ...within, ...after])
  return Uint8Array.from([...after, ...within, ...before])
}

describe.each(parsers)('$name', ({ seeds, rewrite }) => {
  it('that is valid comes out as it went in', () => {
    for (const seed of seeds) expect(rewrite(seed)).toEqual(seed)
  })
  it('that was bent is refused, or comes out as it went in', () => {
    fc.assert(
      fc.property(fc.oneof(bent(seeds), fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const written = rewrite(bytes)
        if (written !== undefined) expect(written).toEqual(bytes)
      }),
      { seed: 20_261_122, numRuns: 1_500 },
    )
  })
  it('of a megabyte of garbage is refused in no time', () => {
    const garbage = [0x00, 0x0a, 0x20, 0x41, 0x5b, 0x7b, 0x22, 0x2f, 0x3d, 0xff].map((byte) =>
      new Uint8Array(1_000_000).fill(byte),
    )
    const repeated = seeds.map((seed) => Uint8Array.from({ length: 1_000_000 }, (_, i) => seed[i % seed.length] ?? 0))
    for (const bytes of [...garbage, ...repeated]) {
      // Some milliseconds each: what grows with the square would take minutes, and the test would time out.
      const written = rewrite(bytes)
      if (written !== undefined) expect(written.length).toBe(bytes.length)
    }
  })
})

describe('a bent note', () => {
  it('is never opened as saying anything but what was signed', () => {
    fc.assert(
      fc.property(bent([encodeUtf8(note)]), (bytes) => {
        const opened = openCheckpoint(bytes, origin, key, [verifierOf(mirror, ed25519Scheme)])
        if (!isRefusal(opened)) expect(opened).toMatchObject(head)
      }),
      { seed: 20_261_122, numRuns: 300 },
    )
  })
})

describe('a proof', () => {
  const size = fc.oneof(fc.integer({ min: -2, max: 600 }), fc.constantFrom(Number.NaN, 0.5, 2 ** 53, 2 ** 53 - 1, -0))
  const hash = fc.uint8Array({ minLength: 31, maxLength: 33 })
  const proof = fc.array(fc.oneof(fc.uint8Array({ minLength: 32, maxLength: 32 }), hash), { maxLength: 66 })

  it('that was made up is never one, and none throws', () => {
    fc.assert(
      fc.property(size, size, size, proof, hash, hash, (a, b, c, steps, one, other) => {
        expect(verifyInclusion(sha256Noble, one, a, b, steps, other)).toBe(
          steps.length === 0 && b === 1 && equal(one, other),
        )
        expect(verifyConsistency(sha256Noble, a, b, steps, one, other)).toBe(false)
        expect(verifySubtree(sha256Noble, a, b, c, steps, one, other)).toBe(false)
      }),
      { seed: 20_261_122, numRuns: 3_000 },
    )
  })
  const equal = (a: Uint8Array, b: Uint8Array) => a.length === 32 && a.join() === b.join()
})
