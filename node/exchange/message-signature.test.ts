import { ed25519Signer, isRefusal, verifierOf } from '@lianyu/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ed25519Node } from './ed25519.ts'
import {
  contentDigest,
  digestHolds,
  readSignature,
  type SignedMessage,
  serializeParams,
  signatureBase,
  signatureHolds,
  signMessage,
} from './message-signature.ts'

describe('the signature base of RFC 9421', () => {
  // Appendix B.2.6, with the key of B.1.4.
  const verifier = verifierOf(
    {
      keyName: 'test-key-ed25519',
      algorithm: 'ed25519',
      publicKey: Buffer.from('JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=', 'base64'),
    },
    ed25519Node,
  )
  const message: SignedMessage = {
    method: 'POST',
    authority: 'example.com',
    target: '/foo?param=Value&Pet=dog',
    headers: { date: 'Tue, 20 Apr 2021 02:07:55 GMT', 'content-type': 'application/json', 'content-length': '18' },
  }
  const components = ['date', '@method', '@path', '@authority', 'content-type', 'content-length']
  const params = serializeParams(components, { created: 1618884473, keyid: 'test-key-ed25519' })
  const signature = Buffer.from(
    'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==',
    'base64',
  )

  it('is the one of the example with Ed25519', () => {
    expect(signatureBase(message, components, params)).toBe(
      [
        '"date": Tue, 20 Apr 2021 02:07:55 GMT',
        '"@method": POST',
        '"@path": /foo',
        '"@authority": example.com',
        '"content-type": application/json',
        '"content-length": 18',
        '"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
      ].join('\n'),
    )
  })
  it('carries the example’s signature', () => {
    expect(signatureHolds({ base: signatureBase(message, components, params), signature }, verifier)).toBe(true)
  })
  it('takes the query with its question mark, and alone where there is none', () => {
    const line = (target: string) => signatureBase({ ...message, target }, ['@query'], '()').split('\n')[0]
    expect(line('/path?param=value&foo=bar&baz=batman')).toBe('"@query": ?param=value&foo=bar&baz=batman')
    expect(line('/path')).toBe('"@query": ?')
  })
  it('leaves out the default port and the case of the authority', () => {
    const line = (authority: string) => signatureBase({ ...message, authority }, ['@authority'], '()').split('\n')[0]
    expect(line('WWW.Example.com:443')).toBe('"@authority": www.example.com')
    expect(line('www.example.com:8043')).toBe('"@authority": www.example.com:8043')
  })
})

const signer = ed25519Signer('360313/request', new Uint8Array(32).fill(7))
const verifier = verifierOf(signer, ed25519Node)
const other = verifierOf(ed25519Signer('360313/request', new Uint8Array(32).fill(8)), ed25519Node)
const params = { created: 1_795_000_000, keyid: '360313/0123abcd', nonce: 'AAAAAAAAAAAAAAAAAAAAAA' }

function signedRequest(): SignedMessage {
  const message: SignedMessage = {
    method: 'GET',
    authority: '127.0.0.1:8043',
    target: '/log/430281/home/1/parts?from=0&to=10',
    headers: { 'content-digest': contentDigest(new Uint8Array(0)), 'lianyu-to': '430281' },
  }
  return { ...message, headers: { ...message.headers, ...signMessage(message, params, signer) } }
}

/** Verified as the server does it, short of the nonce and the clock. */
function holds(message: SignedMessage): boolean {
  const stated = readSignature(message)
  return !isRefusal(stated) && signatureHolds(stated, verifier)
}

describe('a signed request', () => {
  it('holds as it was signed', () => {
    expect(holds(signedRequest())).toBe(true)
    expect(readSignature(signedRequest())).toMatchObject({ params })
  })
  it('does not hold under another key', () => {
    const stated = readSignature(signedRequest())
    expect(!isRefusal(stated) && signatureHolds(stated, other)).toBe(false)
  })
  it('does not hold once any character that it covers is another', () => {
    const signed = signedRequest()
    const covered: [string, (message: SignedMessage, text: string) => SignedMessage][] = [
      [signed.method, (message, method) => ({ ...message, method })],
      [signed.authority, (message, authority) => ({ ...message, authority })],
      [signed.target, (message, target) => ({ ...message, target })],
      ...Object.entries(signed.headers).map(
        ([name, value]) =>
          [value as string, (message, text) => ({ ...message, headers: { ...message.headers, [name]: text } })] as [
            string,
            (message: SignedMessage, text: string) => SignedMessage,
          ],
      ),
    ]
    fc.assert(
      fc.property(fc.nat(covered.length - 1), fc.nat(), fc.integer({ min: 1, max: 127 }), (which, position, flip) => {
        const [text, put] = covered[which] as (typeof covered)[number]
        const at = position % text.length
        const flipped = String.fromCharCode(text.charCodeAt(at) ^ flip)
        const changed = text.slice(0, at) + flipped + text.slice(at + 1)
        // The case of a method or host and spaces around a header's value mean nothing in HTTP.
        fc.pre(changed.trim().toLowerCase() !== text.toLowerCase() || (which > 1 && changed.trim() !== text))
        expect(holds(put(signed, changed))).toBe(false)
      }),
      { numRuns: 2_000, seed: 1 },
    )
  })
  it('is refused with fewer components, another tag, two signatures, or none', () => {
    const signed = signedRequest()
    const input = signed.headers['signature-input'] as string
    const withInput = (text: string) => holds({ ...signed, headers: { ...signed.headers, 'signature-input': text } })
    expect(withInput(input.replace(' "content-digest"', ''))).toBe(false)
    expect(withInput(input.replace('tag="lianyu-exchange"', 'tag="other"'))).toBe(false)
    expect(withInput(`${input}, second=("@method");created=1;keyid="x"`)).toBe(false)
    expect(withInput(input.replace(';created', '; created'))).toBe(false)
    const { signature: _, ...unsigned } = signed.headers
    expect(readSignature({ ...signed, headers: unsigned })).toMatchObject({ refusal: 'exchange.unsigned' })
  })
})

describe('the digest of a body', () => {
  it('holds for that body alone, an empty one included', () => {
    const body = Buffer.from('{"hello": "world"}')
    expect(contentDigest(body)).toBe('sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:')
    expect(digestHolds(contentDigest(body), body)).toBe(true)
    expect(digestHolds(contentDigest(body), Buffer.alloc(0))).toBe(false)
    expect(digestHolds(undefined, Buffer.alloc(0))).toBe(false)
  })
})
