import { Readable } from 'node:stream'
import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newCommandId } from '../command-id.ts'
import { agreeAmong } from '../exchange/testing/agree.ts'
import { actorOf, ok } from '../exchange/testing/test-node.ts'
import { verifyFiles } from '../files/verify-files.ts'
import { Outside } from '../journal/outside.ts'
import { openStore } from '../store/store.ts'
import { type Repaired, repairData } from './repair.ts'
import { ours, RestoredPair, theirs } from './restore-many.testing.ts'

let pair: RestoredPair
let superuser: pg.Client
let log: number
let origin: string
const secret = '示例申请人甲乙'

interface Row {
  idx: number
  personal: string | null
  input: string | null
}
const rows = async (): Promise<Row[]> => {
  const text = `select idx::int, encode(personal, 'hex') as personal, encode(input, 'hex') as input from entry
    where party = $1 and log = $2 order by idx`
  return (await superuser.query<Row>(text, [ours, log])).rows
}

beforeAll(async () => {
  pair = await new RestoredPair(inject).start()
  superuser = new pg.Client(pair.here.connection)
  await superuser.connect()
  // Persons stay at home under this one, as inner parts do: nobody else holds them.
  const scope = serviceScope.filter(({ part }) => part !== 'personal')
  const agreement = await agreeAmong([pair.here, pair.there], [...scope, serviceGrant(allRights)])
  for (let i = 0; i < 3; i++) {
    const data = {
      itemName: `示例事项 ${i}`,
      itemNature: 'service',
      mode: 'collected',
      handler: theirs,
      sample: true,
      applicantName: `${secret}${i}`,
      applicantId: '11010519491231002X',
      applicantPhone: '13800000000',
    }
    ok(
      await pair.here.journal.open({
        party: ours,
        actor: { ...actorOf(ours), desk: 'service-window' },
        command: newCommandId(Date.now()),
        kind: 'service-case',
        agreement,
        parties: [ours, theirs].sort(),
        data,
      }),
    )
  }
  await pair.look(2)
  origin = await pair.here.journal.logOf(ours, agreement)
  const found = await superuser.query('select log from head where party = $1 and origin = $2', [ours, origin])
  log = Number(found.rows[0].log)
})
afterAll(async () => {
  await superuser?.end()
  await pair?.close()
})

async function repaired(): Promise<Repaired> {
  await pair.here.stop()
  const { connection, folder } = pair.here
  const store = openStore({ schema: connection, connections: { app: 6, exchange: 2, identity: 1 } })
  try {
    return await repairData({ owner: connection, store, dataDir: folder })
  } finally {
    await store.close()
    await pair.here.start()
  }
}

async function found(): Promise<string[]> {
  const faults: string[] = []
  const { journal } = pair.here
  for await (const line of journal.verify(ours)) if ('fault' in line) faults.push(line.fault.refusal)
  for await (const { fault } of journal.verifyHeld(ours)) faults.push(fault.refusal)
  return faults
}
const innerLosses = async () =>
  (await Outside.open(pair.here.folder)).lossesOf(ours).filter(({ what }) => what === 'internal')

describe('lianyu verify', () => {
  it('names a file that an own fact names and that is not there, by its hash', async () => {
    const { here } = pair
    const bytes = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
    const kept = ok(await here.files.keep(ours, Readable.from([bytes])))
    const data = {
      subject: '示例事由',
      recipient: theirs,
      request: '请协助',
      enclosures: [{ ...kept, name: '示例.pdf' }],
    }
    const letter = { party: ours, actor: actorOf(ours), command: newCommandId(Date.now()), kind: 'letter', data }
    ok(await here.journal.open(letter))
    const files = async () => {
      const faults = []
      for await (const { fault } of verifyFiles(here.store, here.folder, ours)) faults.push(fault)
      return faults
    }
    expect(await files()).toEqual([])
    await here.files.erase(ours, kept.hash)
    expect(await files()).toMatchObject([{ refusal: 'verify.file-missing', facts: { hash: kept.hash } }])
    ok(await here.files.keep(ours, Readable.from([bytes])))
    expect(await files()).toEqual([])
  })
})

describe('lianyu repair', () => {
  it('keeps the inner parts of what it cuts of an own log: they go back beside the same bytes', async () => {
    const before = await rows()
    const held = before.filter(({ personal }) => personal !== null)
    expect(held.length).toBe(3)
    const at = (held[0]?.idx ?? 0) - 1
    await superuser.query(
      'update entry set bytes = set_byte(bytes, 9, get_byte(bytes, 9) # 4) where party = $1 and log = $2 and idx = $3',
      [ours, log, at],
    )
    const { left, cut } = await repaired()
    expect(left).toEqual([])
    expect(cut).toMatchObject([{ origin, from: at, to: before.length, kept: expect.any(Number) }])
    await pair.look(3)
    expect(pair.here.journal.behind(ours)).toEqual([])
    expect(await rows()).toEqual(before)
    expect(await found()).toEqual([])
    expect(await innerLosses()).toEqual([])
    expect((await superuser.query('select from cut_part')).rowCount).toBe(0)
  })

  it('says exactly which entry lost its inner part, where that part was changed itself', async () => {
    const before = await rows()
    const [, second] = before.filter(({ personal }) => personal !== null) as [Row, Row]
    await superuser.query(
      'update entry set personal = set_byte(personal, 40, get_byte(personal, 40) # 1) where party = $1 and log = $2 and idx = $3',
      [ours, log, second.idx],
    )
    expect((await repaired()).left).toEqual([])
    await pair.look(3)
    expect(await innerLosses()).toMatchObject([{ origin, from: second.idx, to: second.idx + 1 }])
    expect(await rows()).toEqual(before.map((row) => (row.idx === second.idx ? { ...row, personal: null } : row)))
    expect(await found()).toEqual([])
  })

  it.each([
    ['origin', `'360313/home/9'`],
    ['scope', `'home2'`],
    ['writer', `'430281'`],
    ['generation', '7'],
    ['own', 'not own'],
  ])('gives a log its own name back where its %s was changed', async (column, value) => {
    const text = 'select origin, writer, scope, generation, own, size, state from head where party = $1 order by log'
    const before = (await superuser.query(text, [ours])).rows
    await superuser.query(`update head set ${column} = ${value} where party = $1 and log = $2`, [ours, log])
    expect(await found()).toContain('verify.head-changed')
    const { faults, left, cut } = await repaired()
    expect(faults.map(({ fault }) => fault.refusal)).toContain('verify.head-changed')
    expect([left, cut]).toEqual([[], []])
    expect((await superuser.query(text, [ours])).rows).toEqual(before)
    expect(await found()).toEqual([])
  })
})
