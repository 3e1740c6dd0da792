import {
  canonicalBytes,
  canonicalText,
  chinaCalendar,
  commitPart,
  type Envelope,
  type Indicator,
  isRefusal,
  type LogId,
  type MatterId,
  type PartyId,
  type Refusal,
  SALT_BYTES,
  text,
} from '@lianyu/kernel'
import {
  allIndicators,
  allKinds,
  allRights,
  kindById,
  kindsByHash,
  serviceGrant,
  serviceScope,
  sharedScope,
} from '@lianyu/packs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { configOf } from '../store/connection.ts'
import { inParty } from '../store/transaction.ts'
import { projections } from './rebuild.ts'
import { sha256Node } from './sha256.ts'
import { command, done, introduce, officer, projectionRows, type TestJournal, testJournal } from './test-journal.ts'
import type { Fault, MirrorBatch, MirrorEntry } from './types.ts'

const [here, there] = ['360313', '430281'] as const
const all = allKinds(sha256Node)
const kinds = { byId: (id: string) => kindById(all, id), byHash: kindsByHash(all) }
/** What packs count, and cases under the agreement, so that both sides have numbers of what came from the other. */
const indicators: Indicator[] = [
  ...allIndicators,
  {
    id: 'service-case.standing',
    label: text('在办件', 'Cases'),
    scope: text('测试用', 'For tests'),
    unit: 'matters',
    measure: { of: 'service-case', value: 'count', when: { standing: true }, by: ['itemName', 'handler'] },
  },
]
let database: FreshDatabase
let test: TestJournal
let agreement: MatterId

beforeAll(async () => {
  database = await freshDatabase(inject)
  test = await testJournal(database.connection, { kinds, indicators, calendar: chinaCalendar() })
  for (const party of [here, there]) {
    await test.journal.addParty(introduce(party))
  }
  agreement = await signedAgreement()
})
afterAll(async () => {
  await test.close()
  await database.drop()
})

function act(party: PartyId, matter: MatterId, step: string, data = {}, role = 'officer', desk = 'office') {
  return done(test.journal.step({ party, actor: officer(party, desk, role), command: command(), matter, step, data }))
}
const window = (party: PartyId) => officer(party, 'service-window')
function take(party: PartyId, matter: MatterId, step: string, data = {}) {
  return act(party, matter, step, data, 'officer', 'service-window')
}

/** What a peer would send of a shared log: entries as they stand, and the parts that may travel. */
async function batchOf(from: PartyId, to: PartyId, origin: LogId, held: number, upTo?: number): Promise<MirrorBatch> {
  const { rows } = await inParty(test.store, from, 'exchange', (tx) =>
    tx.query<{ idx: number; bytes: Uint8Array; shared: Uint8Array | null; personal: Uint8Array | null }>(
      `select e.idx, e.bytes, e.shared, e.personal from entry e join head h on h.party = $1 and h.log = e.log
        where e.party = $1 and h.origin = $2 and e.idx >= $3 and e.idx < $4 order by e.idx`,
      [from, origin, held, upTo ?? 1_000_000],
    ),
  )
  const part = (stored: Uint8Array | null) =>
    stored === null ? undefined : { salt: stored.subarray(0, SALT_BYTES), bytes: stored.subarray(SALT_BYTES) }
  const entries = rows.map(({ bytes, shared, personal }): MirrorEntry => {
    const parts = { shared: part(shared), personal: part(personal) }
    return { bytes, parts: Object.fromEntries(Object.entries(parts).filter(([, one]) => one !== undefined)) }
  })
  return { party: to, origin, from: held, entries, checkpoint: await test.journal.checkpoint(from, origin) }
}

async function carry(from: PartyId, to: PartyId, id = agreement): Promise<{ size: number } | Refusal> {
  return test.journal.mirror(await batchOf(from, to, `${from}/${id}/1`, 0))
}

