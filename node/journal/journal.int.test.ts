import { isRefusal, type MatterId, type Refusal } from '@lianyu/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { listMatters } from '../store/list-matters.ts'
import { listTracks } from '../store/list-tracks.ts'
import { inParty } from '../store/transaction.ts'
import { projections } from './rebuild.ts'
import { command, done, introduce, officer, projectionRows, type TestJournal, testJournal } from './test-journal.ts'
import type { Commit, OpenCommand, Receipt } from './types.ts'

const party = '360322'
let database: FreshDatabase
let test: TestJournal

beforeAll(async () => {
  database = await freshDatabase(inject)
  test = await testJournal(database.connection)
  await test.journal.addParty(introduce(party))
})
afterAll(async () => {
  await test.close()
  await database.drop()
})
beforeEach(() => test.at('2026-11-20T08:24:00.000Z'))

function opening(data: Record<string, unknown> = {}, id = command()): OpenCommand {
  return { party, actor: officer(party), command: id, kind: 'sample-case', data: { name: '示例业务件', ...data } }
}
async function opened(data: Record<string, unknown> = {}): Promise<MatterId> {
  return (await done(test.journal.open(opening(data)))).matter
}
function step(matter: MatterId, name: string, data = {}, extra = {}) {
  return test.journal.step({ party, actor: officer(party), command: command(), matter, step: name, data, ...extra })
}

describe('a command', () => {
  it('becomes a fact at the next place of its log, and the matter shows it', async () => {
    const receipt = await done(test.journal.open(opening({ fee: 12300 })))
    expect(receipt).toMatchObject({ replayed: false, facts: [{ log: `${party}/home/1` }] })
    const moved = await done(step(receipt.matter, 'begin', { remark: '收到' }, { version: 0 }))
    expect(moved.version).toBe(1)
    expect(moved.facts[0]?.index).toBe((receipt.facts[0]?.index as number) + 1)
    const matter = await test.journal.get(party, receipt.matter)
    expect(matter?.shared.tracks.case?.stage).toBe('working')
    expect(matter?.shared.fields).toMatchObject({ name: '示例业务件', remark: '收到' })
  })
  it('sent again is the same answer, also at the same moment and after a restart', async () => {
    const c = opening()
    const [one, two] = await Promise.all([done(test.journal.open(c)), done(test.journal.open(c))])
    expect([one, two].map((receipt) => receipt.replayed).sort()).toEqual([false, true])
    const move = { party, actor: officer(party), command: command(), matter: one.matter, step: 'begin', data: {} }
    const first = await done(test.journal.step(move))
    await test.restart()
    const again = await done(test.journal.step(move))
    expect(again).toEqual({ ...first, replayed: true })
    expect(await done(test.journal.open(c))).toEqual({ ...one, replayed: true })
    expect(await test.journal.facts(party, one.matter)).toHaveLength(2)
  })
  it('sent again with other input is refused, and so is an id that is none', async () => {
    const c = opening()
    await done(test.journal.open(c))
    expect(await test.journal.open({ ...c, data: { name: '别的' } })).toMatchObject({ refusal: 'command.reused' })
    expect(await test.journal.open({ ...c, command: 'x' })).toMatchObject({ refusal: 'command.bad-id' })
  })
  it('that is refused writes nothing and costs the others of its batch nothing', async () => {
    const matter = await opened()
    const before = await inParty(test.store, party, 'app', (tx) =>
      tx.query<{ size: number }>('select size from head where party = $1 and scope = $2', [party, 'home']),
    )
    const answers = await Promise.all([
      step(matter, 'finish', { result: 'x' }),
      step(matter, 'begin'),
      step(matter, 'no-such-step'),
      step('360322:01930000-0000-7000-8000-00000000ffff', 'begin'),
      test.journal.open(opening({ name: 1 })),
    ])
    expect(answers.map((answer) => (isRefusal(answer) ? answer.refusal : 'done'))).toEqual([
      'step.wrong-stage',
      'done',
      'step.unknown',
      'journal.no-matter',
      expect.stringMatching(/^(field|form)\./),
    ])
    const after = await inParty(test.store, party, 'app', (tx) =>
      tx.query<{ size: number }>('select size from head where party = $1 and scope = $2', [party, 'home']),
    )
    expect(after.rows[0]?.size).toBe((before.rows[0]?.size as number) + 1)
  })
  it('with content that cannot be written down is refused alone', async () => {
    const matter = await opened()
    const [huge, fine] = await Promise.all([
      step(matter, 'comment', { said: '字'.repeat(200_000) }),
      step(matter, 'comment', { said: '好' }),
    ])
    expect(isRefusal(huge)).toBe(true)
    expect(isRefusal(fine)).toBe(false)
  })
  it('is decided after those before it, of the same matter, in one batch', async () => {
    const matter = await opened()
    const version = 0
    const rivals = await Promise.all(Array.from({ length: 20 }, () => step(matter, 'begin', {}, { version })))
    const refusals = rivals.filter((answer): answer is Refusal => isRefusal(answer))
    expect(rivals.filter((answer) => !isRefusal(answer))).toHaveLength(1)
    expect(new Set(refusals.map((refusal) => refusal.refusal))).toEqual(new Set(['step.stale']))
    const many = await Promise.all(
      Array.from({ length: 300 }, (_, i) => done(step(matter, 'comment', { said: `第 ${i} 条` }))),
    )
    expect(new Set(many.map((receipt) => receipt.facts[0]?.index)).size).toBe(300)
    expect((await test.journal.get(party, matter))?.shared.adds.comment).toHaveLength(300)
  })
  it('for a party that is not here is an error', async () => {
    await expect(test.journal.open({ ...opening(), party: '430281' })).rejects.toMatchObject({
      refusal: { refusal: 'journal.no-party' },
    })
  })
})

