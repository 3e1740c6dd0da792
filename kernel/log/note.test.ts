import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { ed25519Scheme, ed25519Signer } from './ed25519.ts'
import { formatVerifierKey, keyId, parseVerifierKey } from './key.ts'
import {
  addSignature,
  NOTE_CAPS,
  type NoteVerifier,
  noteSigner,
  noteVerifier,
  openNote,
  parseNote,
  signatureLine,
  signNote,
} from './note.ts'
import { algorithmForms, verifierOf } from './signer.ts'
import { sm2Scheme, sm2Signer } from './sm2.ts'

const folder = new URL('../../../shared/conformance/log/note/', import.meta.url)
const tessera = new URL('../../../shared/conformance/log/tessera/', import.meta.url)
const published = describe.skipIf(!existsSync(folder))

const signer = ed25519Signer('360313/home/1', new Uint8Array(32).fill(1))
const other = sm2Signer('430281', new Uint8Array(32).fill(2))
const verifier = noteVerifier(verifierOf(signer, ed25519Scheme))
const otherVerifier = noteVerifier(verifierOf(other, sm2Scheme))
const text = '湘东区\n第二行\n'

describe('a signed note', () => {
  it('opens with one or more of its keys, of either algorithm', () => {
    const note = signNote(text, [noteSigner(signer), noteSigner(other)])
    expect(openNote(note, [verifier, otherVerifier])).toMatchObject({
      text,
      verified: [{ keyName: '360313/home/1' }, { keyName: '430281' }],
      unverified: [],
    })
    expect(openNote(note, [otherVerifier])).toMatchObject({ verified: [{ keyName: '430281' }], unverified: [{}] })
    expect(openNote(note, [])).toMatchObject({ refusal: 'log.note-unsigned' })
  })

  it('fails with any byte changed', () => {
    const note = Buffer.from(signNote(text, [noteSigner(signer)]))
    for (let at = 0; at < note.length; at++) {
      const changed = new Uint8Array(note)
      changed[at] = (changed[at] as number) ^ 0x01
      expect(openNote(changed, [verifier]), `byte ${at}`).toHaveProperty('refusal')
    }
  })

  it('is refused in any other form', () => {
    const good = signNote(text, [noteSigner(signer)])
    const line = good.slice(good.indexOf('— '))
    const wrong = [
      '',
      text,
      line,
      `${text}${line}`,
      `${text}\n`,
      good.slice(0, -1),
      `${good}\n`,
      good.replace('— ', '- '),
      good.replace('— ', '—  '),
      good.replace('\n\n', '\r\n\r\n'),
      good.replace('湘', '\t'),
      good.replace('湘', '\ud800'),
      good.replace('home/1 ', 'home/1\u3000'),
      good.replace('home/1 ', 'home+1 '),
      good.replace(/(=*)\n$/, ' $1\n'),
      `${text}\n— 360313/home/1 AAAAAA==\n`,
    ]
    for (const note of wrong) expect(parseNote(note), JSON.stringify(note)).toMatchObject({ refusal: 'log.bad-note' })
    expect(parseNote(Uint8Array.of(0xff, 0x0a, 0x0a))).toMatchObject({ refusal: 'log.bad-note' })
  })

  it('has caps on its size and on its signatures', () => {
    const good = signNote(text, [noteSigner(signer)])
    const line = good.slice(good.indexOf('— '))
    expect(parseNote(`${text}\n${line.repeat(NOTE_CAPS.signatures)}`)).toHaveProperty('text')
    for (const note of [`${text}\n${line.repeat(NOTE_CAPS.signatures + 1)}`, 'x'.repeat(NOTE_CAPS.bytes + 1)]) {
      expect(parseNote(note)).toMatchObject({ refusal: 'log.note-too-large' })
    }
  })

  it('takes further signatures, each once', () => {
    const note = signNote(text, [noteSigner(signer)])
    const both = addSignature(note, signatureLine(text, noteSigner(other))) as string
    expect(openNote(both, [verifier, otherVerifier])).toMatchObject({ verified: [{}, {}] })
    expect(addSignature(both, signatureLine(text, noteSigner(other)))).toBe(both)
  })
})

