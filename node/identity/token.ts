import { hash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits for a session cookie. Only its hash is stored: who reads the table cannot sign in with it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The form in which a token is stored and looked up. */
export function tokenHash(token: string): Buffer {
  return Buffer.from(hash('sha256', `lianyu session\n${token}`, 'binary'), 'latin1')
}

/** Opaque id of an officer: 80 random bits, no name, no order. */
export function newOfficerId(): string {
  return `o${randomBytes(10).toString('hex')}`
}

/** Sixteen characters without look-alikes, in groups: 79 bits, readable over the telephone. */
export function newPhrase(): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
