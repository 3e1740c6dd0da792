import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Fault } from '../journal/types.ts'
import { repairData } from './repair.ts'
import { dice, ours, RestoredPair, theirs } from './restore-many.testing.ts'
import { Tampering, tamper } from './tampering.testing.ts'

let pair: RestoredPair
let tampering: Tampering
beforeAll(async () => {
  pair = await new RestoredPair(inject).start()
  tampering = await Tampering.begin(pair, 10)
})
afterAll(async () => {
  await tampering?.superuser.end()
  await pair.close()
})

describe('a database that a superuser tampered with', () => {
  it('is sound before', async () => {
    expect(await tampering.found()).toEqual([])
  })

  it('200 mutations of logs are found, each located at its entry or row', async () => {
    const { made, missed } = await tamper(tampering, 200, 20261122)
    expect(missed).toEqual([])
    expect(made).toBeGreaterThanOrEqual(200)
  })

  it('rows of projections and cosignatures that were changed are found, table and matter named', async () => {
    const of = (found: Fault[]) => found.map(({ log, row }) => `${log} ${row}`)
    await tampering.superuser.query(`update matter set title = title || 'x' where party = $1 and id = $2`, [
      ours,
      pair.agreement,
    ])
    expect(of(await tampering.found())).toEqual([`matter ${pair.agreement}`])
    await tampering.undo()
    await tampering.superuser.query(`insert into term values ($1, '冒充', 'agreement', '360313:nowhere')`, [ours])
    expect(of(await tampering.found())).toEqual(['term 360313:nowhere'])
    await tampering.undo()
    await tampering.superuser.query(
      `update cosignature set line = overlay(line placing 'A' from length(line) - 9) where party = $1`,
      [ours],
    )
    const cosigned = await tampering.found()
    expect(cosigned).toContainEqual(
      expect.objectContaining({
        row: expect.stringMatching(/^cosignature \d+ \d{6}$/),
        fault: expect.objectContaining({ refusal: 'verify.cosignature' }),
      }),
    )
    await tampering.undo()
    const { rows } = await tampering.superuser.query(
      `update checkpoint set note = overlay(note placing 'A' from length(note) - 9) where (party, log, size) =
        (select party, log, max(size) from checkpoint where party = $1 and log = $2 group by party, log) returning size`,
      [ours, tampering.logs[0]?.log],
    )
    expect(await tampering.found()).toContainEqual(
      expect.objectContaining({ log: tampering.logs[0]?.origin, row: `checkpoint ${rows[0].size}` }),
    )
    await tampering.undo()
  })

  it('is repaired to the same bytes from the peer’s mirror by one command', async () => {
    const before = await tampering.bytes()
    await tampering.strike(dice(7))
    await pair.here.stop()
    const options = { owner: pair.here.connection, store: pair.here.store, dataDir: pair.here.folder }
    const { openStore } = await import('../store/store.ts')
    const store = openStore({ schema: pair.here.connection, connections: { app: 6, exchange: 2, identity: 1 } })
    const repaired = await repairData({ ...options, store }).finally(() => store.close())
    expect(repaired.left).toEqual([])
    expect(repaired.cut.length).toBeGreaterThan(0)
    await pair.here.start()
    await pair.look(3)
    expect(pair.here.journal.behind(ours)).toEqual([])
    expect(await tampering.bytes()).toEqual(before)
    expect(await tampering.found()).toEqual([])
    expect(await pair.there.exchange.quarantineList(theirs)).toEqual([])
  })
})
