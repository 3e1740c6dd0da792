import { randomBytes } from 'node:crypto'
import http from 'node:http'
import { cardKeyOf, type PartyId, type Signer } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  contentDigest,
  coveredComponents,
  type SignedMessage,
  signatureBase,
  signMessage,
} from '../message-signature.ts'
import { pace } from '../peer-loop.ts'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'
import { testKeys } from './rogue-server.ts'

let node: AttackedNode
let path: string

beforeAll(async () => {
  node = await attackedNode(inject)
  await node.look(node.rogue.party)
  await node.look(node.other.party)
  await node.honest.comment(honestParty, node.rogue.agreement, '本方意见')
  path = `/log/${honestParty}/${encodeURIComponent(node.rogue.agreement)}/1`
})
afterAll(() => node.close())

interface Forge {
  method?: string
  target?: string
  /** Where it is sent, if not where it was signed for. */
  sentTo?: string
  to?: PartyId
  body?: string
  sentBody?: string
  by?: PartyId
  key?: Signer
  created?: number
  authority?: string
  headers?: Record<string, string>
}

/** A request of the peer `430281`, right in every way but the given ones. */
function signed(forge: Forge = {}): { method: string; target: string; headers: Record<string, string>; body: string } {
  const by = forge.by ?? node.rogue.party
  const key = forge.key ?? (node.rogue.keys.request as Signer)
  const method = forge.method ?? 'GET'
  const body = forge.body ?? ''
  const target = forge.target ?? '/log'
  const digest = contentDigest(Buffer.from(body))
  const message: SignedMessage = {
    method,
    authority: forge.authority ?? `127.0.0.1:${node.honest.port}`,
    target,
    headers: { 'content-digest': digest, 'lianyu-to': forge.to ?? honestParty },
  }
  const params = {
    created: forge.created ?? Math.floor((Date.now() + node.honest.aheadMs) / 1000),
    keyid: `${by}/${cardKeyOf(by, 'request', 'ed25519', key.publicKey).id}`,
    nonce: randomBytes(16).toString('base64url'),
  }
  const headers = {
    ...(message.headers as Record<string, string>),
    ...signMessage(message, params, key),
    ...forge.headers,
  }
  return { method, target: forge.sentTo ?? target, headers, body: forge.sentBody ?? body }
}

