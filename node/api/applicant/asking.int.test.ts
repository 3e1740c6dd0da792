import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import type { StandInProvider } from '../../identity/stand-in-provider.ts'
import { done, until } from '../test-agreement.ts'
import { type Caller, commandId, startTestNode, type TestNode, xiangdong } from '../test-node.ts'
import { people, providerOf, signInAs, startTestProvider } from './test-applicant.ts'

/* 百企三评 by the firms themselves: by name, sealed as soon as it is sent, opened with all the others. */

const at = (desk: string, role = 'officer') => ({ party: xiangdong, desk, role })
const watch = at('supervision')
const head = at('supervision', 'approver')
const office = at('enterprise-office')
const good = { attitude: '5', speed: '4', outcome: '5' }

let db: FreshDatabase
let provider: StandInProvider
let node: TestNode
let firm: Caller
let person: Caller
let enterprise: string
let nowMs = Date.parse('2026-11-02T02:00:00.000Z')

beforeAll(async () => {
  db = await freshDatabase(inject)
  provider = await startTestProvider()
  node = await startTestNode(db.connection, [watch, head, office, at('enterprise-office', 'approver')], {
    applicantProviders: [providerOf(xiangdong, provider)],
    now: () => nowMs,
  })
  firm = await signInAs(node, xiangdong, 'firm')
  person = await signInAs(node, xiangdong, 'one')
})
afterAll(async () => {
  await node?.close()
  await provider?.stop()
  await db?.drop()
})

const opened = async (by: typeof watch, kind: string, data: object) =>
  done(await (await node.signIn(by)).send('POST', '/api/matters', { kind, data })).body.matter as string
const step = async (by: typeof watch, matter: string, name: string, data: object = {}) =>
  done(await (await node.signIn(by)).send('POST', `/api/matters/${matter}/steps/${name}`, { data }))
const survey = () => opened(watch, 'survey', { name: '示例百企三评', year: 2026, closesOn: '2026-11-20', sample: true })
const asked = async (who: Caller) => done(await who.get('/api/applicant/asking')).body
const answer = (who: Caller, matter: string, about: string, data: object, headers: Record<string, string> = {}) =>
  who.send('POST', `/api/applicant/asking/${matter}`, { about, data }, headers)
const ballots = async (matter: string) => (await node.deps.journal.get(xiangdong, matter))?.shared.adds.ballot ?? []

