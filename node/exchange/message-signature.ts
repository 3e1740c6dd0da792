import { createHash, timingSafeEqual } from 'node:crypto'
import { LianyuError, type Refusal, refuse, type Signer, type Verifier } from '@lianyu/kernel'
import { type InnerList, type Item, parseDictionary, serializeDictionary, serializeInnerList } from 'structured-headers'

/** The parts of a request that a signature may cover. Header names in lower case, one value each. */
export interface SignedMessage {
  method: string
  /** As sent in `Host`, or `:authority`. */
  authority: string
  /** Path and query exactly as on the request line. */
  target: string
  headers: Record<string, string | undefined>
}

export interface SignatureParams {
  /** Unix seconds. */
  created: number
  keyid: string
  nonce?: string
  tag?: string
}

/** What every request between parties covers: nothing more, nothing less, in this order. */
export const coveredComponents = ['@method', '@authority', '@path', '@query', 'content-digest', 'lianyu-to'] as const

/** Marks what the signature is for, so that one made for another use of the same key is worth nothing here. */
export const signatureTag = 'lianyu-exchange'

const label = 'lianyu'

/** The text that is signed. @source RFC 9421, section 2.5 @throws LianyuError `exchange.unsigned` on a missing header */
export function signatureBase(message: SignedMessage, components: readonly string[], params: string): string {
  const lines = components.map((name) => `"${name}": ${componentOf(message, name)}`)
  return [...lines, `"@signature-params": ${params}`].join('\n')
}

/** @source RFC 9421, section 2.2 (derived components) and 2.1 (fields) */
function componentOf(message: SignedMessage, name: string): string {
  const query = message.target.indexOf('?')
  switch (name) {
    case '@method':
      return message.method.toUpperCase()
    case '@authority':
      return message.authority.toLowerCase().replace(/:(80|443)$/, '')
    case '@path':
      return (query < 0 ? message.target : message.target.slice(0, query)) || '/'
    case '@query':
      return query < 0 ? '?' : message.target.slice(query)
  }
  const value = message.headers[name]
  if (value === undefined || name.startsWith('@')) throw new LianyuError(refuse('exchange.unsigned', { missing: name }))
  return value.trim().replace(/[ \t]*\r?\n[ \t]+/g, ' ')
}

/** The covered components with their parameters, as they stand in `signature-input` and in the base. */
export function serializeParams(components: readonly string[], params: SignatureParams): string {
  return serializeInnerList(innerListOf(components, params))
}

function innerListOf(components: readonly string[], params: SignatureParams): InnerList {
  const items: Item[] = components.map((name) => [name, new Map()])
  const entries = Object.entries({ ...params }).filter(([, value]) => value !== undefined)
  return [items, new Map(entries) as InnerList[1]]
}

/** `content-digest` of a body; an empty body has one too, so that nobody can add one. @source RFC 9530, section 2 */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
}

export function digestHolds(header: string | undefined, body: Uint8Array): boolean {
  const [given, computed] = [Buffer.from(header ?? ''), Buffer.from(contentDigest(body))]
  return given.length === computed.length && timingSafeEqual(given, computed)
}

/** The two headers of a signed request; `content-digest` and `lianyu-to` must be among the message's headers already. */
export function signMessage(
  message: SignedMessage,
  params: SignatureParams & { nonce: string },
  signer: Pick<Signer, 'sign'>,
): { 'signature-input': string; signature: string } {
  const tagged = { ...params, tag: signatureTag }
  const base = signatureBase(message, coveredComponents, serializeParams(coveredComponents, tagged))
  const signature = Buffer.from(signer.sign(Buffer.from(base)))
  return {
    'signature-input': serializeDictionary({ [label]: innerListOf(coveredComponents, tagged) }),
    signature: `${label}=:${signature.toString('base64')}:`,
  }
}

/** A signature as its headers state it, not verified yet. */
export interface StatedSignature {
  params: SignatureParams & { nonce: string }
  signature: Uint8Array
  base: string
}

/**
 * Reads the two headers. Takes the one form that {@link signMessage} writes: one signature, exactly the components
 * above, canonical spelling; whatever else RFC 9421 allows is refused, so there is nothing to confuse.
 */
export function readSignature(message: SignedMessage): StatedSignature | Refusal {
  const [input, value] = [message.headers['signature-input'], message.headers.signature]
  if (input === undefined || value === undefined) return refuse('exchange.unsigned', { missing: 'signature' })
  if (input.length > 1024 || value.length > 1024) return refuse('exchange.bad-signature-header', {})
  try {
    const stated = parseDictionary(input).get(label)
    const bytes = parseDictionary(value).get(label)?.[0]
    const params = stated === undefined ? undefined : paramsOf(stated[1])
    if (params === undefined || !(bytes instanceof ArrayBuffer)) return refuse('exchange.bad-signature-header', {})
    const written = serializeDictionary({ [label]: innerListOf(coveredComponents, params) })
    const signature = new Uint8Array(bytes)
    const canonical = `${label}=:${Buffer.from(signature).toString('base64')}:`
    if (written !== input || canonical !== value) return refuse('exchange.bad-signature-header', {})
    const base = signatureBase(message, coveredComponents, serializeParams(coveredComponents, params))
    return { params, signature, base }
  } catch (error) {
    return error instanceof LianyuError ? error.refusal : refuse('exchange.bad-signature-header', {})
  }
}

function paramsOf(stated: Map<string, unknown>): (SignatureParams & { nonce: string; tag: string }) | undefined {
  const [created, keyid, nonce, tag] = ['created', 'keyid', 'nonce', 'tag'].map((name) => stated.get(name))
  if (typeof created !== 'number' || !Number.isSafeInteger(created) || tag !== signatureTag) return undefined
  if (typeof keyid !== 'string' || typeof nonce !== 'string' || nonce.length < 16 || nonce.length > 64) return undefined
  return { created, keyid, nonce, tag }
}

export function signatureHolds(
  stated: { base: string; signature: Uint8Array },
  verifier: Pick<Verifier, 'verify'>,
): boolean {
  return verifier.verify(Buffer.from(stated.base), stated.signature)
}
