import type { MatterId, PartyId } from '@lianyu/kernel'
import { inParty, inPartyToWrite, type Tx } from '../store/transaction.ts'
import type { Engine } from './engine.ts'
import type { HostedParty } from './hosted-party.ts'
import { readMatters } from './load-matters.ts'
import { readHeads } from './log-head.ts'
import { monthTable } from './matter-tables.ts'
import { MovedTotals } from './moved-totals.ts'

const mattersAtOnce = 400

/**
 * Totals move by differences, so they must rest on the definitions by which the differences are made. Where the release
 * counts other indicators than the one before, or counts for the first time, contributions and totals of the party are
 * counted again from its matters. Broken off, it is begun again: the basis is noted last.
 */
export async function recountIfOther(engine: Engine, { party }: HostedParty): Promise<void> {
  const basis = await inParty(engine.store, party, 'app', (tx) => basisOf(tx))
  if (basis === engine.indicators.digest) {
    return
  }
  const heads = await inParty(engine.store, party, 'app', async (tx) => {
    for (const table of ['month_line', 'contribution', 'indicator_total', 'indicator_value', 'indicator_basis']) {
      await tx.query(`delete from ${table} where party = $1`, [party])
    }
    return readHeads(tx)
  })
  const log = heads[0]?.log
  for (let after: MatterId = ''; log !== undefined; ) {
    const matters = await inParty(engine.store, party, 'app', (tx) => countedAfter(engine, tx, after))
    const last = matters.at(-1)
    if (last === undefined) {
      break
    }
    const found = await inParty(engine.store, party, 'app', (tx) => readMatters(engine, tx, matters))
    const totals = new MovedTotals()
    const months: Parameters<typeof monthTable.insert>[2][number][] = []
    for (const [matter, { rows }] of found) {
      if (rows) {
        totals.add(matter, undefined, { agreement: rows.matter.agreement, counted: rows.counted })
        for (const one of rows.months) months.push({ ...JSON.parse(one), matter, kind: rows.matter.kind })
      }
    }
    await inPartyToWrite(engine.store, party, (tx) =>
      tx.all([...totals.statements(party, log), ...monthTable.insert(party, log, months)]),
    )
    after = last
  }
  await noteBasis(engine, party)
}

/** By which definitions the totals that stand there were counted. */
export async function noteBasis(engine: Engine, party: PartyId): Promise<void> {
  await inParty(engine.store, party, 'app', (tx) =>
    tx.query(
      'insert into indicator_basis (party, digest) values ($1, $2) on conflict (party) do update set digest = excluded.digest',
      [party, engine.indicators.digest],
    ),
  )
}

async function basisOf(tx: Tx): Promise<string | undefined> {
  const { rows } = await tx.query<{ digest: string }>('select digest from indicator_basis where party = $1', [tx.party])
  return rows[0]?.digest
}

async function countedAfter(engine: Engine, tx: Tx, after: MatterId): Promise<MatterId[]> {
  const text = 'select id from matter where party = $1 and kind = any($2::text[]) and id > $3 order by id limit $4'
  const values = [tx.party, engine.indicators.kinds(), after, mattersAtOnce]
  return (await tx.query<{ id: MatterId }>(text, values)).rows.map(({ id }) => id)
}
