import type { FastifyRequest } from 'fastify'

const plain = 'lianyu'

/**
 * The session's cookie. Browsers keep one jar for all ports of a host, so a node at a port of its own has a name of its
 * own: signing in at one node of a machine does not sign anybody out at another.
 */
export function cookieName({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const { host = '' } = headers
  if (host !== last.host) {
    const port = /:(\d{1,5})$/.exec(host)?.[1]
    last = { host, name: port === undefined || port === '80' || port === '443' ? plain : `${plain}-${port}` }
  }
  return last.name
}
/** Nearly every request names the same host as the one before it. */
let last = { host: '', name: plain }

/** What the request's cookie says, if it has one. */
export function sessionCookie(request: Pick<FastifyRequest, 'headers' | 'cookies'>): string | undefined {
  return request.cookies[cookieName(request)] ?? request.cookies[plain]
}