async function signedAgreement(scope = [...serviceScope, serviceGrant(allRights)]): Promise<MatterId> {
  const { matter } = await done(
    test.journal.open({
      party: here,
      actor: officer(here),
      command: command(),
      kind: 'agreement',
      data: {
        title: '示例跨省通办合作协议',
        form: 'cooperation',
        level: 'government',
        parties: [here, there],
        text: '示例正文',
        scope,
        validFrom: '2026-09-01',
      },
    }),
  )
  await act(here, matter, 'circulate')
  await act(here, matter, 'settle')
  const draft = (await test.journal.get(here, matter))?.shared.tracks.main?.last
  for (const [party, other] of [
    [here, there],
    [there, here],
  ] as const) {
    await act(party, matter, 'countersign', { countersignedBy: '司法局' }).catch(async () => {
      await carry(other, party, matter)
      return act(party, matter, 'countersign', { countersignedBy: '司法局' })
    })
    await act(party, matter, 'review-legality', { legalOpinion: '符合权限' }, 'legal')
    await act(party, matter, 'issue', {}, 'leader')
    await act(party, matter, 'seal', { paperNo: '示例〔2026〕1号' }, 'seal-keeper')
    await act(party, matter, 'sign', { draft, signatory: '区（市）长' }, 'leader')
    await carry(party, other, matter)
  }
  await act(here, matter, 'enter-force')
  await act(there, matter, 'acknowledge')
  await carry(here, there, matter)
  await carry(there, here, matter)
  return matter
}

async function openCase(name = '示例事项'): Promise<MatterId> {
  const { matter } = await done(
    test.journal.open({
      party: here,
      actor: window(here),
      command: command(),
      kind: 'service-case',
      agreement,
      data: {
        itemName: name,
        itemNature: 'service',
        mode: 'collected',
        handler: there,
        applicantName: '示例申请人',
        applicantId: '11010519491231002X',
        applicantPhone: '13800000000',
      },
    }),
  )
  return matter
}

async function sameState(matter: MatterId): Promise<void> {
  const [one, other] = [await test.journal.get(here, matter), await test.journal.get(there, matter)]
  expect(canonicalText(other?.shared)).toBe(canonicalText(one?.shared))
}

async function faultsOf(party: PartyId): Promise<Fault[]> {
  const faults: Fault[] = []
  for await (const found of test.journal.verify(party)) {
    if ('fault' in found) {
      faults.push(found)
    }
  }
  return faults
}

describe('two parties under an agreement', () => {
  it('hold the same shared state, and each its own inside', async () => {
    await sameState(agreement)
    expect((await test.journal.get(here, agreement))?.shared.tracks.main?.stage).toBe('in-force')
    const matter = await openCase()
    await take(here, matter, 'check', { formComplete: true, identitySeen: 'original', checkNote: '原件' })
    await take(here, matter, 'offer')
    await carry(here, there)
    await sameState(matter)
    await take(there, matter, 'accept')
    await carry(there, here)
    await sameState(matter)
    expect((await test.journal.get(here, matter))?.shared.tracks.case).toMatchObject({
      stage: 'accepted',
      holder: { party: there, desk: 'service-window' },
    })
    expect((await test.journal.get(there, matter))?.overlay.fields.applicantName).toBe('示例申请人')
  })
  it('write nothing under it that it does not name', async () => {
    const answer = await test.journal.open({
      party: here,
      actor: officer(here, 'project-office'),
      command: command(),
      kind: 'project',
      agreement,
      data: { name: '示例项目' },
    })
    expect(isRefusal(answer)).toBe(true)
  })
})

