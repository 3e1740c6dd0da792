import { isRefusal, type MatterId, type Refusal, usccCheck } from '@lianyu/kernel'
import { allComputations, allIndicators, allKinds, allMonths, kindById, kindsByHash } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { projections } from './rebuild.ts'
import { sha256Node } from './sha256.ts'
import { command, done, introduce, officer, projectionRows, type TestJournal, testJournal } from './test-journal.ts'
import type { OpenCommand, Receipt, StepCommand } from './types.ts'

const party = '360322'
const wan = 1_000_000
let database: FreshDatabase
let test: TestJournal
let fund: MatterId

const kinds = allKinds(sha256Node)
const options = {
  kinds: { byId: (id: string) => kindById(kinds, id), byHash: kindsByHash(kinds) },
  indicators: allIndicators,
  months: allMonths,
  computations: allComputations,
}
const by = (desk: string, role = 'officer') => officer(party, desk, role)
const office = by('enterprise-office')
const head = by('enterprise-office', 'approver')
const finance = by('finance')

const opens = (kind: string, actor: OpenCommand['actor'], data: Record<string, unknown>) =>
  test.journal.open({ party, actor, command: command(), kind, data })
const steps = (matter: MatterId, step: string, actor: StepCommand['actor'], data = {}, id = command()) =>
  test.journal.step({ party, actor, command: id, matter, step, data })

let count = 0
/** A policy in force that gives so much to whoever is in a zone. */
async function policy(name: string, amountFen: number, pot: string, ground = name): Promise<MatterId> {
  const data = { name, basis: '示例', ground, period: 'once', way: 'direct', pot, amountFen, validFrom: '2026-01-01' }
  const { matter } = await done(opens('policy', office, data))
  await done(steps(matter, 'set-clause', office, { clause: 1, what: 'zone', compare: 'is' }))
  await done(steps(matter, 'submit-policy', office, { submittedNote: '示例' }))
  await done(steps(matter, 'pass-review', by('market-regulation'), { fairNo: '示例1号', fairOn: '2026-01-05' }))
  await done(steps(matter, 'publish-policy', head, { paperNo: '示例1号', validUntil: '2027-12-31' }))
  return matter
}
async function enterprise(): Promise<MatterId> {
  count += 1
  const code = `91360322MA${String(count).padStart(7, '0')}`
  const data = { name: `示例公司${count}`, uscc: code + usccCheck(code), sector: 'industry', zone: true }
  return (await done(opens('enterprise', office, data))).matter
}
/** A grant whose posting is over. */
async function posted(of: MatterId, to: MatterId): Promise<MatterId> {
  test.at('2026-11-02T02:00:00.000Z')
  const { matter } = await done(opens('policy-grant', office, { policy: of, enterprise: to, way: 'direct' }))
  await done(steps(matter, 'check-grant', office))
  await done(steps(matter, 'post-grant', head, { contact: '示例' }))
  test.at('2026-11-20T02:00:00.000Z')
  return matter
}
const allot = (pot: string, allotFen: number) => steps(fund, 'allot', finance, { pot, allotFen, paperNo: '示例1号' })
const decide = (grant: MatterId, id = command()) => steps(grant, 'decide-grant', head, { decisionNo: '示例决1号' }, id)
const codes = (answers: (Receipt | Refusal)[]) =>
  answers.map((one) => (isRefusal(one) ? one.refusal : 'decided')).sort()
const entries = async (step: string) => (await test.journal.get(party, fund))?.shared.adds[step] ?? []
const stageOf = async (grant: MatterId) => (await test.journal.get(party, grant))?.shared.tracks.main?.stage

beforeAll(async () => {
  database = await freshDatabase(inject)
  test = await testJournal(database.connection, options)
  await test.journal.addParty(introduce(party))
  test.at('2026-11-02T02:00:00.000Z')
})
afterAll(async () => {
  await test.close()
  await database.drop()
})

