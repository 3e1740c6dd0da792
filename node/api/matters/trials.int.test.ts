import { trialsOf } from '@lianyu/kernel'
import { allRights, jointScope, paperScope, serviceGrant, serviceScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { inParty } from '../../store/transaction.ts'
import { agreeOn, done, officeOf, until } from '../test-agreement.ts'
import { type Caller, commandId, liling, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const leader = { party: xiangdong, desk: 'leader', role: 'leader' }
const clerk = { party: xiangdong, desk: 'service-window', role: 'officer' }
const head = { party: xiangdong, desk: 'service-window', role: 'approver' }
const there = { party: liling, desk: 'service-window', role: 'officer' }
const theirLeader = { party: liling, desk: 'leader', role: 'leader' }
const form = {
  itemName: '示例证明',
  itemNature: 'service',
  mode: 'collected',
  handler: liling,
  sample: true,
  applicantName: '示例申请人',
  applicantPhone: '13800000000',
  appliedVia: 'window',
}

let db: FreshDatabase
let node: TestNode
let agreement: string
const told: string[] = []
const on = (person: typeof leader) => node.as(person)
const take = async (caller: Caller, id: string, step: string, data: object = {}) =>
  done(await caller.send('POST', `/api/matters/${id}/steps/${step}`, { data }))
const listOf = async (caller: Caller, query: string) => (await caller.get(`/api/matters?${query}`)).body.items

beforeAll(async () => {
  db = await freshDatabase(inject)
  const people = [leader, clerk, head, there, theirLeader, ...officeOf(xiangdong), ...officeOf(liling)]
  node = await startTestNode(db.connection, people)
  agreement = await agreeOn(
    node,
    [xiangdong, liling],
    [...serviceScope, ...jointScope, ...paperScope, serviceGrant(allRights)],
  )
  node.deps.journal.onCommit(({ facts }) => told.push(...facts.map(({ kind }) => kind)))
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

/** Everything that counts or gathers at a window, short of what asks for trials. */
async function gathered(caller: Caller) {
  const numbers = (await caller.get('/api/indicators')).body as { id: string }[]
  const of = numbers.filter(({ id }) => id.startsWith('service'))
  const month = new Date().toISOString().slice(0, 7)
  const amounts = await Promise.all(
    of.map(async ({ id }) => (await caller.get(`/api/indicators/${id}?period=${month}`)).body),
  )
  return {
    amounts,
    cases: await listOf(caller, 'kind=service-case'),
    found: (await caller.get(`/api/search?q=${encodeURIComponent('示例证明')}`)).body,
    counts: (await caller.get('/api/workbench')).body.counts,
    notices: (await caller.get('/api/notices')).body.items,
  }
}

describe('a leader walks the process (试走)', () => {
  let trial: string

  it('goes the whole way over two parties, and leaves every list and every total as it was', async () => {
    const [here, mine, over, theirs] = [await on(clerk), await on(leader), await on(there), await on(theirLeader)]
    const before = [await gathered(here), await gathered(over)]
    told.length = 0
    const opened = await mine.send('POST', '/api/matters', { kind: 'service-case', agreement, data: form, trial: true })
    expect(opened.status).toBe(201)
    // Nobody follows it from outside.
    expect(opened.body.queryCode).toBeUndefined()
    trial = opened.body.matter
    await take(mine, trial, 'check', { formComplete: true, identitySeen: 'original', papersTaken: 3 })
    await take(mine, trial, 'offer')
    await until(
      () => theirs.get(`/api/matters/${trial}`),
      ({ status, body }) => status === 200 && body.row.stage === 'offered',
    )
    await take(theirs, trial, 'accept')
    await take(theirs, trial, 'decide-case', { decision: 'granted', decisionNo: '示例1' })
    await take(theirs, trial, 'deliver', { deliveredBy: 'window' })
    const { body } = await until(
      () => mine.get(`/api/matters/${trial}`),
      ({ body }) => body.row.stage === 'delivered',
    )
    expect(body.row).toMatchObject({ kind: 'service-case', trial: true })
    expect(body.matter.shared.trial).toBe(true)
    expect([await gathered(here), await gathered(over)]).toEqual(before)
    for (const caller of [here, over]) {
      expect(await listOf(caller, 'kind=service-case&trial=1')).toMatchObject([{ id: trial, trial: true }])
    }
    // Whoever follows the kind (platforms, notices of hand-offs, what follows by itself) is told of none.
    expect(new Set(told.filter((kind) => kind !== 'audit'))).toEqual(new Set([trialsOf('service-case')]))
    const aside = ['track', 'query_code', 'contribution', 'notice', 'rung_fired', 'relation']
    for (const table of aside) {
      const { rows } = await inParty(node.deps.store, xiangdong, 'app', (tx) =>
        tx.query(`select 1 from ${table} where party = $1 and matter = $2`, [xiangdong, trial]),
      )
      expect([table, rows.length]).toEqual([table, 0])
    }
    for (const party of [xiangdong, liling]) {
      const faults = []
      for await (const fault of node.deps.journal.verifyHeld(party)) faults.push(fault)
      expect(faults).toEqual([])
    }
  })

  it('makes a remark a change of the process at one touch, with where it was seen, and once however often', async () => {
    const [here, mine] = [await on(clerk), await on(leader)]
    const other = done(
      await mine.send('POST', '/api/matters', { kind: 'service-case', agreement, data: form, trial: true }),
    ).body.matter
    await take(mine, other, 'check', { formComplete: true, identitySeen: 'original', papersTaken: 3 })
    const noted = await take(mine, other, 'comment', { comment: '三个窗口各收一份营业执照' })
    await take(mine, other, 'offer')
    const leaf = noted.body.facts[0].leaf
    const raise = (caller: Caller) => caller.send('POST', `/api/matters/${other}/findings`, { leaf })
    const change = done(await raise(mine)).body.matter
    const again = done(await raise(here)).body
    expect(again).toMatchObject({ matter: change, replayed: true })
    const { body } = await here.get(`/api/matters/${change}`)
    expect(body.matter.shared.fields).toMatchObject({
      name: '三个窗口各收一份营业执照',
      finding: '三个窗口各收一份营业执照',
      found: 'walk',
      walk: other,
      seenAt: '核验',
      sample: true,
    })
    expect(await listOf(here, 'kind=process-change')).toMatchObject([{ id: change }])
    const nothing = await mine.send('POST', `/api/matters/${other}/findings`, { leaf: '0'.repeat(64) })
    expect(nothing.status).toBe(404)
  })

  it('is walked, remarked on and raised in every kind of service that has a way to walk, and tells nobody of it', async () => {
    const [here, mine, over, theirs] = [await on(clerk), await on(leader), await on(there), await on(theirLeader)]
    const person = { applicantName: '示例', applicantPhone: '13800000000' }
    const subject = { subjectName: '示例', subjectId: '11010519491231002X' }
    const hash = 'a'.repeat(64)
    const application = [{ hash, name: '申请表.pdf', type: 'application/pdf', size: 9 }]
    const joint = {
      order: 'parallel',
      firstPart: '示例',
      secondPlace: liling,
      secondPart: '示例',
      applicantId: subject.subjectId,
    }
    const walks = [
      {
        kind: 'joint-case',
        data: { itemName: '示例联办', ...joint, ...person, application },
        step: 'accept',
        form: { identitySeen: 'original' },
        seen: '各地办理',
      },
      {
        kind: 'paper-request',
        data: {
          paperName: '示例户籍证明',
          provider: liling,
          forWhat: '示例',
          forCase: trial,
          basis: '示例',
          ...subject,
        },
        step: 'give-consent',
        form: { consentHow: 'signed', consentTo: '示例', consentOn: '2026-11-02' },
        seen: '同意',
      },
    ]
    for (const { kind, data, step, form: filled, seen } of walks) {
      const before = [await gathered(here), await gathered(over)]
      const lists = async () => [await listOf(here, `kind=${kind}`), await listOf(over, `kind=${kind}`)]
      const listed = await lists()
      const all = { ...data, sample: true }
      const opened = done(await mine.send('POST', '/api/matters', { kind, agreement, data: all, trial: true })).body
      await take(mine, opened.matter, step, filled)
      await until(
        () => theirs.get(`/api/matters/${opened.matter}`),
        ({ status }) => status === 200,
      )
      const noted = await take(mine, opened.matter, 'comment', { comment: `示例 ${kind} 卡住了` })
      await until(
        () => theirs.get(`/api/matters/${opened.matter}`),
        ({ body }) => body.matter.shared.adds.comment?.length === 1,
      )
      expect([await gathered(here), await gathered(over)]).toEqual(before)
      expect(await lists()).toEqual(listed)
      const { leaf } = noted.body.facts[0]
      const change = done(await mine.send('POST', `/api/matters/${opened.matter}/findings`, { leaf })).body.matter
      const { fields } = (await here.get(`/api/matters/${change}`)).body.matter.shared
      expect(fields).toMatchObject({ finding: `示例 ${kind} 卡住了`, walk: opened.matter, found: 'walk', sample: true })
      expect(fields.seenAt).toContain(seen)
      for (const party of [xiangdong, liling]) {
        for (const table of ['notice', 'track', 'contribution', 'query_code', 'platform_case', 'relation']) {
          const { rows } = await inParty(node.deps.store, party, 'app', (tx) =>
            tx.query(`select 1 from ${table} where party = $1 and matter = $2`, [party, opened.matter]),
          )
          expect([table, rows.length]).toEqual([table, 0])
        }
      }
    }
    expect(told.filter((kind) => ['joint-case', 'paper-request'].includes(kind))).toEqual([])
  })

  it('is nothing that a real matter may rest on, nor for who may not walk', async () => {
    const here = await on(clerk)
    const real = done(await here.send('POST', '/api/matters', { kind: 'service-case', agreement, data: form })).body
    expect(real.queryCode).toBeTypeOf('string')
    const data = {
      paperName: '示例户籍证明',
      provider: liling,
      forWhat: '示例',
      forCase: trial,
      basis: '示例',
      subjectName: '示例',
      subjectId: '11010519491231002X',
    }
    const rested = await here.send('POST', '/api/matters', { kind: 'paper-request', agreement, data })
    expect(rested.body).toMatchObject({ title: 'matter.names-trial', field: 'data.forCase' })
    const item = await here.send('POST', '/api/matters', { kind: 'item', data: { name: '示例' }, trial: true })
    expect(item.body.title).toBe('matter.not-walked')
    expect((await here.send('POST', `/api/matters/${real.matter}/findings`, { leaf: '0'.repeat(64) })).status).toBe(404)
  })
})

describe('an opening that is sent again', () => {
  it('answers what it answered first, though its item was revised or retired in between', async () => {
    const [here, over] = [await on(clerk), await on(head)]
    const figures = {
      name: '示例事项',
      nature: 'service',
      basis: '示例',
      decidedBy: '示例',
      modes: ['collected'],
      validFrom: '2020-01-01',
      sample: true,
    }
    const item = done(await here.send('POST', '/api/matters', { kind: 'item', data: { ...figures, promisedDays: 10 } }))
    const headers = { 'idempotency-key': commandId() }
    const data = { ...form, item: item.body.matter }
    const open = () => here.send('POST', '/api/matters', { kind: 'service-case', agreement, data }, headers)
    const first = done(await open()).body
    const { sample: _, ...revised } = figures
    await take(here, item.body.matter, 'revise', { ...revised, promisedDays: 5, revisedFor: '示例' })
    const again = done(await open()).body
    expect(again).toEqual({ ...first, replayed: true })
    await take(over, item.body.matter, 'retire', { retiredFor: '示例' })
    expect(done(await open()).body).toEqual({ ...first, replayed: true })
    expect((await here.get(`/api/matters/${first.matter}`)).body.matter.shared.fields.promisedDays).toBe(10)
    // Another form under the same command is a conflict still.
    const other = await here.send(
      'POST',
      '/api/matters',
      { kind: 'service-case', agreement, data: { ...data, applicantName: '示例另一人' } },
      headers,
    )
    expect(other.body.title).toBe('command.reused')
  })
})
