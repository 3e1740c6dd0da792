import type { Actor, DeskId, OfficerId, PartyId, RoleId } from '@lianyu/kernel'

/** A duty a person holds: what they may do, at which desk. */
export interface Duty {
  desk: DeskId
  role: RoleId
}

/** How a session began: by password, by password and a second factor, or by the identity provider of the party. */
export type Way = 'password' | 'code' | 'provider'

/** Where a request came from, as the list of sessions shows it. */
export interface From {
  address: string
  agent: string
}

/** One of a person's open sessions. */
export interface OpenSession {
  /** The first digits of the token's hash: names it, and opens nothing. */
  id: string
  acting: Duty
  way: Way
  createdAt: string
  seenAt: string
  expiresAt: string
  address: string
  agent: string
}

/** Whoever stands behind a session cookie, acting in one of their duties. */
export interface SignedIn {
  party: PartyId
  officer: OfficerId
  username: string
  title: string
  acting: Duty
  duties: Duty[]
  /** A new password must be set before anything else. */
  mustChange: boolean
  /** A second factor must be set up before anything else. */
  mustEnrol: boolean
  way: Way
  tokenHash: Buffer
}

export function actorOf(session: SignedIn): Actor {
  return { party: session.party, desk: session.acting.desk, role: session.acting.role, officer: session.officer }
}
