import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chinaCalendar, type Instant, isRefusal, type PartyId, type Refusal } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { PostgresConnection } from '../store/own-postgres.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { type JournalOptions, openJournal } from './journal.ts'
import { sampleIndicators, sampleKinds } from './sample-kind.ts'
import type { Journal, Receipt } from './types.ts'

export interface TestJournal {
  journal: Journal
  store: Store
  dataDir: string
  /** The node's clock stands still until it is set. */
  at(now: Instant): void
  /** Stops and opens again over the same database and folder. */
  restart(options?: Partial<JournalOptions>): Promise<void>
  /** Opens again without a last word of the one before, as after a crash. */
  crash(options?: Partial<JournalOptions>): Promise<void>
  close(): Promise<void>
}

/** A journal over a test's database, with keys and checkpoints in a folder of its own. */
export async function testJournal(
  connection: PostgresConnection,
  options: Partial<JournalOptions> = {},
): Promise<TestJournal> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'lianyu-journal-'))
  let now = '2026-11-20T08:24:00.000Z'
  const open = async (changed: Partial<JournalOptions>) => {
    const store = openStore({ schema: connection, login: 'role' })
    const journal = await openJournal({
      store,
      kinds: sampleKinds,
      indicators: sampleIndicators,
      calendar: chinaCalendar(),
      dataDir,
      now: () => now,
      checkpointDelayMs: 20,
      ...options,
      ...changed,
    })
    return { store, journal }
  }
  const first = await open({})
  const test: TestJournal = {
    ...first,
    dataDir,
    at(next) {
      now = next
    },
    async restart(changed = {}) {
      await test.journal.stop()
      await test.store.close()
      Object.assign(test, await open(changed))
    },
    async crash(changed = {}) {
      // A connection in the middle of a batch is never given back, so nobody waits for it.
      test.store.close().catch(() => {})
      Object.assign(test, await open(changed))
    },
    async close() {
      await test.journal.stop()
      await test.store.close()
      if (options.dataDir === undefined) {
        rmSync(dataDir, { recursive: true, force: true })
      }
    },
  }
  return test
}

export function introduce(party: PartyId) {
  return { party, name: { zh: `示例 ${party}`, en: `Sample ${party}` }, level: 'county', form: 'government' }
}

export function officer(party: PartyId, desk = 'office', role = 'officer') {
  return { party, desk, role, officer: 'o1' }
}

let count = 0
/** A fresh command id. */
export function command(): string {
  count += 1
  return newCommandId(Date.parse('2026-11-20T08:00:00Z') + count)
}

/** The receipt, or a thrown refusal. */
export async function done(answer: Promise<Receipt | Refusal>): Promise<Receipt> {
  const receipt = await answer
  if (isRefusal(receipt)) {
    throw new Error(`${receipt.refusal}: ${receipt.en}`)
  }
  return receipt
}

/** Every row of every projection, as text, in the order of their keys. */
export async function projectionRows(
  store: Store,
  party: PartyId,
  tables: readonly string[],
): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {}
  for (const table of tables) {
    const text = `select to_jsonb(t)::text as row from ${table} t where t.party = $1 order by 1`
    const { rows } = await inParty(store, party, 'app', (tx) => tx.query<{ row: string }>(text, [party]))
    dump[table] = rows.map(({ row }) => row)
  }
  return dump
}
