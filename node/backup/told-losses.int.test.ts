import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { callerOf, shangli } from '../api/test-node.ts'
import { confirmLoss } from './confirm-loss.ts'
import { openAtHome, SetBackNode } from './set-back.testing.ts'

const officer = { party: shangli, desk: 'project-office', role: 'officer' }
const administrator = { party: shangli, desk: 'administration', role: 'administrator' }
const home = `${shangli}/home/1`
let back: SetBackNode

beforeAll(async () => {
  back = await SetBackNode.make(inject, [officer, administrator], async (caller) => {
    for (const name of ['示例项目甲', '示例项目乙']) expect((await openAtHome(caller, name)).status).toBe(201)
  })
})
afterAll(() => back?.close())

const ready = async () => {
  const { status, body } = await callerOf(back.node, '').get('/readyz')
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  return { status, party: body.parties.find(({ party }: any) => party === shangli) }
}

describe('what a restore has left undone or lost', () => {
  it('while a log is behind: /readyz and the session name it with both sizes, reading goes on, writing is refused', async () => {
    const { status, party } = await ready()
    expect(status).toBe(503)
    expect(party).toMatchObject({ writable: false, why: 'journal.behind' })
    const [log] = party.standing.behind.filter((one: { log: string }) => one.log === home)
    expect(log).toMatchObject({ scope: 'home', ask: [] })
    expect(log.signed - log.held).toBe(2)
    expect(party.standing.lost).toEqual([])
    const [caller] = back.callers
    const session = await caller?.get('/api/session')
    expect(session?.body.standing.behind).toEqual(party.standing.behind)
    expect((await caller?.get('/api/matters'))?.status).toBe(200)
    expect(await openAtHome(caller as never, '示例项目丙')).toMatchObject({
      status: 503,
      body: { title: 'journal.behind' },
    })
  })

  it('once an operator gave it up: the range is said to everybody, an audit fact and a notice to administrators, once', async () => {
    await confirmLoss(back.dataDir, [], Date.now())
    const until = Date.now() + 60_000
    while ((await ready()).status !== 200 && Date.now() < until) await sleep(2)
    // Once it is said to be ready it stays so: between the logs that change together nothing is open for a moment.
    for (let n = 0; n < 200; n++) expect((await ready()).status).toBe(200)
    const { status, party } = await ready()
    expect([status, party.writable, party.standing.behind]).toEqual([200, true, []])
    const lost = party.standing.lost.find((one: { log: string }) => one.log === home)
    expect(lost).toMatchObject({ scope: 'home', what: 'entries', uncertain: false })
    expect(lost.to - lost.from).toBe(2)
    const [caller, admin] = back.callers
    expect((await caller?.get('/api/session'))?.body.standing).toEqual(party.standing)
    const notices = async () =>
      // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
      (await admin?.get('/api/notices'))?.body.items.filter(({ what }: any) => what === 'lost')
    for (let n = 0; n < 100 && (await notices()).length < party.standing.lost.length; n++) await sleep(100)
    expect((await notices()).length).toBe(party.standing.lost.length)
    expect((await notices())[0].sentence.zh).toContain('缺失')
    const audit = await admin?.get('/api/admin/audit')
    // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
    const said = audit?.body.items.filter(({ deed }: any) => deed === 'restored')
    expect(said.length).toBe(party.standing.lost.length)
    expect(JSON.stringify(said)).toContain(`${home} entries ${lost.from}–${lost.to}`)
    // What was written before the restore is read on from page to page.
    const cursors: string[] = []
    for (let cursor = ''; cursors.length < 200; ) {
      const page = (await admin?.get(`/api/admin/audit?limit=2${cursor && `&cursor=${cursor}`}`))?.body
      if (page.next === null) break
      cursor = page.next
      cursors.push(cursor)
    }
    expect(cursors.some((cursor) => cursor.startsWith('1.'))).toBe(true)
    expect(new Set(cursors).size).toBe(cursors.length)
    // Officers who sit elsewhere are not bothered with it.
    expect((await caller?.get('/api/notices'))?.body.items).toEqual([])
    expect((await openAtHome(caller as never, '示例项目丙')).status).toBe(201)
  })
})
