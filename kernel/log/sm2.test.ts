import { existsSync, readFileSync } from 'node:fs'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { sm2 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { signDigest, sm2Scheme, sm2Signer } from './sm2.ts'
import { sm3 } from './sm3.ts'
import { encodeUtf8 } from './utf8.ts'

const folder = new URL('../../../shared/conformance/log/sm/', import.meta.url)
const published = describe.skipIf(!existsSync(folder))
const signer = sm2Signer('360313/home/1', new Uint8Array(32).fill(7))
const message = encodeUtf8('湘东区代收，醴陵市办理\n')

describe('SM2 signatures', () => {
  it('hold for their message and key only', () => {
    const signature = signer.sign(message)
    expect(sm2Scheme.verify(signer.publicKey, message, signature)).toBe(true)
    expect(sm2Scheme.verify(signer.publicKey, encodeUtf8('x'), signature)).toBe(false)
    const other = sm2Signer('other', new Uint8Array(32).fill(8))
    expect(sm2Scheme.verify(other.publicKey, message, signature)).toBe(false)
    for (let bit = 0; bit < 512; bit += 37) {
      const flipped = signature.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit % 8))
      expect(sm2Scheme.verify(signer.publicKey, message, flipped)).toBe(false)
    }
  })

  it('draw no random numbers: the same message gives the same signature, another one another nonce', () => {
    expect(signer.sign(message)).toEqual(signer.sign(message))
    expect(signer.sign(encodeUtf8('x')).slice(0, 32)).not.toEqual(signer.sign(message).slice(0, 32))
  })

  it('are checked against the default signer id', () => {
    const signed = sm2.doSignature(message, '07'.repeat(32), { hash: true, userId: 'somebody else' })
    expect(sm2Scheme.verify(signer.publicKey, message, hexToBytes(signed))).toBe(false)
  })

  it('are refused, not thrown at, when malformed or out of range', () => {
    const signature = signer.sign(message)
    const order = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'
    for (const s of ['00'.repeat(32), order, 'ff'.repeat(32)]) {
      const forged = new Uint8Array([...signature.slice(0, 32), ...hexToBytes(s)])
      expect(sm2Scheme.verify(signer.publicKey, message, forged)).toBe(false)
    }
    expect(sm2Scheme.verify(signer.publicKey, message, signature.slice(1))).toBe(false)
    expect(sm2Scheme.verify(new Uint8Array(65).fill(4), message, signature)).toBe(false)
    expect(sm2Scheme.verify(new Uint8Array(0), message, signature)).toBe(false)
  })
})

published('published vectors: GM/T 0003.5 annex A and SM3', () => {
  it('the signature example, to the last byte', () => {
    const example = JSON.parse(readFileSync(new URL('gmt0003.5-a2-signature.json', folder), 'utf8'))
    const printed = `${example.r_hex}${example.s_hex}`.toLowerCase()
    const publicKey = hexToBytes(`04${example.public_key_x_hex}${example.public_key_y_hex}`)
    const privateHex = example.private_key_hex.toLowerCase()
    expect(sm2Signer('example', hexToBytes(privateHex)).publicKey).toEqual(publicKey)
    const text = encodeUtf8(example.message_utf8)
    expect(sm2.getHash(text, bytesToHex(publicKey), example.id_utf8).toUpperCase()).toBe(example.e_hex)
    const signature = signDigest(hexToBytes(example.e_hex), privateHex, hexToBytes(example.k_hex))
    expect(bytesToHex(signature)).toBe(printed)
    expect(sm2Scheme.verify(publicKey, text, hexToBytes(printed))).toBe(true)
  })

  it('SM3', () => {
    const lines = readFileSync(new URL('pyca-sm3-oscca.txt', folder), 'utf8')
    const cases = [...lines.matchAll(/Len = (\d+)\nMsg = ([0-9a-f]+)\nMD = ([0-9a-f]{64})/g)]
    expect(cases).toHaveLength(6)
    for (const [, bits, text, digest] of cases) {
      const bytes = hexToBytes(text as string).slice(0, Number(bits) / 8)
      expect(bytesToHex(sm3.hash(bytes))).toBe(digest)
    }
  })
})