describe('a mirrored batch', () => {
  it('that comes again, in pieces or overlapping, is taken once', async () => {
    const matter = await openCase('示例重复')
    const origin: LogId = `${here}/${agreement}/1`
    const whole = await batchOf(here, there, origin, 0)
    const size = whole.entries.length
    const held = (await carry(there, here)) as { size: number }
    expect(held.size).toBeGreaterThan(0)
    const { checkpoint: _, ...first } = await batchOf(here, there, origin, 0, size - 1)
    expect(await test.journal.mirror(first)).toEqual({ size: size - 1 })
    expect(await test.journal.mirror(whole)).toEqual({ size })
    expect(await test.journal.mirror(whole)).toEqual({ size })
    expect(await test.journal.facts(there, matter)).toHaveLength(1)
    await sameState(matter)
  })
  it('that leaves entries out, or whose part is not the one committed to, changes nothing', async () => {
    await openCase('示例缺口')
    const origin: LogId = `${here}/${agreement}/1`
    const { size } = (await test.journal.mirror({ ...(await batchOf(here, there, origin, 0)), entries: [] })) as {
      size: number
    }
    const next = await batchOf(here, there, origin, size)
    expect(await test.journal.mirror({ ...next, from: size + 1 })).toMatchObject({ refusal: 'journal.gap' })
    const [entry] = next.entries
    const shared = { salt: Buffer.alloc(SALT_BYTES), bytes: entry?.parts.shared?.bytes as Uint8Array }
    const forged = { ...next, entries: [{ bytes: entry?.bytes as Uint8Array, parts: { shared } }] }
    expect(await test.journal.mirror(forged)).toMatchObject({ refusal: 'fact.commitment' })
    const foreign = { ...next, origin: `430181/${agreement}/1` as LogId, from: 0 }
    expect(await test.journal.mirror(foreign)).toMatchObject({ refusal: 'agreement.another-writer' })
    expect(await test.journal.mirror(next)).toEqual({ size: size + next.entries.length })
  })
  it('of an own log is refused', async () => {
    const batch = await batchOf(here, there, `${here}/${agreement}/1`, 0)
    expect(await test.journal.mirror({ ...batch, party: here })).toMatchObject({ refusal: 'journal.not-mirrored' })
  })
  it('waits where its grounds are not here, and shows when they come', async () => {
    const matter = await openCase('示例次序')
    await take(here, matter, 'check', { formComplete: true, identitySeen: 'original' })
    await take(here, matter, 'offer')
    await carry(here, there)
    await take(there, matter, 'accept')
    // The acceptance rests on the offer: a third party that has only the acceptance so far must wait with it.
    await test.journal.addParty(introduce('430181'))
    const accepted = await batchOf(there, '430181', `${there}/${agreement}/1`, 0)
    await test.journal.mirror(accepted)
    expect(await test.journal.get('430181', matter)).toBeUndefined()
    await test.journal.mirror(await batchOf(here, '430181', `${here}/${agreement}/1`, 0))
    expect((await test.journal.get('430181', matter))?.shared.tracks.case?.stage).toBe('accepted')
  })
  it('of a quarantined log goes no further than where it was quarantined', async () => {
    await openCase('示例隔离')
    const origin: LogId = `${here}/${agreement}/1`
    const next = await batchOf(here, there, origin, 0)
    await inParty(test.store, there, 'exchange', (tx) =>
      tx.query(
        `insert into quarantine (party, log, idx, why, evidence, at)
          select $1, h.log, h.size, $2, $3, $4 from head h where h.party = $1 and h.origin = $5`,
        [there, 'log.forked', Buffer.from('x'), '2026-11-20T08:24:00.000Z', origin],
      ),
    )
    expect(await test.journal.mirror(next)).toMatchObject({ refusal: 'journal.quarantined' })
    await inParty(test.store, there, 'app', (tx) =>
      tx.query('update quarantine set released_by = $2, released_at = $3 where party = $1', [
        there,
        'a',
        '2026-11-20T09:00:00.000Z',
      ]),
    )
    expect(await test.journal.mirror(next)).toEqual({ size: next.entries.length })
  })
  it('with a request to erase takes the part out here too', async () => {
    const matter = await openCase('示例删除')
    await carry(here, there)
    const [fact] = await test.journal.facts(here, matter)
    const asks = { party: here, actor: window(here), command: command(), matter, leaf: fact?.leaf as string }
    await done(test.journal.erase({ ...asks, part: 'personal', ground: '本人要求' }))
    await carry(here, there)
    const [theirs] = await test.journal.facts(there, matter)
    expect(theirs).toMatchObject({ erased: ['personal'], bytes: fact?.bytes })
    expect((await test.journal.get(there, matter))?.overlay.fields.applicantName).toBeUndefined()
    await sameState(matter)
    expect(await faultsOf(there)).toEqual([])
  })
})

