import { mkdtempSync, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { chinaCalendar, isRefusal, type MatterId } from '@lianyu/kernel'
import pg from 'pg'
import { newCommandId } from '../node/command-id.ts'
import { openJournal } from '../node/journal/journal.ts'
import { sampleKinds } from '../node/journal/sample-kind.ts'
import type { Journal } from '../node/journal/types.ts'
import { configOf } from '../node/store/connection.ts'
import { migrate } from '../node/store/migrate.ts'
import { type PostgresConnection, startOwnPostgres } from '../node/store/own-postgres.ts'
import { openStore, type Store } from '../node/store/store.ts'
import { inParty } from '../node/store/transaction.ts'

const [ours, theirs] = ['360322', '430281']
const batch = 100

export interface JournalBench {
  /** Facts a second through the journal, and through hand-written SQL that writes the same rows. */
  journalPerSecond: number
  sqlPerSecond: number
  ratio: number
}

/**
 * The journal against hand-written SQL for the same rows in batches of 100, on a PostgreSQL of its own with fsync on: what
 * deciding, sealing, folding and projecting cost on top of the writing itself. Rounds of both alternate, so that a busy
 * machine is unfair to neither.
 */
export async function benchJournal(rounds = 60): Promise<JournalBench> {
  const folder = mkdtempSync('/tmp/lianyu-bench-')
  await chmod(folder, 0o711)
  const server = await startOwnPostgres({ dataDir: join(folder, 'data') })
  try {
    await migrate(server.connection)
    const store = openStore({ schema: server.connection, login: 'role' })
    const journal = await openJournal({
      store,
      kinds: sampleKinds,
      indicators: [],
      calendar: chinaCalendar(),
      dataDir: join(folder, 'node'),
      now: () => new Date().toISOString(),
    })
    for (const party of [ours, theirs]) {
      await journal.addParty({ party, name: { zh: '示例', en: 'Sample' }, level: 'county', form: 'government' })
    }
    const result = await run(journal, store, rounds, () => analyze(server.connection))
    await journal.stop()
    await store.close()
    return result
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What autovacuum does within a minute: without it both would be planned for empty tables. */
async function analyze(connection: PostgresConnection): Promise<void> {
  const client = new pg.Client(configOf(connection))
  await client.connect()
  await client.query('analyze')
  await client.end()
}

async function run(journal: Journal, store: Store, rounds: number, settle: () => Promise<void>): Promise<JournalBench> {
  const mine = await openMatters(journal, ours, 20 * batch)
  const others = await openMatters(journal, theirs, 20 * batch)
  const sql = new HandWritten(store)
  await sql.begin(journal)
  await settle()
  let [journalMs, sqlMs] = [0, 0]
  // The first rounds warm both up.
  for (let round = -10; round < rounds; round++) {
    const name = Math.floor((round + 10) / 20) % 2 === 0 ? 'begin' : 'rework'
    const matters = slice(mine, round + 10)
    let from = performance.now()
    await Promise.all(matters.map((matter) => stepOf(journal, matter, name)))
    journalMs += round < 0 ? 0 : performance.now() - from
    await sql.prepare(matters)
    from = performance.now()
    await sql.write(slice(others, round + 10))
    sqlMs += round < 0 ? 0 : performance.now() - from
  }
  const [journalPerSecond, sqlPerSecond] = [journalMs, sqlMs].map((ms) => Math.round((rounds * batch * 1000) / ms))
  return {
    journalPerSecond: journalPerSecond as number,
    sqlPerSecond: sqlPerSecond as number,
    ratio: sqlMs / journalMs,
  }
}

function slice(matters: readonly MatterId[], round: number): MatterId[] {
  const at = (round * batch) % matters.length
  return matters.slice(at, at + batch)
}

const actorOf = (party: string) => ({ party, desk: 'office', role: 'officer', officer: 'bench' })

async function openMatters(journal: Journal, party: string, count: number): Promise<MatterId[]> {
  const matters: MatterId[] = []
  while (matters.length < count) {
    const receipts = await Promise.all(
      Array.from({ length: batch }, (_, i) =>
        journal.open({
          party,
          actor: actorOf(party),
          command: newCommandId(Date.now()),
          kind: 'sample-case',
          data: { name: `示例业务件 ${matters.length + i}`, number: `N-${i}`, fee: i, remark: '按规定办理' },
        }),
      ),
    )
    for (const receipt of receipts) {
      if (isRefusal(receipt)) throw new Error(receipt.en)
      matters.push(receipt.matter)
    }
  }
  return matters
}

async function stepOf(journal: Journal, matter: MatterId, step: string): Promise<void> {
  const data = step === 'begin' ? { remark: '按规定办理', opinion: '同意，请按时办结' } : {}
  const party = matter.slice(0, 6)
  const receipt = await journal.step({
    party,
    actor: actorOf(party),
    command: newCommandId(Date.now()),
    matter,
    step,
    data,
  })
  if (isRefusal(receipt)) throw new Error(receipt.en)
}

interface Row {
  leaf: Uint8Array
  bytes: Uint8Array
  shared: Uint8Array | null
  internal: Uint8Array | null
  input: Uint8Array | null
}
interface Stand {
  stage: string
  amber: string | null
  red: string | null
  clock: string | null
  rungs: string | null
  rung: string | null
}

/** What somebody would write who only wants the rows in: array parameters, four statements, one transaction. */
class HandWritten {
  readonly #store: Store
  #log = 0
  #size = 0
  #rows: Row[] = []
  #stands: Stand[] = []

  constructor(store: Store) {
    this.#store = store
  }

  async begin(journal: Journal): Promise<void> {
    await journal.checkpoint(theirs, `${theirs}/home/1`)
    const text = 'select log, size from head where party = $1 and scope = $2'
    const { rows } = await inParty(this.#store, theirs, 'app', (tx) =>
      tx.query<{ log: number; size: number }>(text, [theirs, 'home']),
    )
    this.#log = rows[0]?.log as number
    this.#size = rows[0]?.size as number
  }

  /** Takes the rows that the journal has just written for its own matters. */
  async prepare(matters: readonly MatterId[]): Promise<void> {
    await inParty(this.#store, ours, 'app', async (tx) => {
      const last = `select distinct on (matter) leaf, bytes, shared, internal, input from entry
        where party = $1 and matter = any($2) order by matter, idx desc`
      this.#rows = (await tx.query<Row>(last, [ours, matters])).rows
      const stand = `select t.stage, t.amber_at::text as amber, t.red_at::text as red, t.clock, t.rungs, t.rung_at::text as rung
        from track t where t.party = $1 and t.matter = any($2) and t.track = 'case' order by t.matter`
      this.#stands = (await tx.query<Stand>(stand, [ours, matters])).rows
    })
  }

  async write(matters: readonly MatterId[]): Promise<void> {
    const now = new Date().toISOString()
    const [rows, stands] = [this.#rows, this.#stands]
    await inParty(this.#store, theirs, 'app', async (tx) => {
      await tx.query(
        `insert into entry (party, log, idx, leaf, bytes, matter, shared, internal, command, n, input)
          select $1, $2, $3::bigint + u.place - 1, u.leaf, u.bytes, u.matter, u.shared, u.internal, u.command, 0, u.input
          from unnest($4::bytea[], $5::bytea[], $6::text[], $7::bytea[], $8::bytea[], $9::uuid[], $10::bytea[])
            with ordinality u (leaf, bytes, matter, shared, internal, command, input, place)`,
        [
          theirs,
          this.#log,
          this.#size,
          rows.map((row) => row.leaf),
          rows.map((row) => row.bytes),
          matters,
          rows.map((row) => row.shared),
          rows.map((row) => row.internal),
          rows.map(() => newCommandId(Date.now())),
          rows.map((row) => row.input),
        ],
        'bench entry',
      )
      await tx.query(
        `update matter_now n set stage = u.stage, amber_at = u.amber, red_at = u.red, changed_at = $2
          from unnest($3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[]) u (id, stage, amber, red)
          where n.party = $1 and n.id = u.id`,
        [theirs, now, matters, ...(['stage', 'amber', 'red'] as const).map((key) => stands.map((stand) => stand[key]))],
        'bench now',
      )
      await tx.query(
        `update track t set stage = u.stage, amber_at = u.amber, red_at = u.red, clock = u.clock, rungs = u.rungs,
            rung_at = u.rung
          from unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[], $8::timestamptz[])
            u (matter, stage, amber, red, clock, rungs, rung)
          where t.party = $1 and t.matter = u.matter and t.track = 'case'`,
        [
          theirs,
          matters,
          ...(['stage', 'amber', 'red', 'clock', 'rungs', 'rung'] as const).map((key) =>
            stands.map((stand) => stand[key]),
          ),
        ],
        'bench track',
      )
      await tx.query(
        `update track t set awaited_by = u.awaited
          from unnest($2::text[], $3::text[]) u (matter, awaited)
          where t.party = $1 and t.matter = u.matter and t.track = 'check'`,
        [theirs, matters, stands.map((stand) => (stand.stage === 'working' ? 'office' : null))],
        'bench check',
      )
      await tx.query('update head set size = $3 where party = $1 and log = $2', [
        theirs,
        this.#log,
        this.#size + rows.length,
      ])
    })
    this.#size += rows.length
  }
}

if (import.meta.main) {
  const { journalPerSecond, sqlPerSecond, ratio } = await benchJournal()
  console.log(`journal, all rows of a step: ${journalPerSecond} facts/s`)
  console.log(`hand-written SQL, same rows: ${sqlPerSecond} facts/s`)
  console.log(`ratio ${ratio.toFixed(2)} (goal 0.50), batches of ${batch}`)
}
