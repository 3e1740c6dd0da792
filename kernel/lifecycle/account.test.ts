import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256Noble } from '../log/suite.ts'
import { text } from '../names.ts'
import { isRefusal } from '../refusal/refusal.ts'
import { leftOf } from './account.ts'
import * as field from './author-fields.ts'
import type { Context } from './context.ts'
import { decide } from './decide.ts'
import { defineKind } from './define-kind.ts'
import { kindOf } from './kind-of.ts'
import { asksEntries } from './lookups.ts'
import type { Matter } from './matter.ts'
import { keyedIdOf, open } from './open-matter.ts'

const lines = [
  { step: 'put', amount: 'putFen', sign: 1 },
  { step: 'take', amount: 'takeFen', sign: -1 },
  { step: 'give-back', amount: 'takeFen', sign: 1 },
] as const
const ground = [
  { step: 'take', amount: 'takeFen', sign: 1 },
  { step: 'give-back', amount: 'takeFen', sign: -1 },
] as const

const account = kindOf(
  defineKind({
    pack: 'sample',
    id: 'purse',
    version: 1,
    label: text('账户', 'Purse'),
    title: 'name',
    fields: {
      name: field.words(text('名称', 'Name')),
      pot: field.words(text('科目', 'Pot')),
      putFen: field.money(text('存入', 'Put in'), { min: 1 }),
      takeFen: field.money(text('支取', 'Taken'), { min: 1 }),
      ground: field.words(text('事由', 'Ground')),
      what: field.words(text('对象', 'For')),
    },
    tracks: {
      main: {
        label: text('账户', 'Purse'),
        holder: 'office',
        start: 'kept',
        stages: { kept: { label: text('在用', 'Kept') } },
        steps: {},
      },
    },
    open: {
      put: { label: text('存入', 'Put in'), by: 'officer', of: 'origin', form: ['pot!', 'putFen!'] },
      take: {
        label: text('支取', 'Take'),
        by: 'officer',
        of: 'origin',
        booked: true,
        form: ['pot!', 'takeFen!', 'ground!', 'what!'],
        covered: { amount: 'takeFen', per: ['pot'], by: [...lines] },
        alone: { field: 'ground', while: [...ground], says: 'what' },
      },
      'give-back': {
        label: text('退回', 'Give back'),
        by: 'officer',
        of: 'origin',
        booked: true,
        form: ['pot!', 'takeFen!', 'ground!'],
        covered: { amount: 'takeFen', per: ['pot', 'ground'], by: [...ground] },
      },
    },
    opening: { by: 'officer', at: 'office', form: ['name!'], keyed: [] },
  }),
  sha256Noble,
)

type Entries = Matter['shared']['adds']

const purse = (adds: Entries): Matter => ({
  shared: {
    matter: '360322:00000000-0000-7000-8000-000000000002',
    kind: account.hash,
    origin: '360322',
    parties: ['360322'],
    openedAt: '2026-09-01T00:00:00.000Z',
    first: 'a'.repeat(64),
    fields: { name: '示例账户' },
    tracks: {},
    adds,
    flags: [],
    waiting: [],
  },
  overlay: { fields: {}, tracks: {}, adds: {} },
})

const context = (more: Partial<Context> = {}): Context => ({
  now: '2026-09-22T02:00:00.000Z',
  today: '2026-09-22',
  actor: { party: '360322', desk: 'office', role: 'officer', officer: 'o1' },
  command: '01970000-0000-7000-8000-000000000001',
  calendar: { version: '2026-1' },
  setting: () => undefined,
  bookedBy: '360322:00000000-0000-7000-8000-000000000003',
  ...more,
})

const added = (step: string, fields: Record<string, unknown>, adds: Entries): Entries => {
  const entry = { leaf: '', log: '', index: 0, by: '360322', desk: 'office', at: '2026-09-22T02:00:00.000Z', fields }
  return { ...adds, [step]: [...(adds[step] ?? []), entry] }
}
const refusalOf = (step: string, data: Record<string, unknown>, adds: Entries, more?: Partial<Context>) => {
  const answer = decide(account, purse(adds), step, { data }, context(more))
  return isRefusal(answer) ? answer : undefined
}