describe('a matter with many remarks', () => {
  it('goes on without them where memory is short, and is read with all of them', async () => {
    await test.restart({ cacheBytes: 100_000 })
    const matters = await Promise.all(Array.from({ length: 4 }, () => opened({ number: 'N-1' })))
    const remark = (n: number) =>
      Promise.all(matters.map((matter) => done(step(matter, 'comment', { said: `第 ${n} 条` }))))
    for (let n = 0; n < 60; n++) await remark(n)
    for (const matter of matters) {
      await done(step(matter, 'pay', { paidOn: '2026-11-20', paidFen: 100 }))
      await done(step(matter, 'begin', { remark: '收到' }))
    }
    await remark(60)
    for (const matter of matters) {
      const shown = await test.journal.get(party, matter)
      expect(shown?.shared.adds.comment?.map(({ fields }) => fields.said)).toEqual(
        Array.from({ length: 61 }, (_, n) => `第 ${n} 条`),
      )
      expect(shown?.shared.tracks.case?.stage).toBe('working')
    }
    const rows = await projectionRows(test.store, party, projections)
    for await (const _ of test.journal.rebuild(party));
    expect(await projectionRows(test.store, party, projections)).toEqual(rows)
    await test.restart()
  })
})

describe('a matter', () => {
  it('is the same from memory and folded again from what is stored', async () => {
    const matter = await opened({ opinion: '内部', applicant: '某人', related: await opened() })
    await done(step(matter, 'begin', { opinion: '同意' }))
    await done(step(matter, 'pass', {}, { to: { party, desk: 'second' } }))
    const second = { actor: officer(party, 'second') }
    await done(step(matter, 'comment', { said: '好' }, second))
    const hot = await test.journal.get(party, matter)
    await test.restart()
    expect(JSON.parse(JSON.stringify(await test.journal.get(party, matter)))).toEqual(JSON.parse(JSON.stringify(hot)))
    expect(hot?.overlay.fields).toEqual({ opinion: '同意', applicant: '某人' })
  })
  it('handed out is not changed by what comes after', async () => {
    const matter = await opened()
    const before = await test.journal.get(party, matter)
    await done(step(matter, 'begin'))
    expect(before?.shared.tracks.case?.stage).toBe('received')
  })
  it('that nobody opened is not there', async () => {
    expect(await test.journal.get(party, `${party}:01930000-0000-7000-8000-00000000eeee`)).toBeUndefined()
  })
})

