import { contributionsOf, type Kind, type Matter, type MatterId, totalsMovedBy } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { inParty } from '../store/transaction.ts'
import { projections } from './rebuild.ts'
import { sampleIndicators, sampleKind } from './sample-kind.ts'
import { command, done, introduce, officer, projectionRows, type TestJournal, testJournal } from './test-journal.ts'

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

const act = { party, actor: officer(party) }
function open(data: Record<string, unknown>): Promise<MatterId> {
  const given = { ...act, command: command(), kind: 'sample-case', data: { name: '示例业务件', ...data } }
  return done(test.journal.open(given)).then(({ matter }) => matter)
}
function step(matter: MatterId, name: string, data = {}) {
  return test.journal.step({ ...act, command: command(), matter, step: name, data })
}

/** Totals from nothing but the matters as they stand: what the rows must say, worked out the long way. */
async function recount(matters: readonly MatterId[], kind: Kind = sampleKind): Promise<Map<string, number>> {
  const sums = new Map<string, number>()
  const values = new Map<string, Set<string>>()
  const held = await test.journal.getMany(party, matters)
  for (const matter of held.values()) {
    for (const one of contributionsOf(sampleIndicators, kind, matter as Matter)) {
      const measure = sampleIndicators.find(({ id }) => id === one.indicator)?.measure
      const by = measure && 'of' in measure ? ['stage', 'desk', ...measure.by] : []
      for (const cell of totalsMovedBy(one, by)) {
        const name = [one.indicator, cell.by, one.sample ? 1 : 0, one.period, cell.key].join('|')
        if (one.value === undefined) sums.set(name, (sums.get(name) ?? 0) + one.amount)
        else values.set(name, (values.get(name) ?? new Set()).add(one.value))
      }
    }
  }
  for (const [name, set] of values) sums.set(name, set.size)
  return sums
}

async function stored(): Promise<Map<string, number>> {
  const name = `concat_ws('|', t.indicator, t.by, t.sample, t.period, t.key)`
  const totals = `select ${name} as name, sum(t.amount)::bigint as amount from indicator_total t where t.party = $1 group by 1`
  const values = `select ${name} as name, count(distinct t.value) as amount from indicator_value t where t.party = $1 group by 1`
  const found = new Map<string, number>()
  for (const text of [totals, values]) {
    const { rows } = await inParty(test.store, party, 'app', (tx) =>
      tx.query<{ name: string; amount: number }>(text, [party]),
    )
    for (const { name, amount } of rows) found.set(name, Number(amount))
  }
  return found
}

const sorted = (totals: Map<string, number>) => [...totals].sort(([a], [b]) => (a < b ? -1 : 1))

