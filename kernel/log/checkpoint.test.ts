import { createHash, createPublicKey, verify as platformVerify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { cosign, cosignerName, parseCosignerName } from './cosignature.ts'
import { ed25519Scheme, ed25519Signer } from './ed25519.ts'
import { addSignature, noteSigner, signNote } from './note.ts'
import { formatOrigin, parseOrigin } from './origin.ts'
import { verifierOf } from './signer.ts'
import { sm2Scheme, sm2Signer } from './sm2.ts'
import { emptyRoot, sha256Noble } from './suite.ts'

const folder = new URL('../../../shared/conformance/log/tessera/', import.meta.url)

const origin = '360313/home/1'
const checkpoint: Checkpoint = { origin, size: 12, root: sha256Noble.hash(Uint8Array.of(1)) }
const party = ed25519Signer('360313', new Uint8Array(32).fill(1))
const mirror = ed25519Signer(cosignerName('430281', 'mirror'), new Uint8Array(32).fill(2))
const witness = sm2Signer(cosignerName('440000', 'witness'), new Uint8Array(32).fill(3))
const keyOfParty = verifierOf(party, ed25519Scheme)
const cosigners = [verifierOf(mirror, ed25519Scheme), verifierOf(witness, sm2Scheme)]
const signed = signCheckpoint(checkpoint, party)
const cosigned = (note: string, ...signers: [typeof mirror, number][]) =>
  signers.reduce(
    (all, [signer, at]) => addSignature(all, cosign(formatCheckpoint(checkpoint), signer, at)) as string,
    note,
  )

describe('a checkpoint', () => {
  it('is signed under the name of its log', () => {
    const root = createHash('sha256').update(Uint8Array.of(1)).digest('base64')
    expect(signed.startsWith(`360313/home/1\n12\n${root}\n\n— 360313/home/1 `)).toBe(true)
    expect(openCheckpoint(signed, origin, keyOfParty)).toEqual({
      ...checkpoint,
      text: formatCheckpoint(checkpoint),
      signature: expect.objectContaining({ keyName: origin }),
      cosignatures: [],
      cosignatureLines: [],
    })
  })

  it('carries the cosignatures of its mirrors and witnesses, with their times', () => {
    const note = cosigned(signed, [mirror, 1_791_000_000], [witness, 1_791_000_007])
    expect(openCheckpoint(note, origin, keyOfParty, cosigners)).toMatchObject({
      size: 12,
      cosignatures: [
        { keyName: '430281/mirror', party: '430281', promise: 'mirror', atSeconds: 1_791_000_000 },
        { keyName: '440000/witness', party: '440000', promise: 'witness', atSeconds: 1_791_000_007 },
      ],
    })
    expect(openCheckpoint(note, origin, keyOfParty)).toMatchObject({ cosignatures: [] })
  })

  it('is nothing by a cosigner alone', () => {
    const unsigned = signNote(formatCheckpoint(checkpoint), [noteSigner({ ...party, keyName: 'somebody' })])
    const note = cosigned(unsigned, [mirror, 5])
    expect(openCheckpoint(note, origin, keyOfParty, cosigners)).toMatchObject({ refusal: 'log.note-unsigned' })
  })

  it('of another log or by another party is refused', () => {
    const elsewhere = signCheckpoint({ ...checkpoint, origin: '360313/audit/1' }, party)
    expect(openCheckpoint(elsewhere, origin, keyOfParty)).toMatchObject({ refusal: 'log.note-unsigned' })
    const renamed = signNote(`${elsewhere.split('\n\n')[0]}\n`, [noteSigner({ ...party, keyName: origin })])
    expect(openCheckpoint(renamed, origin, keyOfParty)).toMatchObject({ refusal: 'log.wrong-origin' })
    expect(openCheckpoint(signed, origin, verifierOf({ ...mirror }, ed25519Scheme))).toMatchObject({
      refusal: 'log.note-unsigned',
    })
  })

  it('does not hold to another form', () => {
    const good = formatCheckpoint(checkpoint)
    expect(parseCheckpoint(good)).toEqual(checkpoint)
    const root = good.split('\n')[2] as string
    const wrong: [string, number][] = [
      [`\n12\n${root}\n`, 1],
      [`o\n-1\n${root}\n`, 2],
      [`o\n012\n${root}\n`, 2],
      [`o\n9007199254740992\n${root}\n`, 2],
      [`o\n12\n${root.slice(4)}\n`, 3],
      [`o\n12\n`, 3],
      [`o\n12\n${root}`, 4],
      [`o\n12\n${root}\nextension\n`, 4],
    ]
    for (const [text, line] of wrong) {
      expect(parseCheckpoint(text), text).toMatchObject({ refusal: 'log.bad-checkpoint', facts: { line } })
    }
    expect(parseCheckpoint(`o\n9007199254740991\n${root}\n`)).toMatchObject({ size: Number.MAX_SAFE_INTEGER })
  })

  it('of an empty log has size 0', () => {
    const empty = { origin, size: 0, root: emptyRoot(sha256Noble) }
    expect(openCheckpoint(signCheckpoint(empty, party), origin, keyOfParty)).toMatchObject(empty)
  })
})

describe('a cosignature', () => {
  it('signs the header, the time and the three lines', () => {
    const { signature } = cosign(formatCheckpoint(checkpoint), mirror, 1_679_315_147)
    expect(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE()).toBe(1_679_315_147n)
    const message = Buffer.from(`cosignature/v1\ntime 1679315147\n${formatCheckpoint(checkpoint)}`)
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), mirror.publicKey])
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    expect(platformVerify(null, message, key, signature.subarray(8))).toBe(true)
  })

  it('does not hold at another time, nor as a plain signature', () => {
    const line = cosign(formatCheckpoint(checkpoint), mirror, 1_679_315_147)
    line.signature[7] = (line.signature[7] as number) ^ 1
    const later = addSignature(signed, line) as string
    expect(openCheckpoint(later, origin, keyOfParty, cosigners)).toMatchObject({ refusal: 'log.bad-signature' })
    const plain = signNote(formatCheckpoint(checkpoint), [
      noteSigner(mirror),
      noteSigner({ ...party, keyName: origin }),
    ])
    expect(openCheckpoint(plain, origin, keyOfParty, cosigners)).toMatchObject({ cosignatures: [] })
  })

  it('names a party and a promise, or is refused', () => {
    expect(parseCosignerName('361100-JK/witness')).toEqual({ party: '361100-JK', promise: 'witness' })
    for (const name of ['430281', '/mirror', '430281/notary']) {
      expect(parseCosignerName(name)).toMatchObject({ refusal: 'log.bad-cosigner' })
    }
    expect(() => cosign(formatCheckpoint(checkpoint), mirror, -1)).toThrow('log.bad-size')
  })
})

describe('an origin', () => {
  it('is party, log and generation', () => {
    const shared = { party: '360313', log: '360313:019a2b3c-1111-7222-8333-abcdefabcdef', generation: 2 }
    expect(formatOrigin(shared)).toBe('360313/360313:019a2b3c-1111-7222-8333-abcdefabcdef/2')
    expect(parseOrigin(formatOrigin(shared))).toEqual(shared)
  })

  it('is refused in any other form', () => {
    for (const text of ['', 'a/b', 'a/b/0', 'a/b/01', 'a/b/1/', 'a//1', 'a b/c/1', 'a+b/c/1', '../c/1', '区/home/1']) {
      expect(parseOrigin(text), text).toMatchObject({ refusal: 'log.bad-origin' })
    }
  })
})

describe.skipIf(!existsSync(folder))('published vectors: tessera checkpoint bodies', () => {
  it('malformed ones are refused', () => {
    const { cases } = JSON.parse(readFileSync(new URL('checkpoint-parse.json', folder), 'utf8'))
    for (const { desc, text, wantErr } of cases) expect('refusal' in parseCheckpoint(text), desc).toBe(wantErr ?? false)
  })
})
