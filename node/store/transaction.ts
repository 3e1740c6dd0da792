import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { StoreRole } from './connection.ts'
import { inOneTrip, type Statement } from './one-trip.ts'
import { checkStatement, statementsAreChecked } from './statement-rules.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** One transaction of one party. Row-level security shows it that party's rows; its statements say `party = $n` besides. */
export interface Tx {
  readonly party: string
  readonly role: StoreRole
  /** Hand-written SQL. A `name` prepares the statement once for each connection: for hot statements of fixed text. */
  query<R>(text: string, values: readonly unknown[], name?: string): Promise<{ rows: R[]; count: number }>
  /** Statements in one trip to the server, one after another; answers how many rows each touched. */
  all(statements: readonly Statement[]): Promise<number[]>
  /** The same transaction through Kysely. */
  readonly db: Kysely<Tables>
}

/**
 * Runs `fn` in a transaction of the party: `begin; select enter($1); …; commit`. When it throws, everything is rolled
 * back and the error comes out as it was. A failure while committing may come after the server committed: who must know
 * looks for what it wrote.
 */
export async function inParty<T>(store: Store, party: string, role: StoreRole, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return await within(await store.connect(role), party, role, fn)
}

/** The same on a connection for batches, as `app`: many rows by key, in statements that are planned once. */
export async function inPartyToWrite<T>(store: Store, party: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return await within(await store.connectToWrite(), party, 'app', fn)
}

async function within<T>(
  client: pg.PoolClient,
  party: string,
  role: StoreRole,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  let broken: Error | undefined
  // Without a listener, a connection that breaks between two statements would end the process.
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    await beginIn(client, party)
    const answer = await fn(txOf(client, party, role))
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed
    })
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/** `begin` and `select enter(…)`, both prepared, in one trip to the server: half of what a short transaction waits for. */
export async function beginIn(client: pg.PoolClient, party: string): Promise<void> {
  await inOneTrip(client, [begin, { ...enter, values: [party] }])
}

/** The same, with the transaction's statements in the same trip; answers how many rows each of them touched. */
export async function beginWith(
  client: pg.PoolClient,
  party: string,
  statements: readonly Statement[],
): Promise<number[]> {
  check(statements, party)
  const counts = await inOneTrip(client, [begin, { ...enter, values: [party] }, ...statements])
  return counts.slice(2)
}

/**
 * The whole transaction in one trip, its commit at the end: the server comes to the commit only where no statement failed.
 * Answers how many rows each statement touched, when it is durable. Where it throws, nothing of it has been rolled back.
 */
export async function beginToCommit(
  client: pg.PoolClient,
  party: string,
  statements: readonly Statement[],
): Promise<number[]> {
  check(statements, party)
  const counts = await inOneTrip(client, [begin, { ...enter, values: [party] }, ...statements, commit])
  return counts.slice(2, -1)
}
const begin: Statement = { name: 'begin', text: 'begin', values: [] }
const commit: Statement = { name: 'commit', text: 'commit', values: [] }
const enter = { name: 'enter', text: 'select enter($1)' }

function check(statements: readonly Statement[], party: string): void {
  if (statementsAreChecked) {
    for (const { text, values } of statements) {
      checkStatement(text, values, party)
    }
  }
}

/** A transaction's view of a connection that has begun and entered; for those who begin and commit themselves. */
export function txOf(client: pg.PoolClient, party: string, role: StoreRole): Tx {
  let kysely: Kysely<Tables> | undefined
  return {
    party,
    role,
    async query<R>(text: string, values: readonly unknown[], name?: string) {
      if (statementsAreChecked) {
        checkStatement(text, values, party)
      }
      const result = await client.query(
        name === undefined ? { text, values: [...values] } : { name, text, values: [...values] },
      )
      return { rows: result.rows as R[], count: result.rowCount ?? 0 }
    },
    async all(statements) {
      check(statements, party)
      return statements.length === 0 ? [] : inOneTrip(client, statements)
    },
    get db() {
      kysely ??= kyselyOn(client, party)
      return kysely
    },
  }
}

/** Kysely over one held connection: it neither begins nor releases, since the transaction is ours. */
function kyselyOn(client: pg.PoolClient, party: string): Kysely<Tables> {
  const held = {
    query: (text: string, values: readonly unknown[]) => {
      if (statementsAreChecked) {
        checkStatement(text, values, party)
      }
      return client.query(text, [...values])
    },
    release: () => {},
  }
  const pool = { connect: async () => held, end: async () => {} }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) })
}