const tenWan = 10_000_000
const filled = added('put', { pot: '示例资金', putFen: tenWan }, {})
const one = { pot: '示例资金', takeFen: 6_000_000, ground: 'g1', what: '示例甲公司' }

it('what an account leaves is decided by its entries', () => {
  expect(['put', 'take', 'give-back'].map((step) => asksEntries(account, step))).toEqual([true, true, true])
})

describe('an account kept as entries', () => {
  it('gives what it has, and not a fen more', () => {
    expect(refusalOf('take', { ...one, takeFen: tenWan }, filled)).toBeUndefined()
    const short = refusalOf('take', { ...one, takeFen: tenWan + 1 }, filled)
    expect(short?.refusal).toBe('account.short')
    expect(short?.zh).toBe('“示例资金”只剩 10 万元，不够“支取”10.000001 万元。请先调整资金安排，或改小金额。')
    expect(short?.field).toBe('data.takeFen')
  })
  it('keeps its pots apart: what one has does not cover another', () => {
    expect(refusalOf('take', { ...one, pot: '别的资金' }, filled)?.refusal).toBe('account.short')
  })
  it('takes nothing twice for the same ground, and says for whom it was taken', () => {
    const after = added('take', one, filled)
    const again = refusalOf('take', { ...one, takeFen: 1, what: '示例乙公司' }, after)
    expect(again?.refusal).toBe('account.taken')
    expect(again?.zh).toContain('“示例甲公司”已于 2026-09-22 办过“支取”，同一事由不能再办')
    expect(refusalOf('take', { ...one, takeFen: 1, ground: 'g2' }, after)).toBeUndefined()
  })
  it('lets a ground go once all that was taken for it is back', () => {
    const after = added('take', one, filled)
    const some = added('give-back', { ...one, takeFen: 5_999_999 }, after)
    expect(refusalOf('take', one, some)?.refusal).toBe('account.taken')
    expect(refusalOf('give-back', { pot: one.pot, ground: 'g1', takeFen: 2 }, some)?.refusal).toBe('account.short')
    const all = added('give-back', { ...one, takeFen: 1 }, some)
    expect(refusalOf('take', one, all)).toBeUndefined()
  })
  it('is written only by the step that books it', () => {
    const answer = decide(account, purse(filled), 'take', { data: one }, context({ bookedBy: undefined as never }))
    expect(isRefusal(answer) && answer.refusal).toBe('step.booked')
  })
  it('never goes below nothing, whatever is asked of it in whatever order', () => {
    const ask = fc.record({
      step: fc.constantFrom('put', 'take', 'give-back'),
      pot: fc.constantFrom('甲', '乙'),
      ground: fc.constantFrom('g1', 'g2', 'g3'),
      fen: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(
      fc.property(fc.array(ask, { maxLength: 40 }), (asks) => {
        let adds: Entries = {}
        for (const { step, pot, ground: forWhat, fen } of asks) {
          const data =
            step === 'put'
              ? { pot, putFen: fen }
              : { pot, takeFen: fen, ground: forWhat, ...(step === 'take' ? { what: forWhat } : {}) }
          if (refusalOf(step, data, adds) === undefined) adds = added(step, data, adds)
          for (const each of ['g1', 'g2', 'g3']) {
            expect(leftOf([...ground], adds, (fields) => fields.ground === each)).toBeGreaterThanOrEqual(0)
          }
          for (const each of ['甲', '乙']) {
            expect(leftOf([...lines], adds, (fields) => fields.pot === each)).toBeGreaterThanOrEqual(0)
          }
        }
      }),
      { numRuns: 200, seed: 20261122 },
    )
  })
})

describe('a kind that a party keeps once', () => {
  it('has one id for a party, and no other opens it', () => {
    const id = keyedIdOf(account, '360322', { name: '示例账户' })
    expect(id).toBe(keyedIdOf(account, '360322', { name: '示例另一账户' }))
    expect(id).not.toBe(keyedIdOf(account, '360313', { name: '示例账户' }))
    const own = open(account, { matter: id as string, data: { name: '示例账户' } }, context())
    expect(isRefusal(own)).toBe(false)
    const other = '360322:00000000-0000-7000-8000-00000000000a'
    const answer = open(account, { matter: other, data: { name: '示例账户' } }, context())
    expect(isRefusal(answer) && answer.refusal).toBe('matter.bad-id')
  })
})
