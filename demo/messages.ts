import type { LeafHex, MatterId, PartyId, Text } from '@lianyu/kernel'
import type { NodeNumber } from './parties.ts'
import type { Act } from './seed/script.ts'

/** What a node's process is started with; its one argument, as JSON. */
export interface ProcessOptions {
  number: NodeNumber
  dataDir: string
  portOffset: number
  clockOffsetMs: number
  /** While the past is still to be made: the moment it begins at, epoch ms. A node takes no request signed before its start. */
  standsAtMs?: number
}

/** What the supervisor asks of a node's process, one answer each. */
export type Ask =
  | { ask: 'pin'; cards: Uint8Array[] }
  | { ask: 'stand'; atMs: number }
  | { ask: 'run' }
  /** Ways out to the sample inbox, where there are none yet or where its port is another now. */
  | { ask: 'ways-out' }
  | { ask: 'play'; act: Act }
  /** Answers once the party holds these facts. */
  | { ask: 'holds'; party: PartyId; matter: MatterId; leaves: LeafHex[]; from: PartyId }
  | { ask: 'stop' }

export interface Answers {
  pin: number
  stand: true
  run: true
  'ways-out': true
  play: LeafHex[]
  holds: true
  stop: true
}

export type ToNode = Ask & { id: number }

export type FromNode =
  | { says: 'doing'; what: Text }
  | { says: 'ready'; url: string; cards: Uint8Array[] }
  | { says: 'failed'; message: string }
  | { says: 'done'; id: number; answer: unknown }
  | { says: 'refused'; id: number; message: string }
