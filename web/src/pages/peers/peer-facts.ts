import type { PeerAnswer } from '../../api/types.ts'

export type PeerState = 'here' | 'away' | 'quarantined'

/** Of what the node says, the three states that people tell apart; a peer never reached is away. */
export function stateOf(peer: PeerAnswer): PeerState {
  if (peer.state === 'quarantined' || peer.logs?.some((log) => log.quarantined)) return 'quarantined'
  return peer.state === 'online' ? 'here' : 'away'
}

export interface Held {
  held: number
  written: number
  cosigned: number
}

/** All shared logs of one direction together. */
export function heldOf(peer: PeerAnswer, own: boolean): Held | undefined {
  const logs = (peer.logs ?? []).filter((log) => log.own === own)
  if (logs.length === 0) return undefined
  const sum = (of: (log: (typeof logs)[number]) => number) => logs.reduce((all, log) => all + of(log), 0)
  return { held: sum((log) => log.held), written: sum((log) => log.written), cosigned: sum((log) => log.cosigned) }
}

export function lagOf(peer: PeerAnswer): number {
  return peer.lagEntries ?? (peer.logs ?? []).reduce((all, log) => all + log.lag, 0)
}
