import type { PartyId } from '@lianyu/kernel'
import type { Read } from '../store/read-trip.ts'
import type { Tx } from '../store/transaction.ts'

/** Runs a transaction of the identity role that has entered the party; commits when `work` answers, rolls back when it throws. */
export type InIdentity = <T>(party: PartyId, work: (sql: Tx) => Promise<T>) => Promise<T>
/** Reads of the identity role in one trip; answers with the rows of each. */
export type ReadIdentity = (party: PartyId, reads: readonly Read[]) => Promise<Record<string, unknown>[][]>
