import { paperScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { agreeOn, done, officeOf, until } from '../test-agreement.ts'
import { type Caller, liling, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const here = { party: xiangdong, desk: 'service-window', role: 'officer' }
const there = { party: liling, desk: 'service-window', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let asker: Caller
let keeper: Caller
let id: string
let code: string
let file: { hash: string }

const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const take = (who: Caller, step: string, data: object = {}, rest: object = {}) =>
  who.send('POST', `/api/matters/${id}/steps/${step}`, { data, ...rest })
const stageAt = async (who: Caller, track: string) =>
  (await who.get(`/api/matters/${id}`)).body.matter?.shared.tracks[track].stage
const preview = () => node.nobody.bytes(`/api/public/matters/${code}/preview`)

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [here, there, ...officeOf(xiangdong), ...officeOf(liling)])
  const agreement = await agreeOn(node, [xiangdong, liling], paperScope)
  asker = await node.as(here)
  keeper = await node.as(there)
  const opened = await asker.send('POST', '/api/matters', {
    kind: 'paper-request',
    agreement,
    data: {
      paperName: '示例户籍证明',
      provider: liling,
      forWhat: '示例子女入学',
      basis: '示例',
      sample: true,
      subjectName: '示例申请人',
      subjectId: '11010519491231002X',
    },
  })
  ;({ matter: id, queryCode: code } = done(opened).body)
  const consent = { consentHow: 'signed', consentTo: '只用于子女入学', consentOn: '2026-11-02' }
  done(await take(asker, 'give-consent', consent))
  done(await take(asker, 'ask', {}, { to: { party: liling, desk: 'service-window' } }))
  await until(
    () => stageAt(keeper, 'request'),
    (stage) => stage === 'asked',
  )
  done(await take(keeper, 'take-up'))
  file = done(
    await keeper.send('PUT', '/api/files', pdf, { 'x-file-name': 'p.pdf', 'content-type': 'application/octet-stream' }),
  ).body
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

describe('a paper seen before it travels', () => {
  it('is not there to see before its keeper has it ready', async () => {
    expect((await preview()).status).toBe(404)
    expect((await node.nobody.get(`/api/public/matters/${code}`)).body.preview).toBe(false)
  })

  it('opens for the query code alone, and that it was seen is a fact the node wrote', async () => {
    done(await take(keeper, 'show-preview', { previewFile: [file], issuedBy: '示例派出所' }))
    await until(
      () => stageAt(asker, 'request'),
      (stage) => stage === 'ready',
    )
    const early = await take(asker, 'approve-preview', { previewedBy: 'person', previewedOn: '2026-11-03' })
    expect(early.body.title).toBe('step.gathering')
    const seen = await preview()
    expect([seen.status, seen.bytes.equals(pdf)]).toEqual([200, true])
    expect(seen.headers['cache-control']).toContain('no-store')
    const state = (await keeper.get(`/api/matters/${id}`)).body.matter.shared
    expect(state.adds['saw-preview']).toMatchObject([{ by: liling, fields: { sawHash: file.hash } }])
    expect((await node.nobody.get(`/api/public/matters/AAAAAAAAAAAAAAAAAAAAAAAAAA/preview`)).status).toBe(404)
    const elsewhere = await node.nobody.get(`/api/public/matters/${code}/preview`, { 'sec-fetch-site': 'cross-site' })
    expect(elsewhere.body.title).toBe('node.cross-site')
  })

  it('cannot be claimed to have been seen: neither by the public nor by an officer', async () => {
    const url = `/api/public/matters/${code}/steps/saw-preview`
    expect((await node.nobody.send('POST', url, { data: {} })).status).toBe(404)
    expect((await take(keeper, 'saw-preview')).body.title).toBe('step.role')
  })

  it('travels once approved, and only the very file that was seen', async () => {
    await until(
      async () => (await asker.get(`/api/matters/${id}`)).body.matter.shared.adds['saw-preview']?.length,
      (count) => count > 0,
    )
    done(await take(asker, 'approve-preview', { previewedBy: 'person', previewedOn: '2026-11-03' }))
    await until(
      () => stageAt(keeper, 'preview'),
      (stage) => stage === 'approved',
    )
    const headers = { 'x-file-name': 'other.pdf', 'content-type': 'application/octet-stream' }
    const other = done(await keeper.send('PUT', '/api/files', Buffer.concat([pdf, pdf]), headers)).body
    expect((await take(keeper, 'give', { paper: [other] })).body.title).toBe('step.condition')
    done(await take(keeper, 'give', { paper: [file] }))
    await until(
      () => stageAt(asker, 'request'),
      (stage) => stage === 'given',
    )
    expect((await preview()).status).toBe(404)
    const got = await until(
      () => asker.bytes(`/api/files/${file.hash}`),
      ({ status }) => status === 200,
    )
    expect(got.bytes.equals(pdf)).toBe(true)
  })
})
