import { allKinds } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { done } from '../api/test-agreement.ts'
import { shangli, startTestNode, type TestNode } from '../api/test-node.ts'
import { sha256Node } from '../journal/sha256.ts'
import { Urgings } from './urgings.ts'

const office = { party: shangli, desk: 'project-office', role: 'officer' }
const leader = { party: shangli, desk: 'leader', role: 'leader' }

let db: FreshDatabase
let node: TestNode

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, leader])
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

describe('an urging (催办)', () => {
  it('tells the desk that holds what is urged, once, by whom; a desk that urges itself is told nothing', async () => {
    const own = await node.as(office)
    const data = { name: '示例催办', investor: '示例公司', chain: '食品', sample: true }
    const { matter } = done(await own.send('POST', '/api/matters', { kind: 'project', data })).body
    const urge = { urgedLane: 'main', urgeText: '示例 请抓紧' }
    const chief = await node.as(leader)
    done(await chief.send('POST', `/api/matters/${matter}/steps/urge`, { data: urge }))
    done(await own.send('POST', `/api/matters/${matter}/steps/urge`, { data: urge }))

    const urgings = new Urgings({ ...node.deps, kinds: allKinds(sha256Node) })
    expect(urgings.follows({ kind: 'project', step: 'urge' })).toBe(true)
    expect(urgings.follows({ kind: 'project', step: 'comment' })).toBe(false)
    // What a process that died left out, and again after it was told.
    expect(await urgings.left(shangli)).toEqual([matter])
    for (let turn = 0; turn < 2; turn++) expect(await urgings.take(shangli, matter)).toBe(true)

    const { items } = (await own.get('/api/notices')).body
    const told = items.filter(({ what }: { what: string }) => what === 'urged')
    expect(told).toMatchObject([{ matter, title: '示例催办' }])
    expect(told[0].sentence.zh).toMatch(/^项目主线（上栗县 .*leader.*）催办，请抓紧办理$/)
  })
})