describe('what firms are asked about', () => {
  it('is for firms of the register alone, and says how to get into it', async () => {
    const matter = await survey()
    expect(await asked(person)).toEqual([])
    expect(await asked(firm)).toEqual([])
    expect((await answer(person, matter, 'ecology', good)).body).toMatchObject({ title: 'applicant.not-for-you' })
    const refused = await answer(firm, matter, 'ecology', good)
    expect(refused.body).toMatchObject({ title: 'applicant.not-registered' })
    expect(refused.body.zh).toContain('enterprise-office')
    enterprise = await opened(office, 'enterprise', {
      name: people.firm.name,
      uscc: people.firm.uscc,
      sector: 'industry',
      sample: true,
    })
    expect(await asked(firm)).toMatchObject([{ matter, title: '示例百企三评', sample: true, until: '2026-11-20' }])
    expect(await ballots(matter)).toEqual([])
    await step(head, matter, 'cancel-survey', { cancelledFor: '示例' })
    expect(await asked(firm)).toEqual([])
    expect((await answer(firm, matter, 'ecology', good)).body).toMatchObject({ title: 'applicant.not-offered' })
  })

  it('is sealed as soon as it is sent, by name, once for each department, and what is sent twice is one', async () => {
    const matter = await survey()
    const command = { 'idempotency-key': commandId() }
    const first = done(await answer(firm, matter, 'ecology', good, command)).body
    expect(first.each.find((one: { value: string }) => one.value === 'ecology').answeredAt).not.toBeNull()
    expect(first.each.find((one: { value: string }) => one.value === 'taxation').answeredAt).toBeNull()
    done(await answer(firm, matter, 'ecology', good, command))
    const [entry, ...more] = await ballots(matter)
    expect(more).toEqual([])
    expect(entry?.fields).toEqual({
      slip: `${people.firm.name}（0011）评岗位ecology`,
      voter: enterprise,
      dept: 'ecology',
      answeredBy: 'firm',
    })
    // Neither whoever runs the survey nor the firm itself is shown what was said.
    const everything = JSON.stringify([
      (await (await node.as(head)).get(`/api/matters/${matter}`)).body,
      (await (await node.as(head)).get(`/api/matters/${matter}/facts`)).body,
      await asked(firm),
    ])
    expect(everything).not.toMatch(/"(attitude|speed|outcome)":[45]/)
    // A change of mind before the last day.
    done(await answer(firm, matter, 'ecology', { ...good, attitude: '2', remark: '示例：改了' }))
    done(await answer(firm, matter, 'taxation', { attitude: '3', speed: '3', outcome: '3' }))
    // And a clerk who writes for the firm comes after what the firm wrote.
    const slip = `${people.firm.name}（0011）评岗位ecology`
    const clerk = { slip, voter: enterprise, dept: 'ecology', attitude: 1, speed: 1, outcome: 1 }
    await step(watch, matter, 'ballot', clerk)
    await step(head, matter, 'open-ballots', { openedNote: '示例工商联' })
    await until(
      () => ballots(matter),
      (found) => found.every(({ opened: one }) => one !== undefined),
    )
    await step(head, matter, 'publish-survey')
    const published = (await node.deps.journal.get(xiangdong, matter))?.shared.fields.results
    // 2 ÷ 5 × 30 + 4 ÷ 5 × 30 + 5 ÷ 5 × 40 = 76; 3 ÷ 5 of 100 = 60.
    expect(published).toMatchObject({
      scores: [
        { unit: 'ecology', total: 76, answers: 1 },
        { unit: 'taxation', total: 60, answers: 1 },
      ],
    })
  })

  it('takes nothing of what the node knows, no department that is not asked about, and no half answer', async () => {
    const matter = await survey()
    const wrong: [string, object, string][] = [
      ['ecology', { ...good, voter: 'x' }, 'field.unknown'],
      ['ecology', { ...good, answeredBy: 'clerk' }, 'field.unknown'],
      ['leader', good, 'node.not-found'],
      ['__proto__', good, 'node.not-found'],
      ['ecology', { attitude: '5', speed: '4' }, 'field.required'],
      ['ecology', { ...good, attitude: '6' }, 'field.out-of-range'],
      ['ecology', { ...good, attitude: 'x' }, 'field.wrong-type'],
    ]
    for (const [about, data, code] of wrong) {
      expect((await answer(firm, matter, about, data)).body.title, JSON.stringify([about, data])).toBe(code)
    }
    expect((await answer(firm, enterprise, 'ecology', good)).body).toMatchObject({ title: 'node.not-found' })
    expect((await node.nobody.get('/api/applicant/asking')).status).toBe(401)
    expect((await (await node.as(watch)).get('/api/applicant/asking')).status).toBe(401)
    expect(await ballots(matter)).toEqual([])
  })

  it('is over with its last day, though nobody has opened the answers yet', async () => {
    const data = { name: '示例：明天截止', year: 2026, closesOn: '2026-11-03', sample: true }
    const matter = await opened(watch, 'survey', data)
    // Sessions end with the hours that pass.
    const openAt = async (instant: string) => {
      nowMs = Date.parse(instant)
      firm = await signInAs(node, xiangdong, 'firm')
      return (await asked(firm)).some((one: { matter: string }) => one.matter === matter)
    }
    // The evening of the last day is still of it; the next morning is not.
    expect(await openAt('2026-11-03T15:00:00.000Z')).toBe(true)
    expect(await openAt('2026-11-03T17:00:00.000Z')).toBe(false)
    expect((await answer(firm, matter, 'ecology', good)).body).toMatchObject({ title: 'applicant.not-offered' })
  })

  it('is over for a firm that was struck off', async () => {
    const matter = await survey()
    expect((await asked(firm)).map((one: { matter: string }) => one.matter)).toContain(matter)
    await step(at('enterprise-office', 'approver'), enterprise, 'close-enterprise', {
      closedOn: '2026-11-02',
      closedFor: '示例：迁出',
    })
    expect(await asked(firm)).toEqual([])
    expect((await answer(firm, matter, 'ecology', good)).body).toMatchObject({ title: 'applicant.not-registered' })
    expect(await ballots(matter)).toEqual([])
  })
})