describe('the projections of a step', () => {
  it('show kind, stage, light, columns and terms in the list', async () => {
    const other = await opened()
    const matter = await opened({
      name: '示例醴陵烟花',
      number: 'A-7',
      fee: 5000,
      wantedOn: '2026-12-01',
      related: other,
    })
    const list = async (query = {}) => {
      const page = await inParty(test.store, party, 'app', (tx) =>
        listMatters(tx, { kinds: ['sample-case'], terms: ['烟花'], now: '2026-11-20T09:00:00.000Z', ...query }),
      )
      return 'rows' in page ? page.rows : []
    }
    expect(await list()).toMatchObject([
      { id: matter, stage: 'received', light: 'on-time', columns: { t1: 'A-7', n1: 5000, d1: '2026-12-01' } },
    ])
    // Five working days after Friday 20 November: the 27th; amber with two left, red the day after.
    expect(await list({ now: '2026-11-26T00:00:00.000Z' })).toMatchObject([{ light: 'due-soon' }])
    expect(await list({ now: '2026-11-29T00:00:00.000Z', light: 'late' })).toMatchObject([{ id: matter }])
    await done(step(matter, 'begin'))
    expect(await list({ stage: 'received' })).toEqual([])
    expect(await list({ stage: 'working' })).toMatchObject([{ holder: { party, desk: 'office' } }])
    const { rows } = await inParty(test.store, party, 'app', (tx) =>
      tx.query('select name, other from relation where party = $1 and matter = $2', [party, matter]),
    )
    expect(rows).toEqual([{ name: 'related', other }])
  })
  it('put a track on the desk that holds it, and on the list of the desk that waits for it', async () => {
    const matter = await opened()
    await done(step(matter, 'begin'))
    await done(step(matter, 'pass', {}, { to: { party, desk: 'third' } }))
    const on = async (list: 'held' | 'awaited', desk: string) => {
      const page = await inParty(test.store, party, 'app', (tx) =>
        listTracks(tx, { list, desk, now: '2026-11-20T09:00:00.000Z', limit: 100 }),
      )
      return 'rows' in page ? page.rows.filter((row) => row.matter === matter).map((row) => row.track) : []
    }
    expect(await on('held', 'third')).toEqual(['case'])
    // The office passed the case on; the third desk waits for the check that its next step needs.
    expect(await on('awaited', 'office')).toEqual(['case'])
    expect(await on('awaited', 'third')).toEqual(['check'])
    expect(await on('held', 'checking')).toEqual(['check'])
  })
  it('are the same rows when made again', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => opened({ name: `示例第 ${i} 件`, fee: i })))
    const matter = await opened({ number: 'B-1' })
    await done(step(matter, 'begin', { remark: '换了词' }))
    await done(step(matter, 'rework', { number: 'B-2' }))
    const before = await projectionRows(test.store, party, projections)
    expect(before.matter?.length).toBeGreaterThan(40)
    const progress = []
    for await (const one of test.journal.rebuild(party)) {
      progress.push(one.done / one.of)
    }
    expect(progress.at(-1)).toBe(1)
    expect(await projectionRows(test.store, party, projections)).toEqual(before)
    await done(step(matter, 'begin'))
  })
  it('are put right where they are wrong, and a row that is right is not written again', async () => {
    const [one, two] = [await opened({ number: 'R-1' }), await opened({ number: 'R-2' })] as const
    const before = await projectionRows(test.store, party, projections)
    const places = () =>
      inParty(test.store, party, 'app', (tx) =>
        tx.query<{ at: string }>(
          `select t.matter || t.term || t.ctid as at from term t where t.party = $1 order by 1`,
          [party],
        ),
      )
    const stood = await places()
    const nobody = `${party}:ffffffff-0000-7000-8000-000000000000`
    const wrong: [string, unknown[]][] = [
      [`update matter set title = 'wrong', t1 = null where party = $1 and id = $2`, [one]],
      [`update matter_now set stage = 'wrong' where party = $1 and id = $2`, [one]],
      [`delete from matter_now where party = $1 and id = $2`, [two]],
      [`delete from track where party = $1 and matter = $2`, [two]],
      [`insert into term (party, term, kind, matter) values ($1, 'wrong', 'wrong', $2)`, [one]],
      [`insert into term (party, term, kind, matter) values ($1, 'wrong', 'wrong', $2)`, [nobody]],
      [`insert into relation (party, matter, name, other) values ($1, $2, 'wrong', $3)`, [nobody, one]],
      [`insert into query_code (party, code_hash, matter) values ($1, 'wrong', $2)`, [nobody]],
    ]
    await inParty(test.store, party, 'app', async (tx) => {
      for (const [text, values] of wrong) expect((await tx.query(text, [party, ...values])).count).toBeGreaterThan(0)
    })
    for await (const _ of test.journal.rebuild(party));
    expect(await projectionRows(test.store, party, projections)).toEqual(before)
    expect(await places()).toEqual(stood)
  })
  it('are the same where comments come alone, and between the steps of a track in one batch', async () => {
    const matter = await opened({ number: 'C-1' })
    const say = (said: string) => step(matter, 'comment', { said })
    await done(say('一'))
    const read = await test.journal.get(party, matter)
    const asItWas = structuredClone(read)
    await Promise.all([say('二'), say('三'), step(matter, 'begin'), say('四')].map(done))
    await done(say('五'))
    expect(read).toEqual(asItWas)
    const held = await test.journal.get(party, matter)
    expect(held?.shared.adds.comment?.map(({ fields }) => fields.said)).toEqual(['一', '二', '三', '四', '五'])
    const before = await projectionRows(test.store, party, projections)
    for await (const _ of test.journal.rebuild(party)) {
      // It drops what memory held, too.
    }
    expect(await projectionRows(test.store, party, projections)).toEqual(before)
    expect(await test.journal.get(party, matter)).toEqual(held)
  })
})

