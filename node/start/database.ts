import path from 'node:path'
import { migrate } from '../store/migrate.ts'
import { type OwnPostgres, type PostgresConnection, startOwnPostgres } from '../store/own-postgres.ts'
import { openStore, type Store } from '../store/store.ts'

/** The node's database: its own supervised PostgreSQL, or the operator's. */
export interface Database {
  store: Store
  /** Process id of the own server, for figures; undefined where it is the operator's. */
  pid: () => number | undefined
  /** As its superuser; undefined where it is the operator's. */
  own?: PostgresConnection
  stop(): Promise<void>
}

const restartFirstMs = 200
const restartMostMs = 10_000

/**
 * Opens the operator's database, or starts the node's own and starts it again whenever it dies; meanwhile requests are
 * answered with "unavailable" by whoever needs the database, and the pools connect again by themselves.
 */
export async function openDatabase(options: {
  dataDir: string
  database?: string
  /** Of the own server, beside what this release needs. */
  settings?: Record<string, string>
  onTrouble: (what: string, error: unknown) => void
}): Promise<Database> {
  const { dataDir, database, settings = {}, onTrouble } = options
  const onLostConnection = (error: Error) => onTrouble('the database connection was lost', error)
  if (database !== undefined) {
    await migrate(database)
    const store = openStore({ schema: database, login: 'set-role', onLostConnection })
    return { store, pid: () => undefined, stop: () => store.close() }
  }
  const folder = path.join(dataDir, 'postgres')
  let stopping = false
  let server: OwnPostgres = await startOwnPostgres({ dataDir: folder, settings })
  const { connection } = server
  const watch = (running: OwnPostgres) => void running.onExit.then(() => (stopping ? undefined : restart()))
  const restart = async () => {
    for (let waitMs = restartFirstMs; !stopping; waitMs = Math.min(waitMs * 2, restartMostMs)) {
      try {
        // The pools hold the first socket's address, so the server comes back at the same one.
        server = await startOwnPostgres({ dataDir: folder, socketDir: connection.host, settings })
        watch(server)
        return
      } catch (error) {
        onTrouble('the database did not start again', error)
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }
  watch(server)
  await migrate(connection)
  const store = openStore({ schema: connection, login: 'role', onLostConnection })
  return {
    store,
    pid: () => server.pid,
    own: connection,
    stop: async () => {
      stopping = true
      await store.close()
      await server.stop()
    },
  }
}
