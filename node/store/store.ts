import { LianyuError, refuse } from '@lianyu/kernel'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { type Connection, configOf, roleName, type StoreAddress, type StoreRole, storeRoles } from './connection.ts'

/** The database as the rest of the node has it: one pool of connections for each role. */
export interface Store {
  /** A connection of the role, for `inParty` and for what belongs to no party. Release it. */
  connect(role: StoreRole): Promise<pg.PoolClient>
  /**
   * A connection of `app` for a batch: its statements have fixed text and go by key, so they are planned once for each
   * connection. Planning them anew for the values at hand took a third of a small batch's time in the database.
   */
  connectToWrite(): Promise<pg.PoolClient>
  /** Connections in use and waiting callers, for the metrics. */
  load(role: StoreRole): { total: number; idle: number; waiting: number }
  close(): Promise<void>
}

export interface StoreOptions extends StoreAddress {
  /** Connections for each role. Committers and readers share those of `app`. */
  connections?: Partial<Record<StoreRole, number>>
  /** How long a caller waits for a connection before it is told that the node is busy. Default 10 s. */
  connectWithinMs?: number
  /** A connection that fails while idle: the server went away. The pool replaces it. */
  onLostConnection?: (error: Error) => void
}

const connections: Record<StoreRole, number> = { app: 12, exchange: 4, identity: 4 }
/** Batches under way at once are fewer than this (`node/journal`). */
const writers = 4

/** Opens the pools; connects at the first use. The database must have been migrated. */
export function openStore(options: StoreOptions): Store {
  const pools = Object.fromEntries(storeRoles.map((role) => [role, poolOf(options, role)])) as Record<
    StoreRole,
    pg.Pool
  >
  const writing = poolOf(options, 'app', { max: writers, settings: { plan_cache_mode: 'force_generic_plan' } })
  return {
    connect: (role) => connectOf(pools[role]),
    connectToWrite: () => connectOf(writing),
    load: (role) => {
      const { totalCount, idleCount, waitingCount } = pools[role]
      return { total: totalCount, idle: idleCount, waiting: waitingCount }
    },
    close: async () => {
      await Promise.all([writing.end(), ...storeRoles.map((role) => pools[role].end())])
    },
  }
}

/** @throws LianyuError `node.busy` where no connection came free in time: that is overload, and no fault of ours */
async function connectOf(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    // The driver's pool says so by these words alone; a server that cannot be reached says something else.
    if ((error as Error).message !== 'timeout exceeded when trying to connect') throw error
    throw new LianyuError(refuse('node.busy', {}), { cause: error })
  }
}

function poolOf(
  options: StoreOptions,
  role: StoreRole,
  more: { max?: number; settings?: Record<string, string> } = {},
): pg.Pool {
  const addresses = options.data ?? [options.schema]
  let next = 0
  // Every new connection goes to the next address, and each is told its role and limits before its first statement.
  class Client extends pg.Client {
    constructor() {
      super(
        clientConfig(
          addresses[next++ % addresses.length] as Connection,
          options.login ?? 'set-role',
          role,
          more.settings,
        ),
      )
    }
  }
  const pool = new pg.Pool({
    Client: Client as unknown as typeof pg.Client,
    max: more.max ?? options.connections?.[role] ?? connections[role],
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: options.connectWithinMs ?? 10_000,
  })
  // Between leaving the pool and being heard by who holds it, a connection that breaks would end the process: whoever asks
  // it anything is told, and the pool takes it back no more.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', (error) => {
    // A pool that has ended lets its last connections go by themselves, and the server may end them first.
    if (!pool.ending) options.onLostConnection?.(error)
  })
  return pool
}

function clientConfig(
  connection: Connection,
  login: 'role' | 'set-role',
  role: StoreRole,
  more: Record<string, string> = {},
): pg.ClientConfig {
  const config = configOf(connection)
  const settings = {
    ...(login === 'set-role' ? { role: roleName(role) } : {}),
    timezone: 'UTC',
    statement_timeout: '60000',
    idle_in_transaction_session_timeout: '60000',
    // What lists need is in memory or on a solid-state disk: a hundred look-ups by key beat reading a table whole.
    random_page_cost: '1.1',
    jit: 'off',
    ...more,
  }
  return {
    ...config,
    ...(login === 'role' ? { user: roleName(role) } : {}),
    application_name: `lianyu ${role}`,
    types: columnTypes,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  }
}