function send(request: ReturnType<typeof signed>): Promise<{ status: number; code: string; body: string }> {
  return new Promise((resolve, reject) => {
    const { method, target, headers, body } = request
    const sent = http.request(
      { host: '127.0.0.1', port: node.honest.port, method, path: target, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const code = response.statusCode === 200 ? '' : ((JSON.parse(text || '{}') as { title?: string }).title ?? '')
          resolve({ status: response.statusCode ?? 0, code, body: text })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const codeOf = async (forge: Forge) => (await send(signed(forge))).code

describe('a request', () => {
  it('of a pinned peer is answered', async () => {
    const answer = await send(signed())
    expect(answer.status).toBe(200)
    const origins = (JSON.parse(answer.body) as { origin: string }[]).map(({ origin }) => origin).sort()
    expect(origins).toEqual([`${honestParty}/${node.rogue.agreement}/1`, node.rogue.origin].sort())
  })

  it('is answered once', async () => {
    const request = signed()
    expect((await send(request)).status).toBe(200)
    expect(await send(request)).toMatchObject({ status: 401, code: 'exchange.replayed' })
  })

  it('without a signature, or with one that says something else, is refused', async () => {
    expect((await send({ method: 'GET', target: '/log', headers: {}, body: '' })).code).toBe('exchange.unsigned')
    expect(await codeOf({ sentTo: `${path}/checkpoint` })).toBe('exchange.bad-signature')
    expect(await codeOf({ sentTo: '/log?x=1' })).toBe('exchange.bad-signature')
    expect(await codeOf({ authority: 'other.example' })).toBe('exchange.bad-signature')
    expect(await codeOf({ headers: { 'lianyu-to': '430281' } })).toBe('exchange.unknown-addressee')
  })

  it('with another body than the signed one is refused', async () => {
    const forge = { method: 'POST', target: `${path}/cosignatures`, body: 'a', sentBody: 'b' }
    expect(await codeOf(forge)).toBe('exchange.bad-signature')
  })

  it('by a key that is not the pinned one is refused', async () => {
    expect(await codeOf({ key: testKeys(node.rogue.party, 200).request })).toBe('exchange.bad-signature')
    expect(await codeOf({ key: node.rogue.keys.log })).toBe('exchange.bad-signature')
    expect(await codeOf({ by: '430999', key: testKeys('430999', 200).request })).toBe('exchange.unknown-peer')
    expect(await codeOf({ by: honestParty })).toBe('exchange.unknown-peer')
  })

  it.each([...coveredComponents])('whose signature leaves out %s is refused, though it holds', async (missing) => {
    const { method, target, headers, body } = signed()
    const components = coveredComponents.filter((name) => name !== missing)
    const inner = headers['signature-input']?.replace(/^lianyu=\([^)]*\)/, '') as string
    const list = `(${components.map((name) => `"${name}"`).join(' ')})${inner}`
    const authority = `127.0.0.1:${node.honest.port}`
    const base = signatureBase({ method, authority, target, headers }, components, list)
    const signature = (node.rogue.keys.request as Signer).sign(Buffer.from(base))
    const forged = {
      ...headers,
      'signature-input': `lianyu=${list}`,
      signature: `lianyu=:${Buffer.from(signature).toString('base64')}:`,
    }
    expect(await send({ method, target, headers: forged, body })).toMatchObject({ status: 401 })
  })
  it('recorded at one node is worth nothing at another', async () => {
    // Another party's node, another address of this one's, and the addressee changed on the way.
    expect(await codeOf({ to: node.other.party })).toBe('exchange.unknown-addressee')
    expect(await codeOf({ authority: 'node.example:8043' })).toBe('exchange.bad-signature')
    expect(await codeOf({ to: node.other.party, headers: { 'lianyu-to': honestParty } })).toBe('exchange.bad-signature')
  })
  it('from too long ago, too far ahead, or before this node began is refused', async () => {
    const now = Math.floor((Date.now() + node.honest.aheadMs) / 1000)
    expect(await codeOf({ created: now - 301 })).toBe('exchange.stale-request')
    expect(await codeOf({ created: now + 302 })).toBe('exchange.stale-request')
    expect(await codeOf({ created: now - 120 })).toBe('exchange.stale-request')
  })
})

describe('a log that is not the asker’s to read', () => {
  it('is not there, whatever is asked of it', async () => {
    const foreign = `/log/${honestParty}/${encodeURIComponent(node.other.agreement)}/1`
    const mirrored = `/log/${node.other.party}/${encodeURIComponent(node.other.agreement)}/1`
    const home = `/log/${honestParty}/home/1`
    const audit = `/log/${honestParty}/audit/1`
    for (const log of [foreign, mirrored, home, audit]) {
      for (const what of [
        'checkpoint',
        'tile/entries/000.p/1',
        'tile/0/000.p/1',
        'parts?from=0&to=1',
        `files/${'a'.repeat(64)}`,
      ]) {
        expect(await send(signed({ target: `${log}/${what}` })), `${log}/${what}`).toMatchObject({
          status: 404,
          code: 'exchange.no-such-log',
        })
      }
    }
  })

  it('nor is one whose name is none: nothing climbs, nothing breaks', async () => {
    for (const name of ['%00', '..%2F..%2Fetc', '%2e%2e', '360313%2Fhome', '%F0%9F%90%89', "'%3B--", '9'.repeat(90)]) {
      const target = `/log/${honestParty}/${name}/1/checkpoint`
      expect(await send(signed({ target })), name).toMatchObject({ status: 404, code: 'exchange.no-such-log' })
    }
    expect(node.honest.errors).toEqual([])
  })

  it('while the asker’s own is', async () => {
    expect((await send(signed({ target: `${path}/checkpoint` }))).status).toBe(200)
    const parts = await send(signed({ target: `${path}/parts?from=0&to=1` }))
    expect(JSON.parse(parts.body)).toMatchObject({ to: 1, parts: [{ index: 0, part: 'shared' }] })
  })

  it('and no more of it than there is', async () => {
    for (const range of ['from=0&to=2', 'from=1&to=1', 'from=-1&to=1', 'from=0', 'from=a&to=b', 'from=0&to=1e3']) {
      expect(await codeOf({ target: `${path}/parts?${range}` }), range).toBe('exchange.bad-range')
    }
    for (const tile of ['tile/entries/000.p/2', 'tile/entries/000', 'tile/0/001.p/1', 'tile/1/000.p/1']) {
      expect(await codeOf({ target: `${path}/${tile}` }), tile).toBe('exchange.no-such-tile')
    }
    for (const tile of ['tile/0/0', 'tile/x', 'tile/0/000.p/256', 'tile/00/000', 'tile/0/../0/000.p/1']) {
      expect(await codeOf({ target: `${path}/${tile}` }), tile).toBe('log.bad-tile')
    }
  })
})

describe('a cosignature', () => {
  const post = (body: string) => codeOf({ method: 'POST', target: `${path}/cosignatures`, body })
  const note = async () => (await send(signed({ target: `${path}/checkpoint` }))).body

  it('is taken from a party of the agreement, by its own key', async () => {
    const { addSignature, cosign, parseNote } = await import('@lianyu/kernel')
    const own = await note()
    const parsed = parseNote(own) as { text: string }
    const now = Math.floor((Date.now() + node.honest.aheadMs) / 1000)
    const by = (signer: Signer, at = now) => addSignature(own, cosign(parsed.text, signer, at)) as string
    const { mirror } = node.rogue.keys as { mirror: Signer }
    const request = signed({ method: 'POST', target: `${path}/cosignatures`, body: by(mirror) })
    expect((await send(request)).status).toBe(204)
    expect((await note()).includes(`${node.rogue.party}/mirror`)).toBe(true)
    // Reflected: the writer's own signature alone, or its own key as a mirror, or somebody else's cosignature.
    expect(await post(own.split('\n').slice(0, 5).join('\n').concat('\n'))).toBe('exchange.bad-cosignature')
    const { keys } = node.honest.journal
    expect(await post(by(keys.signer(honestParty, 'mirror', `${honestParty}/mirror`)))).toBe('exchange.bad-cosignature')
    expect(await post(by(node.other.keys.mirror as Signer))).toBe('exchange.bad-cosignature')
    expect(await post(by(testKeys(node.rogue.party, 200).mirror))).toBe('exchange.bad-cosignature')
    expect(await post(by(mirror, now + 4_000))).toBe('exchange.bad-cosignature')
    expect(await post('')).toBe('exchange.bad-cosignature')
  })

  it('is kept as the line that holds, whatever forged ones stand before it', async () => {
    const { addSignature, cosign, formatSignatureLine, parseNote } = await import('@lianyu/kernel')
    await node.honest.comment(honestParty, node.rogue.agreement, '又一句')
    const own = (await note()).split('\n').slice(0, 5).join('\n').concat('\n')
    const parsed = parseNote(own) as { text: string }
    const keyName = `${node.rogue.party}/mirror`
    const forged = { keyName, keyId: 0x01020304, signature: new Uint8Array(72).fill(1) }
    const now = Math.floor((Date.now() + node.honest.aheadMs) / 1000)
    const honest = cosign(parsed.text, node.rogue.keys.mirror as Signer, now)
    const body = addSignature(addSignature(own, forged) as string, honest) as string
    const request = signed({ method: 'POST', target: `${path}/cosignatures`, body })
    expect((await send(request)).status).toBe(204)
    const shown = await note()
    expect(shown).toContain(formatSignatureLine(honest))
    expect(shown).not.toContain(formatSignatureLine(forged))
  })
})

describe('a hint', () => {
  it('is empty, and taken for any log without saying whether it is there', async () => {
    const hint = (target: string, body = '') => send(signed({ method: 'POST', target: `${target}/hint`, body }))
    expect((await hint(path)).status).toBe(202)
    expect((await hint(`/log/${node.rogue.party}/home/1`)).status).toBe(202)
    expect((await hint(path, 'x')).code).toBe('exchange.bad-range')
  })

  it('makes this node look again at most every few milliseconds, however many come, and keeps no other peer waiting', async () => {
    const { rogue, other } = node
    const looks = () => rogue.asked.filter((one) => one.endsWith('/checkpoint') || one === 'GET /log').length
    const target = `/log/${rogue.origin.split('/').map(encodeURIComponent).join('/')}/hint`
    const [before, began] = [looks(), performance.now()]
    let answered = 0
    for (let round = 0; round < 10; round++) {
      const hints = Array.from({ length: 30 }, () => send(signed({ method: 'POST', target })))
      answered += (await Promise.all(hints)).filter(({ status }) => status === 202).length
    }
    other.comment('洪泛之中')
    await node.look(other.party)
    expect(await node.comments(other)).toContain('洪泛之中')
    expect(answered).toBe(300)
    // A look asks for one note and one list at most.
    expect(looks() - before).toBeLessThanOrEqual(2 * ((performance.now() - began) / pace.gap + 2))
  })
})
