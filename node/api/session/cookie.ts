import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Sessions } from '../../identity/sessions.ts'
import type { ReadSession } from '../register.ts'
import { cookieName, sessionCookie } from './cookie-name.ts'

/** The cookie says whose session it is, since a session is looked up inside its party: `{party}.{token}`. */
export function setCookie(reply: FastifyReply, value: string, secure: boolean): void {
  reply.setCookie(cookieName(reply.request), value, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

export function clearCookie(reply: FastifyReply): void {
  reply.clearCookie(cookieName(reply.request), { path: '/' })
}

/** @param parties  those of this node; a cookie of another node's party is nobody's here */
export function sessionReader(sessions: Sessions, parties: () => string[]): ReadSession {
  return async (request: FastifyRequest) => {
    const [, party, token] = /^([A-Za-z0-9-]{1,32})\.([A-Za-z0-9_-]{43})$/.exec(sessionCookie(request) ?? '') ?? []
    if (party === undefined || token === undefined || !parties().includes(party)) return undefined
    return sessions.read(party, token)
  }
}