/** A small generator of whole numbers from a seed, so that a walk that fails can be taken again. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

const matters: MatterId[] = []
const months = ['2026-09', '2026-10', '2026-11']

describe('totals', () => {
  it.each([1, 2, 3])('equal a recount from the matters after a random walk (seed %i)', async (seed) => {
    const roll = dice(seed)
    const mine: MatterId[] = []
    for (let round = 0; round < 12; round++) {
      const opened = Array.from({ length: 2 }, () =>
        open({
          number: `甲${roll(3)}`,
          ...(roll(2) ? { fee: roll(1000), wantedOn: `${months[roll(3)]}-1${roll(9)}` } : {}),
          ...(roll(3) === 0 ? { sample: true } : {}),
          ...(roll(2) ? { remark: `词${roll(4)}` } : {}),
        }),
      )
      mine.push(...(await Promise.all(opened)))
      // What is refused on the way (a wrong stage) must count for nothing.
      await Promise.all(
        Array.from({ length: 20 }, () => {
          const matter = mine[roll(mine.length)] as MatterId
          const month = months[roll(3)]
          return [
            () => step(matter, 'begin', { remark: `词${roll(4)}` }),
            () => step(matter, 'rework', { number: `乙${roll(3)}` }),
            () => step(matter, 'finish', { result: `果${roll(2)}` }),
            () => step(matter, 'check'),
            () => step(matter, 'comment', { said: '好' }),
            () => step(matter, 'pay', { paidOn: `${month}-0${1 + roll(3)}`, paidFen: roll(500) }),
          ][roll(6)]?.()
        }),
      )
    }
    matters.push(...mine)
    const [rows, wanted] = [await stored(), await recount(matters)]
    expect(sorted(rows)).toEqual(sorted(wanted))
    expect([...wanted.keys()].filter((name) => name.includes('paid')).length).toBeGreaterThan(5)
  })

  it('of 256 commands at once are those of 256 one after another', async () => {
    const some = await Promise.all(
      Array.from({ length: 32 }, (_, i) => open({ number: '丙', fee: i, wantedOn: '2026-12-01' })),
    )
    matters.push(...some)
    const before = await stored()
    await Promise.all(
      Array.from({ length: 256 }, (_, i) =>
        done(
          step(
            some[i % 32] as MatterId,
            i < 32 ? 'begin' : 'pay',
            i < 32 ? {} : { paidOn: `2027-0${1 + (i % 7)}-0${Math.floor(i / 32)}`, paidFen: 1 },
          ),
        ),
      ),
    )
    const after = await stored()
    const moved = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
    expect(moved('sample-case.fee||0|2026-12|')).toBe(496)
    const paid = [...after].filter(([name]) => name.startsWith('sample-case.paid||0|2027-'))
    expect(paid.reduce((sum, [, amount]) => sum + amount, 0)).toBe(224)
    expect(sorted(after)).toEqual(sorted(await recount(matters)))
  })

  it('keep 样例 apart from the others', async () => {
    const before = await stored()
    matters.push(await open({ number: '丁', sample: true }))
    const after = await stored()
    expect((after.get('sample-case.standing||1||') ?? 0) - (before.get('sample-case.standing||1||') ?? 0)).toBe(1)
    expect(after.get('sample-case.standing||0||')).toBe(before.get('sample-case.standing||0||'))
  })

  it('take a payment corrected in its month for what it is now', async () => {
    const matter = await open({ number: '戊' })
    matters.push(matter)
    await done(step(matter, 'pay', { paidOn: '2028-05-01', paidFen: 700 }))
    await done(step(matter, 'pay', { paidOn: '2028-05-01', paidFen: 650 }))
    expect((await stored()).get('sample-case.paid||0|2028-05|')).toBe(650)
  })

  it('lose what an erased part had added, its value too', async () => {
    const matter = await open({ number: '己' })
    matters.push(matter)
    const receipt = await done(step(matter, 'begin', { remark: '只此一处的词' }))
    const all = projections.filter((table) => table !== 'term')
    const there = async () => JSON.stringify(await projectionRows(test.store, party, all)).includes('只此一处的词')
    expect(await there()).toBe(true)
    const leaf = receipt.facts[0]?.leaf as string
    await done(test.journal.erase({ ...act, command: command(), matter, leaf, part: 'shared', ground: '写错了地方' }))
    expect(await there()).toBe(false)
    expect(sorted(await stored())).toEqual(sorted(await recount(matters)))
  })

  it('are the same rows when made again, with nothing left of what came to nothing', async () => {
    const before = await projectionRows(test.store, party, projections)
    expect(before.contribution?.length).toBeGreaterThan(100)
    expect(before.indicator_total?.some((row) => row.includes('"count": 0'))).toBe(false)
    for await (const _ of test.journal.rebuild(party)) {
      // Only the rows at the end count.
    }
    expect(await projectionRows(test.store, party, projections)).toEqual(before)
  })

  it('are counted again where the release counts something else, and not where it counts the same', async () => {
    const before = await projectionRows(test.store, party, projections)
    await test.restart({ indicators: sampleIndicators.slice(0, 1) })
    const fewer = await projectionRows(test.store, party, ['indicator_total', 'indicator_value', 'contribution'])
    expect(fewer.indicator_value).toEqual([])
    expect(fewer.contribution?.every((row) => row.includes('sample-case.standing'))).toBe(true)
    await test.restart()
    expect(await projectionRows(test.store, party, projections)).toEqual(before)
    await inParty(test.store, party, 'app', (tx) => tx.query('delete from indicator_total where party = $1', [party]))
    await test.restart()
    expect((await projectionRows(test.store, party, ['indicator_total'])).indicator_total).toEqual([])
    await inParty(test.store, party, 'app', (tx) => tx.query('delete from indicator_basis where party = $1', [party]))
    await test.restart()
    expect(await projectionRows(test.store, party, projections)).toEqual(before)
  })

  it('cost a comment nothing: no row of theirs is touched', async () => {
    const matter = await open({ number: '辛' })
    const versions = () =>
      inParty(test.store, party, 'app', async (tx) => {
        const text = (table: string) => `select max(t.xmin::text::bigint) as at from ${table} t where t.party = $1`
        const [a, b] = [
          await tx.query<{ at: number }>(text('contribution'), [party]),
          await tx.query<{ at: number }>(text('indicator_total'), [party]),
        ]
        return [a.rows[0]?.at, b.rows[0]?.at]
      })
    const before = await versions()
    await done(step(matter, 'comment', { said: '好' }))
    expect(await versions()).toEqual(before)
  })
})
