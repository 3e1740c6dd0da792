import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { configOf } from '../../store/connection.ts'
import { inParty } from '../../store/transaction.ts'
import { agreeOn, done, officeOf, until } from '../test-agreement.ts'
import { type Caller, liling, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

/*
 * A case that crossed from Xiangdong to Liling: who was shown what it says of the applicant, and what becomes of a request
 * to erase that. Everybody who has nothing to do with it is told that there is no such case.
 */

const window = { party: xiangdong, desk: 'service-window', role: 'officer' }
const leader = { party: xiangdong, desk: 'leader', role: 'leader' }
const tax = { party: xiangdong, desk: 'taxation', role: 'officer' }
const there = { party: liling, desk: 'service-window', role: 'officer' }
const elsewhere = { party: shangli, desk: 'service-window', role: 'officer' }
const title = '示例 service-window officer'
const purpose = '示例：核对申请人身份'

let db: FreshDatabase
let admin: pg.Client
let node: TestNode
let here: Caller
let over: Caller
let matter: string
let leaf: string
let code: string

beforeAll(async () => {
  db = await freshDatabase(inject)
  admin = new pg.Client(configOf(db.connection))
  await admin.connect()
  const people = [...[xiangdong, liling].flatMap(officeOf), window, leader, tax, there, elsewhere]
  node = await startTestNode(db.connection, people)
  here = await node.as(window)
  over = await node.as(there)
  const agreement = await agreeOn(
    node,
    [xiangdong, liling],
    [
      { kind: 'service-case', steps: '*', part: 'shared', audience: 'all' },
      { kind: 'service-case', steps: ['open'], part: 'personal', audience: 'matter-parties', purpose },
      { kind: 'service-case', steps: '*', part: 'grant', audience: 'all', rights: ['receive'], about: '*' },
    ],
  )
  const data = { itemName: '示例事项', itemNature: 'service', mode: 'collected', handler: liling, sample: true }
  const person = { applicantName: '示例申请人', applicantId: '11010519491231002X', applicantPhone: '13800000000' }
  const opened = done(
    await here.send('POST', '/api/matters', { kind: 'service-case', agreement, data: { ...data, ...person } }),
  ).body
  matter = opened.matter
  leaf = opened.facts[0].leaf
  code = opened.queryCode
  await until(
    () => over.get(`/api/matters/${matter}`),
    ({ status, body }) => status === 200 && body.matter.overlay.fields.applicantName !== undefined,
  )
})
afterAll(async () => {
  await node?.close()
  await admin?.end()
  await db?.drop()
})

const list = async (caller: Caller) => done(await caller.get(`/api/matters/${matter}/disclosures`)).body
const erase = (caller: Caller, body: object = { leaf, part: 'personal', ground: '本人撤回同意' }) =>
  caller.send('POST', `/api/matters/${matter}/erase`, body)

describe('who was shown what a matter says of a person', () => {
  it('is listed by desk, purpose and time for looks here, and by party and purpose for what travelled', async () => {
    expect((await list(here)).items.map(({ how }: { how: string }) => how)).toEqual(['sent'])
    done(await here.get(`/api/matters/${matter}`))
    const { by, items } = await list(here)
    expect(by.party).toBe(xiangdong)
    expect(items).toMatchObject([
      { how: 'looked', party: { party: xiangdong }, desk: { zh: '岗位service-window' }, count: 1 },
      { how: 'sent', party: { party: liling }, desk: null, purpose: { zh: purpose }, count: 1 },
    ])
    expect(items[0].purpose.zh).toContain('办理')
    expect(Date.parse(items[0].times[0])).toBeGreaterThanOrEqual(Date.parse(items[1].times[0]))
  })
  it('counts evidence that was taken out with it, and not what was taken out without', async () => {
    expect((await here.bytes(`/api/matters/${matter}/evidence`)).status).toBe(200)
    expect((await here.bytes(`/api/matters/${matter}/evidence?with=personal`)).status).toBe(200)
    const exported = (await list(here)).items.filter(({ how }: { how: string }) => how === 'exported')
    expect(exported).toMatchObject([{ desk: { zh: '岗位service-window' }, count: 1 }])
  })
  it('is each party’s own: over there their looks are listed and not ours', async () => {
    const { by, items } = await list(over)
    expect(by.party).toBe(liling)
    expect(items.map(({ how, party }: { how: string; party: { party: string } }) => [how, party.party])).toEqual([
      ['looked', liling],
      ['sent', liling],
    ])
  })
  it('is shown to the person by the query code, without a name of an officer and without what was shown', async () => {
    const answer = done(await node.nobody.get(`/api/public/matters/${code}/disclosures`))
    expect(answer.headers['cache-control']).toBe('no-store')
    expect({ ...answer.body, at: '' }).toEqual({ ...(await list(here)), at: '' })
    const said = JSON.stringify(answer.body)
    for (const secret of [title, '示例申请人', '11010519491231002X', 'officer-']) expect(said).not.toContain(secret)
    const wrong = await node.nobody.get(`/api/public/matters/${'0'.repeat(26)}/disclosures`)
    expect(wrong).toMatchObject({ status: 404, body: { title: 'node.no-such-code' } })
  })
  it('is not there for another party, another desk, nobody, and nonsense', async () => {
    const path = `/api/matters/${matter}/disclosures`
    for (const person of [elsewhere, tax]) {
      expect((await (await node.as(person)).get(path)).body).toMatchObject({ title: 'node.not-found' })
    }
    expect((await node.nobody.get(path)).status).toBe(401)
    expect((await here.get('/api/matters/nonsense/disclosures')).status).toBeGreaterThanOrEqual(400)
  })
})

describe('the list of who was shown what', () => {
  const rowsNow = async () => {
    const { rows } = await admin.query<{ row: object }>(
      'select to_jsonb(d) as row from disclosure d where d.party = $1 order by d.matter, d.log, d.idx',
      [xiangdong],
    )
    return rows.map(({ row }) => row)
  }
  /** What the list's own statements touch, as the database counts it under the node's role. */
  async function pagesTouched(): Promise<number> {
    const text = `explain (analyze, buffers, format json) select d.how, d.desk, d.at, e.bytes from disclosure d
      left join entry e on d.how = 'said' and e.party = $1 and e.log = d.log and e.idx = d.idx
      where d.party = $1 and d.matter = $2`
    const plan = await inParty(node.deps.store, xiangdong, 'app', async (tx) => {
      const { rows } = await tx.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(text, [xiangdong, matter])
      return rows[0]?.['QUERY PLAN'][0].Plan as Record<string, number>
    })
    expect(JSON.stringify(plan)).not.toContain('Seq Scan')
    return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
  }

  it('costs no more when the audit log is ten times as long', async () => {
    const said = await list(here)
    /** Entries of an audit log, each a look at one of five thousand other matters. */
    const looks = async (from: number, to: number) => {
      const series = [xiangdong, from, to]
      await admin.query(
        `insert into entry (party, log, idx, leaf, bytes, matter)
          select $1, 1000000, i, '\\x00', '\\x7b7d', $1 || ':other' from generate_series($2::int, $3::int) i`,
        series,
      )
      await admin.query(
        `insert into disclosure (party, matter, log, idx, entry_matter, how, desk, at)
          select $1, $1 || ':' || i % 5000, 1000000, i, $1 || ':other', 'looked', 'service-window', '2026-01-01T00:00:00Z'
          from generate_series($2::int, $3::int) i`,
        series,
      )
      await admin.query('analyze disclosure, entry')
      return pagesTouched()
    }
    const [short, long] = [await looks(1, 10_000), await looks(10_001, 100_000)]
    console.log(`  pages for one list: ${short} beside 10,000 looks at other matters, ${long} beside 100,000`)
    // The trees of the keys may be a level higher, and nothing else.
    expect(long).toBeLessThanOrEqual(short + 8)
    expect({ ...(await list(here)), at: '' }).toEqual({ ...said, at: '' })
    await admin.query('delete from disclosure where log = 1000000')
    await admin.query('delete from entry where log = 1000000')
  })
  it('is written with the fact or the look itself, and a rebuild makes the same rows', async () => {
    const before = await rowsNow()
    expect(before).toContainEqual(expect.objectContaining({ matter, how: 'said' }))
    expect(before).toContainEqual(expect.objectContaining({ matter, how: 'looked', desk: 'service-window' }))
    for (const secret of ['示例申请人', '11010519491231002X', 'officer-']) {
      expect(JSON.stringify(before)).not.toContain(secret)
    }
    for await (const _ of node.deps.journal.rebuild(xiangdong));
    expect(await rowsNow()).toEqual(before)
  })
  it('misses or adds nothing unnoticed: a row that somebody takes out, or slips in, is found', async () => {
    const faults = async () => {
      const found: string[] = []
      for await (const { log } of node.deps.journal.verifyHeld(xiangdong)) found.push(log)
      return found
    }
    expect(await faults()).toEqual([])
    await admin.query(`delete from disclosure where party = $1 and matter = $2 and how = 'looked'`, [xiangdong, matter])
    expect(await faults()).toContain('disclosure')
    for await (const _ of node.deps.journal.rebuild(xiangdong));
    const slipped = 'insert into disclosure values ($1, $2, 1, 999999, $2, $3, $4, $5)'
    await admin.query(slipped, [xiangdong, matter, 'looked', 'taxation', '2026-01-01T00:00:00Z'])
    expect(await faults()).toContain('disclosure')
    for await (const _ of node.deps.journal.rebuild(xiangdong));
    expect(await faults()).toEqual([])
  })
})

describe('a request to erase what is said of a person', () => {
  it('is not taken from who does not handle the case, from nobody, nor without a ground', async () => {
    expect((await erase(await node.as(leader))).body).toMatchObject({ title: 'step.role' })
    for (const person of [elsewhere, tax]) expect((await erase(await node.as(person))).status).toBe(404)
    expect((await erase(node.nobody)).status).toBe(401)
    expect((await erase(here, { leaf, part: 'personal', ground: ' ' })).status).toBe(400)
    expect((await erase(here, { leaf: 'x', part: 'personal', ground: '本人要求' })).status).toBe(400)
    // What others rest on is for heads, and of an opening for nobody.
    expect((await erase(here, { leaf, part: 'shared', ground: '本人要求' })).body).toMatchObject({ title: 'step.role' })
    // The other party did not write it and the case did not begin with them.
    expect((await erase(over)).body).toMatchObject({ title: 'erase.not-yours' })
    expect((await here.get(`/api/matters/${matter}`)).body.erasures).toEqual([])
  })
  it('is offered to the window on the record that holds it, and to nobody else', async () => {
    const opening = async (caller: Caller) => {
      const { items } = done(await caller.get(`/api/matters/${matter}/facts`)).body
      return items.find((fact: { leaf: string }) => fact.leaf === leaf).erasable
    }
    expect(await opening(here)).toEqual(['personal'])
    expect(await opening(over)).toEqual([])
    expect(await opening(await node.as(leader))).toEqual([])
  })
  it('says on both sides who has confirmed, who has not and by when, and what was erased stays visible as erased', async () => {
    done(await erase(here))
    const erasureAt = async (caller: Caller) => (await caller.get(`/api/matters/${matter}`)).body.erasures[0]
    for (const caller of [here, over]) {
      const found = await until(
        () => erasureAt(caller),
        (one) => one?.waiting.length === 0,
      )
      expect(found).toMatchObject({ leaf, part: 'personal', ground: '本人撤回同意', late: false })
      expect(found.askedBy.party).toBe(xiangdong)
      expect(found.confirmed.map(({ party }: { party: string }) => party).sort()).toEqual([xiangdong, liling].sort())
      expect(found.due > found.at.slice(0, 10)).toBe(true)
      const page = (await caller.get(`/api/matters/${matter}`)).body
      expect(page.matter.overlay.fields).not.toHaveProperty('applicantName')
      const facts = (await caller.get(`/api/matters/${matter}/facts`)).body.items
      const opening = facts.find((fact: { leaf: string }) => fact.leaf === leaf)
      expect(opening.parts.personal).toBeNull()
      expect(opening.erasable).toEqual([])
    }
    expect((await erase(here)).body).toMatchObject({ title: 'erase.not-erasable' })
  })
  it('leaves the list of who was shown it', async () => {
    const { items } = await list(here)
    expect(items.map(({ how }: { how: string }) => how)).toEqual(expect.arrayContaining(['looked', 'sent']))
  })
})
