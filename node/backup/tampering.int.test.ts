import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
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

  it('200 mutations of logs are found, each located in its log', async () => {
    const { made, missed } = await tamper(tampering, 200, 20261122)
    expect(missed).toEqual([])
    expect(made).toBeGreaterThanOrEqual(200)
  })

  it('rows of projections and cosignatures that were changed are found, table and matter named', async () => {
    const of = (found: { log: string }[]) => found.map(({ log }) => log)
    await tampering.superuser.query(`update matter set title = title || 'x' where party = $1 and id = $2`, [
      ours,
      pair.agreement,
    ])
    expect(of(await tampering.found())).toEqual(['matter'])
    await tampering.undo()
    await tampering.superuser.query(`insert into term values ($1, '冒充', 'agreement', '360313:nowhere')`, [ours])
    expect(of(await tampering.found())).toEqual(['term'])
    await tampering.undo()
    await tampering.superuser.query(
      `update cosignature set line = overlay(line placing 'A' from length(line) - 9) where party = $1`,
      [ours],
    )
    expect((await tampering.found()).map(({ fault }) => fault.refusal)).toContain('verify.cosignature')
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