describe('a listener to commits', () => {
  it('hears every fact once, in the order of the log, after it is durable', async () => {
    const heard: Commit[] = []
    const stop = test.journal.onCommit((commit) => heard.push(commit))
    const matters = await Promise.all(Array.from({ length: 30 }, () => opened()))
    stop()
    await opened()
    const facts = heard.flatMap((commit) => commit.facts)
    expect(new Set(facts.map((fact) => fact.matter))).toEqual(new Set(matters))
    const indexes = facts.map((fact) => fact.index)
    expect(indexes).toEqual([...indexes].sort((a, b) => a - b))
    expect(heard.at(-1)).toMatchObject({ party, own: true, size: (indexes.at(-1) as number) + 1 })
  })
})

describe('erasing a part', () => {
  it('takes content and salt out of the node and leaves the proof', async () => {
    const matter = await opened({ applicant: '某某人', name: '示例删除' })
    const [fact] = await test.journal.facts(party, matter)
    const asked = { party, actor: officer(party), command: command(), matter, leaf: fact?.leaf as string }
    await done(test.journal.erase({ ...asked, part: 'personal', ground: '本人要求' }))
    const [after] = await test.journal.facts(party, matter)
    expect(after).toMatchObject({ erased: ['personal'], bytes: fact?.bytes })
    expect(after?.parts.personal).toBeUndefined()
    expect((await test.journal.get(party, matter))?.overlay.fields).toEqual({})
    const { rows } = await inParty(test.store, party, 'app', (tx) =>
      tx.query<{ n: number }>(
        `select count(*) as n from entry where party = $1 and position('某某人'::bytea in coalesce(personal, '')) > 0`,
        [party],
      ),
    )
    expect(rows[0]?.n).toBe(0)
    const again = { ...asked, command: command(), part: 'shared' as const, ground: 'x' }
    expect(await test.journal.erase(again)).toMatchObject({ refusal: 'erase.not-erasable' })
  })
})

describe('a checkpoint of an own log', () => {
  it('covers what was committed before it was asked for', async () => {
    const receipt: Receipt = await done(test.journal.open(opening()))
    const note = await test.journal.checkpoint(party, `${party}/home/1`)
    const [origin, size] = note.split('\n')
    expect(origin).toBe(`${party}/home/1`)
    expect(Number(size)).toBeGreaterThan(receipt.facts[0]?.index as number)
  })
})