describe('an id that a peer wrote under before its owner opened it', () => {
  const squatter = '430181'
  /** The peer's log in our agreement; what it says is proven by the exchange, and judged by the fold. */
  const log = (): LogId => `${squatter}/${agreement}/1`
  let written = 0
  const noOpening = { agreement: undefined, parties: undefined } as unknown as Partial<Envelope>
  async function squat(at: LogId, matter: MatterId, change: Partial<Envelope> = {}, of: PartyId = here) {
    const fields = { attachment: { hash: 'f'.repeat(64) }, opinion: '抢先' }
    const [salt, bytes] = [new Uint8Array(SALT_BYTES).fill(7), canonicalBytes({ fields })]
    const envelope: Envelope = {
      v: 1,
      command: command(),
      n: 0,
      kind: kindById(all, 'agreement')?.hash as string,
      matter,
      step: 'open',
      agreement,
      parties: [here, squatter].sort(),
      by: { party: squatter, desk: 'office', role: 'officer', officer: 'o1' },
      at: '2026-11-20T08:30:00.000Z',
      after: [],
      parts: { shared: commitPart(sha256Node, salt, bytes) },
      ...change,
    }
    const entry = { bytes: canonicalBytes(envelope), parts: { shared: { salt, bytes } } }
    expect(await test.journal.mirror({ party: of, origin: at, from: written, entries: [entry] })).toEqual({
      size: written + 1,
    })
    written += 1
  }
  const caseData = { itemName: '示例占用', itemNature: 'service', mode: 'collected', handler: there }
  const applicant = { applicantName: '示例申请人', applicantId: '11010519491231002X', applicantPhone: '13800000000' }
  const opening = (id: string, matter?: MatterId) => ({
    party: here,
    actor: window(here),
    command: id,
    kind: 'service-case',
    agreement,
    ...(matter === undefined ? {} : { matter }),
    data: { ...caseData, ...applicant },
  })
  /** What memory says, before and after everything is made again from the logs; and that the peer's fact is shown. */
  async function expectAsRebuilt(party: PartyId, matter: MatterId, flags: number) {
    const live = (await test.journal.get(party, matter))?.shared
    expect(live).toMatchObject({ kind: kindById(all, 'service-case')?.hash, fields: { itemName: '示例占用' } })
    expect(live?.flags.filter(({ by, why }) => by === squatter && why === 'void')).toHaveLength(flags)
    const rows = await projectionRows(test.store, party, projections)
    for await (const _ of test.journal.rebuild(party)) {
      // Only the rows at the end count.
    }
    expect(await projectionRows(test.store, party, projections)).toEqual(rows)
    expect(canonicalText((await test.journal.get(party, matter))?.shared)).toBe(canonicalText(live))
  }

  it('is its owner’s still, with the peer’s fact shown as void, live as after a rebuild', async () => {
    const id = command()
    await squat(log(), `${here}:${id}`)
    await squat(log(), `${here}:${id}`, { step: 'comment', after: ['a'.repeat(64)], ...noOpening })
    expect(await test.journal.get(here, `${here}:${id}`)).toBeUndefined()
    const { matter } = await done(test.journal.open(opening(id)))
    expect(await test.journal.get(here, matter)).toBeDefined()
    await expectAsRebuilt(here, matter, 1)
  })
  it('the same after a restart, with others opened in the same moment', async () => {
    const ids = [command(), command(), command()]
    await squat(log(), `${here}:${ids[1]}`)
    await test.restart()
    const receipts = await Promise.all(ids.map((id) => done(test.journal.open(opening(id)))))
    for (const [at, { matter }] of receipts.entries()) await expectAsRebuilt(here, matter, at === 1 ? 1 : 0)
    expect(await test.journal.open(opening(ids[1] as string))).toEqual({ ...receipts[1], replayed: true })
  })
  it('the same where it was said to be of a kind that nobody knows', async () => {
    const id = command()
    await squat(log(), `${here}:${id}`, { kind: 'e'.repeat(64) })
    await expectAsRebuilt(here, (await done(test.journal.open(opening(id)))).matter, 1)
  })
  it('the same where the owner chose the id itself', async () => {
    const matter: MatterId = `${here}:${command()}`
    await squat(log(), matter)
    await done(test.journal.open(opening(command(), matter)))
    await expectAsRebuilt(here, matter, 1)
    expect(await test.journal.open(opening(command(), matter))).toMatchObject({ refusal: 'journal.matter-exists' })
  })
  it('the same at a third party, which meets the peer’s fact before the opening', async () => {
    written = 0
    const id = command()
    await squat(log(), `${here}:${id}`, {}, there)
    await done(test.journal.open(opening(id)))
    await carry(here, there)
    await expectAsRebuilt(there, `${here}:${id}`, 1)
  })
})

