import type { ClientConfig } from 'pg'
import type { PostgresConnection } from './own-postgres.ts'

/** How to reach a database: its parts, or a `postgres://` address. */
export type Connection = PostgresConnection | string

/** The database's own roles. Each may do only what its part of the node needs; the grants stand in the migrations. */
export const storeRoles = ['app', 'exchange', 'identity'] as const
export type StoreRole = (typeof storeRoles)[number]
export const ownerRole = 'lianyu_owner'
export function roleName(role: StoreRole): string {
  return `lianyu_${role}`
}

/**
 * Where the store is. `data` lists addresses that all serve the same rows (any node of a sharded database); `schema` is
 * where migrations run. `login` says how a connection gets its role: `role` signs in as it (the node's own PostgreSQL,
 * which trusts whoever can enter its socket's folder), `set-role` signs in as the address says and then takes the role.
 */
export interface StoreAddress {
  schema: Connection
  data?: Connection[]
  login?: 'role' | 'set-role'
}

export function configOf(connection: Connection): ClientConfig {
  return typeof connection === 'string' ? { connectionString: connection } : { ...connection }
}
