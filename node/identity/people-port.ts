import type { PartyId } from '@lianyu/kernel'
import type { Tx } from '../store/transaction.ts'

/** Runs a transaction of the identity role that has entered the party; commits when `work` answers, rolls back when it throws. */
export type InIdentity = <T>(party: PartyId, work: (sql: Tx) => Promise<T>) => Promise<T>