describe('totals', () => {
  const totalsOf = (party: PartyId, indicator: string) =>
    inParty(test.store, party, 'app', async (tx) => {
      const sql = `select t.agreement, t.key, t.amount from indicator_total t
        where t.party = $1 and t.indicator = $2 and t.by = $3 order by t.key collate "C", t.agreement`
      return (await tx.query<{ agreement: string; key: string; amount: number }>(sql, [party, indicator, 'stage'])).rows
    })
  it('of what came from the other side are the same there, and follow its steps', async () => {
    const matter = await openCase('示例计数')
    await take(here, matter, 'check', { formComplete: true, identitySeen: 'original' })
    await carry(here, there)
    await carry(there, here)
    const [ours, theirs] = [
      await totalsOf(here, 'service-case.standing'),
      await totalsOf(there, 'service-case.standing'),
    ]
    expect(ours.length).toBeGreaterThan(1)
    expect(theirs).toEqual(ours)
    expect(new Set(ours.map((row) => row.agreement))).toEqual(new Set([agreement]))
  })
  it('move from home into the agreement with the matter that is shared', async () => {
    const projects = await signedAgreement(sharedScope(['project']))
    const { matter } = await done(
      test.journal.open({
        party: here,
        actor: officer(here, 'project-office'),
        command: command(),
        kind: 'project',
        data: { name: '示例项目', investor: '示例投资方', chain: '电子信息' },
      }),
    )
    expect(await totalsOf(here, 'project.standing')).toEqual([{ agreement: '', key: 'talks', amount: 1 }])
    const actor = officer(here, 'project-office')
    await done(
      test.journal.share({
        party: here,
        actor,
        command: command(),
        matter,
        agreement: projects,
        parties: [here, there],
      }),
    )
    const shared = [{ agreement: projects, key: 'talks', amount: 1 }]
    expect(await totalsOf(here, 'project.standing')).toEqual(shared)
    await carry(here, there, projects)
    expect(await totalsOf(there, 'project.standing')).toEqual(shared)
  })
})

