/**
 * What kind of failure a statement met, by SQLSTATE: the database could not be reached, it has no room, somebody else
 * moved the log's head, or it did not want the rows.
 */
export type Failure = 'unreachable' | 'full' | 'moved' | 'rejected'

/** Thrown inside a transaction whose log no longer stands where it was. */
export class HeadMoved extends Error {}

/**
 * True where the server itself turned a statement down: then it has not come to the commit behind it. A connection that
 * ended, or a server that says in passing that it is going down, leaves that open.
 */
export function wasRefused(error: unknown): boolean {
  const { severity, code } = (error ?? {}) as { severity?: unknown; code?: unknown }
  return severity === 'ERROR' && typeof code === 'string'
}

export function failureOf(error: unknown): Failure {
  if (error instanceof HeadMoved) {
    return 'moved'
  }
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') {
    // The driver's own errors ("Connection terminated unexpectedly") carry no SQLSTATE.
    return 'unreachable'
  }
  // The head's own statement raises it, or the look at fresh ids: nothing else that a batch writes divides.
  if (code === '22012') {
    return 'moved'
  }
  if (/^53/.test(code) || code === '58030') {
    return 'full'
  }
  // 08: connection, 57P: shutting down; names such as ECONNREFUSED come from the socket.
  return /^(08|57P)/.test(code) || !/^[0-9A-Z]{5}$/.test(code) ? 'unreachable' : 'rejected'
}
