import { cardKeyOf, LianyuError, type PartyId, refuse } from '@lianyu/kernel'
import type { FastifyRequest } from 'fastify'
import type { Directory } from './directory.ts'
import { digestHolds, readSignature, signatureHolds } from './message-signature.ts'
import type { NonceCache } from './nonce-cache.ts'

/** Who asks whom. `asker` equals `addressed` for a person of that party who reads its own copy. */
export interface Asking {
  asker: PartyId
  addressed: PartyId
}

const KEY_ID = /^([A-Za-z0-9][A-Za-z0-9-]{0,31})\/([0-9a-f]{8})$/

/**
 * Checks a request's signature before its body is read. The addressed party is under the signature, so a request recorded
 * at one node is worth nothing at another; the body is checked against the signed digest afterwards.
 * @throws LianyuError with one of the `unauthenticated` refusals, or `exchange.unknown-addressee`
 */
export function authenticate(request: FastifyRequest, directory: Directory, nonces: NonceCache, nowMs: number): Asking {
  const headers: Record<string, string | undefined> = {}
  for (const name of ['signature', 'signature-input', 'content-digest', 'lianyu-to']) headers[name] = one(request, name)
  const stated = readSignature({
    method: request.method,
    authority: request.headers.host ?? '',
    target: request.raw.url ?? '',
    headers,
  })
  if ('refusal' in stated) throw new LianyuError(stated)
  const [, asker, keyId] = KEY_ID.exec(stated.params.keyid) ?? []
  const addressed = headers['lianyu-to'] as string
  if (asker === undefined) throw new LianyuError(refuse('exchange.bad-signature-header', {}))
  if (!directory.isLocal(addressed)) {
    throw new LianyuError(refuse('exchange.unknown-addressee', { party: addressed.slice(0, 32) }))
  }
  // A local party asks without HTTP. One that does ask over it is somebody with a copied key.
  const verifier = directory.isLocal(asker) ? undefined : directory.verifier(addressed, asker, 'request')
  if (verifier === undefined) throw new LianyuError(refuse('exchange.unknown-peer', { party: asker }))
  const known = cardKeyOf(asker, 'request', verifier.algorithm, verifier.publicKey).id
  if (known !== keyId || !signatureHolds(stated, verifier)) {
    throw new LianyuError(refuse('exchange.bad-signature', { party: asker }))
  }
  const { created, nonce, keyid } = stated.params
  const now = nowMs / 1000
  switch (nonces.accepts(keyid, nonce, created, now)) {
    case 'replayed':
      throw new LianyuError(refuse('exchange.replayed', {}))
    case 'stale':
      throw new LianyuError(refuse('exchange.stale-request', { created, now: Math.floor(now) }))
    case 'full':
      throw new LianyuError(refuse('exchange.too-many', { party: asker }))
  }
  return { asker, addressed }
}

/** @throws LianyuError `exchange.bad-signature` where the body is not the one that was signed for */
export function checkBody(request: FastifyRequest, asking: Asking): void {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  if (!digestHolds(one(request, 'content-digest'), body)) {
    throw new LianyuError(refuse('exchange.bad-signature', { party: asking.asker }))
  }
}

/** A header that stands there once. Node joins repeated ones with a comma, which no value of ours but a forged one has. */
function one(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
