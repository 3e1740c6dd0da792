import type { Actor, DeskId, OfficerId, PartyId, RoleId } from '@lianyu/kernel'

/** A duty a person holds: what they may do, at which desk. */
export interface Duty {
  desk: DeskId
  role: RoleId
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
  tokenHash: Buffer
}

export function actorOf(session: SignedIn): Actor {
  return { party: session.party, desk: session.acting.desk, role: session.acting.role, officer: session.officer }
}
