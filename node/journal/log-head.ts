import {
  emptyFrontier,
  type Frontier,
  formatOrigin,
  frontierFromBytes,
  frontierToBytes,
  type LogId,
  type PartyId,
  rootOf,
} from '@lianyu/kernel'
import type { Statement } from '../store/one-trip.ts'
import type { Tx } from '../store/transaction.ts'
import { hexOf } from './hex.ts'
import { sha256Node } from './sha256.ts'

/** Where a log stands; the frontier says it all, size and root follow from it. */
export interface LogHead {
  log: number
  origin: LogId
  writer: PartyId
  /** `home`, `audit`, or the id of an agreement. */
  scope: string
  generation: number
  own: boolean
  state: 'open' | 'closed' | 'behind' | 'quarantined'
  frontier: Frontier
  root: Uint8Array
}

interface HeadRow extends Omit<LogHead, 'frontier'> {
  size: number
  frontier: Uint8Array
}

const columns = 'log, origin, writer, scope, generation, own, state, size, root, frontier'

export async function readHeads(tx: Tx): Promise<LogHead[]> {
  const text = `select ${columns} from head where party = $1 order by log`
  return (await tx.query<HeadRow>(text, [tx.party])).rows.map(headOf)
}

/** The head as it is committed; waits for whoever is writing it. */
export async function lockHead(tx: Tx, log: number): Promise<LogHead> {
  const text = `select ${columns} from head where party = $1 and log = $2 for update`
  const { rows } = await tx.query<HeadRow>(text, [tx.party, log])
  if (rows[0] === undefined) {
    throw new Error(`log ${log} of ${tx.party} has no head`)
  }
  return headOf(rows[0])
}

function headOf(row: HeadRow): LogHead {
  return { ...row, frontier: frontierFromBytes(row.frontier) }
}

/**
 * A new log of size 0, under the next number of the party; or the empty one that stands there, where the same was done before
 * and its answer never came.
 */
export async function insertHead(tx: Tx, writer: PartyId, scope: string, generation: number): Promise<LogHead> {
  const origin = formatOrigin({ party: writer, log: scope, generation })
  const root = rootOf(sha256Node, emptyFrontier)
  const own = writer === tx.party
  const { rows } = await tx.query<{ log: number }>(
    `insert into head (party, log, origin, writer, scope, generation, own, size, root, frontier, state)
      select $1, coalesce(max(h.log), 0) + 1, $2, $3, $4, $5, $6, 0, $7, $8, 'open' from head h where h.party = $1
      on conflict (party, origin) do nothing returning log`,
    [tx.party, origin, writer, scope, generation, own, root, frontierToBytes(emptyFrontier)],
  )
  const log = rows[0]?.log
  if (log === undefined) {
    return await emptyHead(tx, origin)
  }
  return { log, origin, writer, scope, generation, own, state: 'open', frontier: emptyFrontier, root }
}

async function emptyHead(tx: Tx, origin: LogId): Promise<LogHead> {
  const text = `select ${columns} from head where party = $1 and origin = $2 and size = 0`
  const { rows } = await tx.query<HeadRow>(text, [tx.party, origin])
  if (rows[0] === undefined) {
    throw new Error(`log ${origin} of ${tx.party} has begun already`)
  }
  return headOf(rows[0])
}

/**
 * Moves the head from one position to the next. Where it does not stand where it should the statement fails with 22012,
 * which SQL raises by dividing by zero, so that a commit behind it in the same trip is not come to.
 */
export function headStatement(party: PartyId, head: LogHead, next: Frontier, root: Uint8Array): Statement {
  return {
    name: 'move head',
    text: `update head set size = $3, root = $4, frontier = $5
      where party = $1 and log = $2 and 1 = 1 / (case when size = $6 and root = $7 then 1 else 0 end)`,
    values: [party, head.log, next.size, root, frontierToBytes(next), head.frontier.size, head.root],
  }
}

/** Whether the log goes on, was closed for a later generation, or has to be brought back first. */
export async function setState(tx: Tx, log: number, state: LogHead['state']): Promise<void> {
  await tx.query('update head set state = $3 where party = $1 and log = $2', [tx.party, log, state])
}

export function sameHead(a: { root: Uint8Array; size: number }, b: { root: Uint8Array; size: number }): boolean {
  return a.size === b.size && hexOf(a.root) === hexOf(b.root)
}