describe('what adds to a case and moves nothing', () => {
  const codesOf = (party: PartyId, matter: MatterId) =>
    inParty(test.store, party, 'app', async (tx) => {
      const text = 'select code_hash from query_code where party = $1 and matter = $2'
      return (await tx.query<{ code_hash: string }>(text, [party, matter])).rows.map(({ code_hash }) => code_hash)
    })

  it('shows on both sides at the same time of change; a paper that was issued is found by its code on both', async () => {
    const matter = await openCase('示例证照')
    await take(here, matter, 'check', { formComplete: true, identitySeen: 'original' })
    await take(here, matter, 'offer', { parcelNo: '示例寄9' })
    await carry(here, there)
    await take(there, matter, 'accept')
    await take(there, matter, 'decide-case', { decision: 'granted', decisionNo: '示例〔2026〕9号' })
    await carry(there, here)
    for (const comment of ['示例：已收到', '示例：请尽快']) {
      await take(here, matter, 'comment', { comment })
      await carry(here, there)
      const times = await Promise.all([here, there].map((party) => test.journal.get(party, matter)))
      expect(times[1]?.shared.adds.comment).toEqual(times[0]?.shared.adds.comment)
    }
    const certificateCode = '7'.repeat(64)
    const paper = {
      certificateNo: '示例证9号',
      certificateSays: '示例',
      certificateCode,
      certificateDigest: 'a'.repeat(64),
    }
    await act(there, matter, 'issue-certificate', paper, 'approver', 'service-window')
    expect(await codesOf(there, matter)).toContain(certificateCode)
    await carry(there, here)
    expect(await codesOf(here, matter)).toContain(certificateCode)
    await sameState(matter)
  })
})

describe('projections of both', () => {
  it('are the same rows when made again', async () => {
    for (const party of [here, there]) {
      const before = await projectionRows(test.store, party, projections)
      for await (const _ of test.journal.rebuild(party)) {
        // Only the rows at the end count.
      }
      expect(await projectionRows(test.store, party, projections)).toEqual(before)
    }
  })
  it('are the same after a restart', async () => {
    await test.restart()
    const matter = await openCase('示例重启')
    await carry(here, there)
    await sameState(matter)
  })
})

describe('verify', () => {
  async function tamper(text: string, values: unknown[]): Promise<void> {
    const owner = new pg.Client(configOf(database.connection))
    await owner.connect()
    await owner.query(text, values)
    await owner.end()
  }
  async function target(): Promise<{ log: number; idx: number; origin: LogId }> {
    const text = `select e.log, e.idx, h.origin from entry e join head h on h.party = $1 and h.log = e.log
      where e.party = $1 and h.scope = $2 and h.own and e.idx = 5`
    const { rows } = await inParty(test.store, here, 'app', (tx) =>
      tx.query<{ log: number; idx: number; origin: LogId }>(text, [here, agreement]),
    )
    return rows[0] as { log: number; idx: number; origin: LogId }
  }

  it('finds nothing in what was written', async () => {
    await test.journal.checkpoint(here, `${here}/${agreement}/1`)
    expect(await faultsOf(here)).toEqual([])
    expect(await faultsOf(there)).toEqual([])
  })
  it.each([
    ['a changed byte of an entry', 'bytes', 'log.entry-changed'],
    ['a changed leaf hash', 'leaf', 'log.leaf-changed'],
    ['a changed part', 'shared', 'fact.commitment'],
  ])('names the entry with %s', async (_name, column, code) => {
    const { log, idx, origin } = await target()
    const flip = `update entry set ${column} = set_byte(${column}, 40 % length(${column}), get_byte(${column}, 40 % length(${column})) # 1)
      where party = $1 and log = $2 and idx = $3`
    await tamper(flip.replaceAll('40', column === 'leaf' ? '7' : '40'), [here, log, idx])
    expect(await faultsOf(here)).toMatchObject([{ log: origin, index: idx, fault: { refusal: code } }])
    await tamper(flip.replaceAll('40', column === 'leaf' ? '7' : '40'), [here, log, idx])
    expect(await faultsOf(here)).toEqual([])
  })
  it('names an entry that is gone, and one that was cut off', async () => {
    const { log, idx, origin } = await target()
    await tamper('create table kept as select * from entry where party = $1 and log = $2 and idx >= $3', [
      here,
      log,
      idx,
    ])
    await tamper('delete from entry where party = $1 and log = $2 and idx = $3', [here, log, idx])
    expect(await faultsOf(here)).toMatchObject([{ log: origin, index: idx, fault: { refusal: 'log.entries-missing' } }])
    await tamper('insert into entry select * from kept where party = $1 and log = $2 and idx = $3', [here, log, idx])
    expect(await faultsOf(here)).toEqual([])
  })
})
