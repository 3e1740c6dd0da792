import { defineKind, isRefusal, type Kind, kindOf } from '@lianyu/kernel'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { authoredBallot } from '../../kernel/lifecycle/fixtures/ballot-kind.ts'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { command, done, introduce, officer, type TestJournal, testJournal } from '../journal/test-journal.ts'
import { configOf, roleName } from '../store/connection.ts'
import { inParty } from '../store/transaction.ts'
import { FollowUp } from './follow-up.ts'
import { OpenSeals } from './open-seals.ts'

const party = '360322'
const kind: Kind = kindOf(defineKind(authoredBallot))
const desk = officer(party, 'desk')
const secret = '示例秘密票'

describe('a sealed entry on a node', () => {
  let db: FreshDatabase
  let test: TestJournal
  let owner: pg.Client
  let seals: FollowUp
  const troubles: unknown[] = []

  beforeAll(async () => {
    db = await freshDatabase(inject)
    owner = new pg.Client(configOf(db.connection))
    await owner.connect()
    const kinds = { byId: (id: string) => (id === 'ballot' ? kind : undefined), byHash: () => kind }
    test = await testJournal(db.connection, { kinds, indicators: [] })
    await test.journal.addParty(introduce(party))
    seals = newSeals()
    await seals.start()
  })
  afterAll(async () => {
    await seals?.stop()
    await test?.close()
    await owner?.end()
    await db?.drop()
  })

  const newSeals = () => {
    const deps = {
      store: test.store,
      journal: test.journal,
      kindsByHash: () => kind,
      steps: new Set(['open-all', 'tell']),
      now: () => Date.parse('2026-11-20T08:30:00Z'),
      onTrouble: (...trouble: [string, unknown]) => void troubles.push(trouble),
    }
    return new FollowUp(deps, new OpenSeals(deps))
  }

  const opened = async () => {
    const { matter } = await done(
      test.journal.open({ party, actor: desk, command: command(), kind: 'ballot', data: { name: '示例点评' } }),
    )
    return matter
  }
  const take = (matter: string, step: string, data: Record<string, unknown> = {}, id = command()) =>
    test.journal.step({ party, actor: desk, command: id, matter, step, data })
  const asApp = (statement: string) =>
    inParty(test.store, party, 'app', (tx) => tx.query<{ row: string }>(statement, [party])).then(({ rows }) => rows)
  /** Everything of the party that the node itself can read, in every table. */
  async function readable(): Promise<string> {
    const { rows } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'party'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege($1, c.oid, 'select')`,
      [roleName('app')],
    )
    const found: string[] = []
    for (const { name } of rows) {
      const lines = await asApp(`select to_jsonb(t)::text as row from ${name} t where t.party = $1`)
      found.push(...lines.map(({ row }) => row))
    }
    return found.join('\n')
  }
  const hexOf = (words: string) => Buffer.from(words).toString('hex')
  async function until(holds: () => Promise<boolean>) {
    for (const end = Date.now() + 20_000; !(await holds()) && Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }

  it('is counted at once, and the node can read its values in no table before they are opened', async () => {
    const matter = await opened()
    const id = command()
    const ballot = { juror: '示例评委一', vote: secret }
    const receipt = await done(take(matter, 'cast', ballot, id))
    expect(await done(take(matter, 'cast', ballot, id))).toMatchObject({ replayed: true, facts: receipt.facts })
    const held = await test.journal.get(party, matter)
    expect(held?.shared.adds.cast).toMatchObject([{ fields: { juror: '示例评委一' }, seal: /^sha256:[0-9a-f]{64}$/ }])
    expect(JSON.stringify(held)).not.toContain(secret)
    const all = await readable()
    expect(all).toContain(hexOf('示例评委一'))
    expect(all).not.toContain(secret)
    expect(all).not.toContain(hexOf(secret))
    // It is kept all the same, and nothing that the node may say removes it before its time.
    await asApp('delete from sealed_entry where party = $1')
    await owner.query('begin')
    await owner.query('select enter($1)', [party])
    const kept = await owner.query<{ content: Buffer }>('select content from sealed_entry')
    await owner.query('rollback')
    expect(kept.rows.map(({ content }) => content.subarray(32).toString())).toEqual([`{"fields":{"vote":"${secret}"}}`])
    const tooEarly = await test.journal.unseal({
      party,
      actor: desk,
      command: command(),
      matter,
      leaf: receipt.facts[0]?.leaf ?? '',
      salt: kept.rows[0]?.content.subarray(0, 32) as Buffer,
      bytes: kept.rows[0]?.content.subarray(32) as Buffer,
    })
    expect(isRefusal(tooEarly) && tooEarly.refusal).toBe('seal.too-early')

    await done(take(matter, 'open-all'))
    await until(async () => (await asApp('select 1 as row from sealed_entry where party = $1')).length === 0)
    const after = await test.journal.get(party, matter)
    expect(after?.shared.adds.cast).toMatchObject([{ fields: { juror: '示例评委一', vote: secret } }])
    expect(after?.shared.flags).toEqual([])
    expect((await test.journal.facts(party, matter)).length).toBe(4)
    expect(troubles).toEqual([])
  })

  it('is opened after a crash between the step and the opening, and once only', async () => {
    const matter = await opened()
    await done(take(matter, 'cast', { juror: '示例评委一', vote: secret }))
    await done(take(matter, 'cast', { juror: '示例评委二', vote: `${secret}二` }))
    await seals.stop()
    await done(take(matter, 'open-all'))
    expect(JSON.stringify(await test.journal.get(party, matter))).not.toContain(secret)
    for (let start = 0; start < 2; start++) {
      seals = newSeals()
      await seals.start()
      await seals.stop()
    }
    const held = await test.journal.get(party, matter)
    expect(held?.shared.adds.cast?.map(({ fields }) => fields.vote)).toEqual([secret, `${secret}二`])
    expect((await test.journal.facts(party, matter)).length).toBe(6)
    // A rebuild folds to the same, from the logs alone.
    for await (const _ of test.journal.rebuild(party));
    expect((await test.journal.get(party, matter))?.shared).toEqual(held?.shared)
  })
})
