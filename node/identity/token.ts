import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a session cookie. Only its hash is stored: who reads the table cannot sign in with it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The form in which a token is stored and looked up. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update('lianyu session\n').update(token).digest()
}

/** Opaque id of an officer: 80 random bits, no name, no order. */
export function newOfficerId(): string {
  return `o${randomBytes(10).toString('hex')}`
}

/** 128 random bits for a citizen's query code, in groups that can be read over the telephone (Crockford base 32). */
export function newQueryCode(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let bits = 0n
  for (const byte of randomBytes(17)) bits = (bits << 8n) | BigInt(byte)
  const digits = Array.from({ length: 26 }, (_, i) => alphabet[Number((bits >> BigInt(5 * i)) & 31n)])
  return digits.join('')
}

/** Hash under which a query code is known; case, spaces and look-alike letters do not matter to who types it. */
export function queryCodeHash(code: string): string {
  const typed = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return createHash('sha256').update('lianyu query code\n').update(typed).digest('hex')
}
