import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Applicants } from '../../identity/applicants.ts'
import type { ReadApplicant } from '../register.ts'
import { cookieName } from '../session/cookie-name.ts'

/** The only addresses that a browser sends this cookie to: no route for people who work here ever sees it. */
export const applicantPath = '/api/applicant'
const nameOf = (request: Pick<FastifyRequest, 'headers'>) => `${cookieName(request)}-applicant`

export function setApplicantCookie(reply: FastifyReply, value: string, secure: boolean): void {
  reply.setCookie(nameOf(reply.request), value, { path: applicantPath, httpOnly: true, sameSite: 'strict', secure })
}

export function clearApplicantCookie(reply: FastifyReply): void {
  reply.clearCookie(nameOf(reply.request), { path: applicantPath })
}

export function applicantReader(applicants: Applicants, parties: () => string[]): ReadApplicant {
  return async (request) => {
    const kept = request.cookies[nameOf(request)] ?? ''
    const [, party, token] = /^([A-Za-z0-9-]{1,32})\.([A-Za-z0-9_-]{43})$/.exec(kept) ?? []
    if (party === undefined || token === undefined || !parties().includes(party)) return undefined
    return applicants.read(party, token)
  }
}
