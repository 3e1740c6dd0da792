import { setTimeout as sleep } from 'node:timers/promises'
import type { MatterId, PartyId } from '@lianyu/kernel'
import type pg from 'pg'
import { texts } from '../store/binary-arrays.ts'
import type { Statement } from '../store/one-trip.ts'
import { beginToCommit, inParty, type Tx } from '../store/transaction.ts'
import { appendStatements, checkAppended } from './append-statements.ts'
import type { DraftBatch } from './draft-batch.ts'
import type { Engine } from './engine.ts'
import { wasRefused } from './failure.ts'
import { type LogHead, lockHead } from './log-head.ts'
import { noteErased } from './note-erased.ts'
import { sealedStatement } from './sealed-entries.ts'

export type Outcome = { done: true; head: LogHead } | { done: false; error: unknown }

/**
 * Writes a batch in one transaction, the head last. When the answer to the commit is lost, the head row says what became
 * of it: the outcome is known before anyone is answered.
 */
export async function writeBatch(engine: Engine, party: PartyId, head: LogHead, batch: DraftBatch): Promise<Outcome> {
  const { next, root, rows, held } = batch.finish()
  let client: pg.PoolClient
  try {
    client = await engine.store.connectToWrite()
  } catch (error) {
    return { done: false, error }
  }
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  let sent = false
  try {
    // Rows and commit travel together, so that up to here all is as if it had not begun.
    await engine.fault('before-insert', party)
    await engine.fault('after-insert', party)
    await engine.fault('before-commit', party)
    const also = batch.fresh.length === 0 ? [] : [unusedIds(party, head.log, batch.fresh)]
    if (batch.sealed.length > 0) also.push(sealedStatement(party, batch.sealed))
    const append = { head, next, root, entries: batch.entries, erasures: batch.erasures, rows, also }
    const statements = appendStatements(party, append)
    sent = true
    checkAppended(await beginToCommit(client, party, statements), append)
    await engine.fault('after-commit', party)
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed
    })
    if (!sent || wasRefused(error) || !(await isCommitted(engine, party, head, batch))) {
      return { done: false, error }
    }
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
  await noteErased(engine, party, batch.erasures).catch((error) => engine.trouble('erasures not noted outside', error))
  await engine.fault('before-memory', party)
  for (const [matter, one] of held) {
    engine.cache.put(party, matter, one)
  }
  engine.emit({ party, log: head.origin, own: true, size: next.size, facts: batch.committed })
  return { done: true, head: { ...head, frontier: next, root } }
}

/**
 * Fails as a head that has moved does where another log has facts of these matters: what they fold to has to be seen first.
 * One look along the index for each, since a condition over all of them might be answered by reading the table.
 */
function unusedIds(party: PartyId, log: number, matters: readonly MatterId[]): Statement {
  const text = `select 1 / (case when count(*) = 0 then 1 else 0 end) from unnest($2::text[]) m (id)
    cross join lateral (select 1 from entry e where e.party = $1 and e.matter = m.id and e.log <> $3 limit 1) used`
  return { name: 'unused ids', text, values: [party, texts(matters), log] }
}

/**
 * Asks until the database answers: locking the head waits for a commit that is still on its way, and then our first entry
 * stands where we put it, or does not.
 */
async function isCommitted(engine: Engine, party: PartyId, head: LogHead, batch: DraftBatch): Promise<boolean> {
  for (let waitMs = 20; ; waitMs = Math.min(waitMs * 2, 2000)) {
    try {
      return await inParty(engine.store, party, 'app', (tx) => standsThere(tx, head, batch))
    } catch (error) {
      engine.trouble('a commit whose answer was lost cannot be looked up yet', error)
      await sleep(waitMs)
    }
  }
}

async function standsThere(tx: Tx, head: LogHead, batch: DraftBatch): Promise<boolean> {
  await lockHead(tx, head.log)
  const { rows } = await tx.query<{ leaf: Uint8Array }>(
    'select leaf from entry where party = $1 and log = $2 and idx = $3',
    [tx.party, head.log, head.frontier.size],
  )
  const ours = batch.entries[0]?.leaf
  return rows[0] !== undefined && ours !== undefined && Buffer.compare(rows[0].leaf, ours) === 0
}
