import { hash, randomBytes } from 'node:crypto'

/** 256 random bits for a session cookie. Only its hash is stored: who reads the table cannot sign in with it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The form in which a token is stored and looked up. */
export function tokenHash(token: string): Buffer {
  return hash('sha256', `lianyu session\n${token}`, 'buffer')
}

/** Opaque id of an officer: 80 random bits, no name, no order. */
export function newOfficerId(): string {
  return `o${randomBytes(10).toString('hex')}`
}
