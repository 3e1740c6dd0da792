import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { SignedInApplicant } from '../identity/applicants.ts'
import type { SignedIn } from '../identity/session.ts'

/**
 * Who may call a route at all. What they may see or do beyond it is decided by party, desk, role and agreement behind
 * it. A route without a line here does not register, and the authorization matrix in the tests is made from this table.
 * `applicant`: a citizen or firm who is signed in at the party's provider; no other line knows them, nor theirs an officer.
 */
export type Access = 'public' | 'signed-in' | 'administrator' | 'peer' | 'applicant'

export interface RouteShape {
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** Answers by status; problems (RFC 9457) are added for every route. */
  answers: Record<number, z.ZodType | { binary: string } | { text: string }>
}

/** One line of the route table: method, path, who may call, shapes, words for the OpenAPI page, and the handler. */
export interface Route<S extends RouteShape = RouteShape> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  access: Access
  /** A public line that knows a citizen or firm where one is signed in, and no officer. */
  applicantToo?: true
  tag: string
  summary: string
  shape: S
  /** Bytes of body accepted; default 256 KB. */
  bodyLimit?: number
  /** Requests a minute from one address (public) or session; default by access. */
  perMinute?: number
  handle: (call: Call<S>) => Promise<unknown> | unknown
}

type Out<T> = T extends z.ZodType ? z.output<T> : undefined

/** What a handler gets: checked input, who is asking, and the reply for headers and streams. */
export interface Call<S extends RouteShape> {
  params: Out<S['params']>
  query: Out<S['query']>
  body: Out<S['body']>
  /** Present on `signed-in` and `administrator` routes; `optionalSession` on public ones. */
  session: SignedIn
  optionalSession?: SignedIn
  /** Present on `applicant` routes; on those with `applicantToo` where somebody is signed in. */
  applicant: SignedInApplicant | undefined
  request: FastifyRequest
  reply: FastifyReply
}

/** Keeps the inference of a line; the table itself is a list of these. */
export function route<S extends RouteShape>(line: Route<S>): Route {
  return line as unknown as Route
}