describe('verifier keys', () => {
  it('come back as they went in, with their algorithm and use', () => {
    for (const key of [signer, other]) {
      for (const use of ['note', 'cosignature'] as const) {
        expect(parseVerifierKey(formatVerifierKey(key, use))).toEqual({
          keyName: key.keyName,
          algorithm: key.algorithm,
          publicKey: key.publicKey,
          use,
        })
      }
    }
    expect(keyId(signer, 'note')).not.toBe(keyId(signer, 'cosignature'))
  })

  it('leave room for ML-DSA, which nobody serves yet', () => {
    const publicKey = new Uint8Array(algorithmForms['ml-dsa-44'].publicKeyBytes).fill(3)
    const key = { keyName: '430281/mirror', algorithm: 'ml-dsa-44', publicKey } as const
    expect(parseVerifierKey(formatVerifierKey(key, 'cosignature'))).toMatchObject({ ...key, use: 'cosignature' })
    expect(() => noteVerifier(verifierOf(key, { algorithm: 'ml-dsa-44', verify: () => true }))).toThrow(
      'log.unknown-algorithm',
    )
  })

  it('of an algorithm unknown here say so', () => {
    // Type 0x02 is ECDSA.
    const id = createHash('sha256').update('example\n\x02key').digest('hex').slice(0, 8)
    const key = `example+${id}+${Buffer.from('\x02key').toString('base64')}`
    expect(parseVerifierKey(key)).toMatchObject({ refusal: 'log.unknown-algorithm', facts: { algorithm: '0x02' } })
  })
})

describe('base64', () => {
  it('is what everyone else writes, and has one reading', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const written = encodeBase64(bytes)
        expect(written).toBe(Buffer.from(bytes).toString('base64'))
        expect(decodeBase64(written)).toEqual(bytes)
      }),
      { seed: 20261012 },
    )
    for (const wrong of ['A', 'AB', 'ABC', 'AB==', 'AAB=', 'A===', '====', 'AA A', 'AA\nAA', 'AA-_', 'AA==AAAA']) {
      const reading = decodeBase64(wrong)
      expect(reading && encodeBase64(reading), wrong).toBe(reading && wrong)
    }
    expect(decodeBase64('AB==')).toBeUndefined()
    expect(decodeBase64('AA-_')).toBeUndefined()
  })
})

published('published vectors: Go sumdb/note and C2SP', () => {
  const vectors = () => JSON.parse(readFileSync(new URL('vectors.json', folder), 'utf8'))

  it('opening notes', () => {
    for (const { desc, note_base64, vkeys, ok, verified, unverified } of vectors().open_cases) {
      const note = new Uint8Array(Buffer.from(note_base64, 'base64'))
      const opened = openNote(note, vkeys.map(verifierOfKey))
      if (!ok) expect(opened, desc).toHaveProperty('refusal')
      else {
        if ('refusal' in opened) expect.fail(`${desc}: ${opened.en}`)
        expect(
          opened.verified.map((line) => line.keyName),
          desc,
        ).toEqual(verified)
        expect(
          opened.unverified.map((line) => line.keyName),
          desc,
        ).toEqual(unverified)
      }
    }
  })

  it('verifier keys: no part of one is one, nor is one with a byte raised', () => {
    for (const { vkey, ok } of vectors().vkey_cases) {
      expect(!('refusal' in parseVerifierKey(vkey)), vkey).toBe(ok)
      for (let from = 0; from < vkey.length; from++) {
        for (let to = from; to <= vkey.length; to++) {
          if (to - from === vkey.length) continue
          if (!('refusal' in parseVerifierKey(vkey.slice(from, to)))) expect.fail(vkey.slice(from, to))
        }
        const raised = `${vkey.slice(0, from)}${String.fromCharCode(vkey.charCodeAt(from) + 1)}${vkey.slice(from + 1)}`
        if (!('refusal' in parseVerifierKey(raised))) expect.fail(raised)
      }
    }
  })

  it('signed checkpoints of the sample log', () => {
    const { vkey } = JSON.parse(readFileSync(new URL('log-key.json', tessera), 'utf8'))
    for (let size = 0; size <= 4; size++) {
      const note = readFileSync(new URL(`testdata/log/checkpoint.${size}`, tessera))
      expect(openNote(new Uint8Array(note), [verifierOfKey(vkey)])).toMatchObject({
        verified: [{ keyName: 'example.com/log/testdata' }],
      })
    }
  })
})

function verifierOfKey(vkey: string): NoteVerifier {
  const key = parseVerifierKey(vkey)
  if ('refusal' in key) return expect.fail(key.en)
  return noteVerifier(verifierOf(key, ed25519Scheme))
}
