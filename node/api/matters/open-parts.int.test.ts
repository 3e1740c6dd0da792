import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { agreeOn, done, officeOf, until } from '../test-agreement.ts'
import { type Caller, commandId, liling, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const here = { party: xiangdong, desk: 'service-window', role: 'officer' }
const there = { party: liling, desk: 'service-window', role: 'officer' }
const stranger = { party: xiangdong, desk: 'ecology', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let window: Caller
let thing: string
let list: string

const open = async (kind: string, data: object) =>
  done(await window.send('POST', '/api/matters', { kind, data })).body.matter as string
const take = (id: string, step: string, data: object) =>
  window.send('POST', `/api/matters/${id}/steps/${step}`, { data })
const parts = (headers: Record<string, string> = {}) => window.send('POST', `/api/matters/${thing}/parts`, {}, headers)

const opening = {
  itemName: '示例开办饭店',
  applicantName: '示例申请人',
  applicantId: '11010519491231002X',
  applicantPhone: '13800000000',
}

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [here, there, stranger, ...officeOf(xiangdong), ...officeOf(liling)])
  await agreeOn(node, [xiangdong, liling], [...serviceScope, serviceGrant(allRights)])
  window = await node.as(here)
  list = await open('one-thing-guide', { name: '示例开办饭店', sample: true })
  for (const [partName, partHandler] of [
    ['示例食品经营许可', liling],
    ['示例户外招牌备案', liling],
    ['示例跨县用工备案', shangli],
  ]) {
    done(await take(list, 'add-part', { partName, partNature: 'service', partHandler }))
  }
  thing = await open('one-thing', { ...opening, guide: list, sample: true })
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

describe('one form that opens several cases', () => {
  it('opens each with what was given once, and says which could not be opened and why', async () => {
    const key = commandId()
    const answer = done(await parts({ 'idempotency-key': key })).body
    expect(answer.parts).toMatchObject([
      { name: '示例食品经营许可', opened: true },
      { name: '示例户外招牌备案', opened: true },
      { name: '示例跨县用工备案', opened: false, refusal: { code: 'node.no-agreement-with' } },
    ])
    expect(answer.parts[0].queryCode).toBeTypeOf('string')
    const first = (await window.get(`/api/matters/${answer.parts[0].matter}`)).body
    expect(first.matter.shared.fields).toMatchObject({
      handler: liling,
      mode: 'collected',
      partOf: thing,
      sample: true,
    })
    expect(first.matter.overlay.fields).toMatchObject({ applicantName: '示例申请人' })
    const other = await node.as(there)
    await until(
      () => other.get(`/api/matters/${answer.parts[0].matter}`),
      ({ status }) => status === 200,
    )
    const whole = (await window.get(`/api/matters/${thing}`)).body
    expect(whole.matter.shared.tracks.thing.stage).toBe('running')
    const back = whole.related.filter(
      ({ inverse, name }: { inverse: boolean; name: string }) => inverse && name === 'partOf',
    )
    expect(back[0].rows).toHaveLength(2)
  })

  it('opens nothing twice when asked again, with the same command or another', async () => {
    const again = done(await parts()).body.parts
    expect(again.map(({ opened }: { opened: boolean }) => opened)).toEqual([false, false, false])
    const { body } = await window.get('/api/matters?kind=service-case')
    expect(body.items).toHaveLength(2)
  })

  it('is not finished while a case runs', async () => {
    const { body } = await take(thing, 'finish', { finishedOn: '2026-11-20' })
    expect(body.title).toBe('step.condition')
  })

  it('offers no end before that: what the form would be refused for is said instead', async () => {
    const short = await open('one-thing-guide', { name: '示例开店', sample: true })
    done(await take(short, 'add-part', { partName: '示例备案', partNature: 'service', partHandler: liling }))
    const other = await open('one-thing', { ...opening, guide: short, sample: true })
    const [part] = done(await window.send('POST', `/api/matters/${other}/parts`, {})).body.parts
    const finish = async () =>
      (await window.get(`/api/matters/${other}`)).body.steps.find(({ step }: { step: string }) => step === 'finish')
    const before = await finish()
    expect(before).toMatchObject({ may: false, refusal: { code: 'step.condition' } })
    expect(before.refusal.zh).toContain('“还没办结的事项数”现为 1，要为 0')
    done(await take(part.matter, 'withdraw-case', { withdrawnFor: '示例' }))
    expect(await finish()).toMatchObject({ may: true })
    done(await take(other, 'finish', { finishedOn: '2026-11-20' }))
  })

  it('is finished in part once the rest is over, where one could never be opened, and the applicant reads why', async () => {
    const step = async (name: string) =>
      (await window.get(`/api/matters/${thing}`)).body.steps.find((one: { step: string }) => one.step === name)
    expect(await step('finish-partly')).toMatchObject({ may: false })
    const { items } = (await window.get('/api/matters?kind=service-case')).body
    const ours = items.filter(({ title }: { title: string }) => /食品经营|户外招牌/.test(title))
    expect(ours).toHaveLength(2)
    for (const { id } of ours) done(await take(id, 'withdraw-case', { withdrawnFor: '示例' }))
    // One of three was never opened: it cannot be finished whole, whatever becomes of the others.
    expect(await step('finish')).toMatchObject({ may: false })
    expect(await step('finish-partly')).toMatchObject({ may: true })
    const finishedOn = '2026-11-20'
    expect((await take(thing, 'finish-partly', { finishedOn })).body.title).toBe('field.required')
    const leftOutFor = '示例：跨县用工备案那一方还没有协议，请到当地窗口办。'
    done(await take(thing, 'finish-partly', { finishedOn, leftOutFor }))
    const { shared } = (await window.get(`/api/matters/${thing}`)).body.matter
    expect(shared.tracks.thing.stage).toBe('partly')
    expect(shared.fields).toMatchObject({ partsUnopened: 1, partsLeft: 0, leftOutFor })
    // No case is begun under a whole that has ended.
    const after = await parts()
    expect(after.status).not.toBe(500)
    expect((await window.get('/api/matters?kind=service-case')).body.items).toHaveLength(items.length)
  })

  it('is for whoever holds it: a desk that may not see it finds nothing, a matter without parts has none', async () => {
    const other = await node.as(stranger)
    expect((await other.send('POST', `/api/matters/${thing}/parts`, {})).status).toBe(404)
    expect((await window.send('POST', `/api/matters/${list}/parts`, {})).status).toBe(404)
  })
})