describe('a step that books an entry in an account', () => {
  it('is refused while there is no account, and there is never a second one', async () => {
    const to = await enterprise()
    const early = await opens('policy', office, {
      name: '示例',
      basis: '示例',
      ground: 'x',
      period: 'once',
      way: 'direct',
      pot: 'x',
      amountFen: 1,
      validFrom: '2026-01-01',
    })
    expect(isRefusal(early)).toBe(false)
    expect(isRefusal(await opens('policy-grant', office, { policy: to, enterprise: to, way: 'direct' }))).toBe(true)
    const both = await Promise.all(['示例账一', '示例账二'].map((name) => opens('policy-fund', finance, { name })))
    expect(both.map((one) => (isRefusal(one) ? one.refusal : 'opened')).sort()).toEqual(['matter.kept-once', 'opened'])
    fund = both.flatMap((one) => (isRefusal(one) ? [] : [one.matter]))[0] as MatterId
    await test.restart()
    const again = await opens('policy-fund', finance, { name: '示例账三' })
    expect(isRefusal(again) && again.zh).toMatch(/政策资金账“示例账[一二]”已经登记/)
  })
  it('writes both in one transaction, and its receipt again is the same', async () => {
    await done(allot('示例资金', 100 * wan))
    const grant = await posted(await policy('示例一', 30 * wan, '示例资金'), await enterprise())
    const id = command()
    const receipt = await done(decide(grant, id))
    expect(receipt.facts).toHaveLength(2)
    expect((await entries('reserve')).at(-1)?.fields).toMatchObject({ pot: '示例资金', grantFen: 30 * wan, grant })
    await test.restart()
    expect(await done(decide(grant, id))).toEqual({ ...receipt, replayed: true })
    expect(await entries('reserve')).toHaveLength(1)
    await done(steps(grant, 'pay-grant', finance, { paidOn: '2026-11-20', voucherNo: '示例1号' }))
    expect((await entries('pay-out')).at(-1)?.fields).toMatchObject({ grantFen: 30 * wan, paidOn: '2026-11-20' })
  })
  it('never overdraws, however many decide at once', async () => {
    await done(allot('示例并发', 100 * wan))
    const of = await policy('示例二', 40 * wan, '示例并发')
    const grants = [] as MatterId[]
    for (let n = 0; n < 5; n++) grants.push(await posted(of, await enterprise()))
    const answers = await Promise.all(grants.map((grant) => decide(grant)))
    expect(codes(answers)).toEqual(['account.short', 'account.short', 'account.short', 'decided', 'decided'])
    const short = answers.find(isRefusal)
    expect(short?.zh).toContain('“示例并发”只剩 20 万元')
    // Who was refused stands where it stood: nothing of the command was written.
    const stages = await Promise.all(grants.map(stageOf))
    expect(stages.filter((stage) => stage === 'posted')).toHaveLength(3)
    await test.restart()
    const left = grants[stages.indexOf('posted')] as MatterId
    expect(codes([await decide(left)])).toEqual(['account.short'])
    await done(allot('示例并发', 20 * wan))
    expect(codes([await decide(left)])).toEqual(['decided'])
  })
  it('gives one ground once, by whichever policies and funds at once, and says for whom it was given', async () => {
    await done(allot('示例甲', 100 * wan))
    await done(allot('示例乙', 100 * wan))
    const to = await enterprise()
    const pair = [
      await posted(await policy('示例三', 10 * wan, '示例甲', '示例同一事由'), to),
      await posted(await policy('示例四', 10 * wan, '示例乙', '示例同一事由'), to),
    ]
    const answers = await Promise.all(pair.map((grant) => decide(grant)))
    expect(codes(answers)).toEqual(['account.taken', 'decided'])
    expect(answers.find(isRefusal)?.zh).toMatch(
      /“示例公司\d+ · 示例[三四]”已于 2026-11-20 办过“占用”，同一事由不能再办/,
    )
    await test.restart()
    const [first, second] = (await Promise.all(pair.map(stageOf))).map((stage, at) => [stage, pair[at]] as const)
    const [taken, refused] = first?.[0] === 'decided' ? [first, second] : [second, first]
    expect(codes([await decide(refused?.[1] as MatterId)])).toEqual(['account.taken'])
    // Taken back, the ground is free again.
    await done(steps(taken?.[1] as MatterId, 'revoke-grant', by('finance', 'approver'), { revokedFor: '示例' }))
    expect(codes([await decide(refused?.[1] as MatterId)])).toEqual(['decided'])
  })
  it('leaves neither half behind where the node dies in between', async () => {
    const grant = await posted(await policy('示例五', 1 * wan, '示例资金'), await enterprise())
    const before = (await entries('reserve')).length
    let reached: () => void = () => {}
    const there = new Promise<void>((resolve) => {
      reached = resolve
    })
    const dies = (point: string): void | Promise<void> => {
      if (point !== 'before-commit') return
      reached()
      return new Promise<void>(() => {})
    }
    await test.restart({ fault: dies })
    const id = command()
    void decide(grant, id).catch(() => {})
    await there
    await test.crash({ fault: () => {} })
    expect([await stageOf(grant), (await entries('reserve')).length]).toEqual(['posted', before])
    const receipt = await done(decide(grant, id))
    expect(receipt.replayed).toBe(false)
    expect([await stageOf(grant), (await entries('reserve')).length]).toEqual(['decided', before + 1])
  })
  it('is made again from the logs to the same rows', async () => {
    const before = await projectionRows(test.store, party, projections)
    for await (const _ of test.journal.rebuild(party));
    expect(await projectionRows(test.store, party, projections)).toEqual(before)
  })
})
