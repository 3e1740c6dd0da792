import {
  availableSteps,
  type Context,
  type Contribution,
  contributionsOf,
  decide,
  goesBy,
  kindBehind,
  settingOn,
  sha256Noble,
  totalsMovedBy,
} from '@lianyu/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allIndicators, allKinds, kindById, settingDefaults } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'

const kinds = allKinds(sha256Noble)
const kind = kindById(kinds, 'service-case') as NonNullable<ReturnType<typeof kindById>>
const item = kindById(kinds, 'item') as typeof kind
const xiangdong = '360313'
const liling = '430281'
const leader = { party: xiangdong, desk: 'leader', role: 'leader' }
const there = { party: liling, desk: 'leader', role: 'leader' }
const clerk = { party: xiangdong, desk: 'service-window', role: 'officer' }
const agreement = agreementFor([xiangdong, liling], 'service-case')
const asked = {
  itemName: '示例事项',
  itemNature: 'service',
  mode: 'collected',
  handler: liling,
  applicantName: '示例申请人',
  applicantPhone: '13800000000',
  appliedVia: 'window',
  papersBefore: 7,
  daysBefore: 20,
  tripsBefore: 3,
}

/** The whole way to the result, by one person on each side in a trial, by the windows otherwise. */
function whole(trial: boolean): Walk {
  const [a, b] = trial ? [leader, there] : [clerk, { ...there, desk: 'service-window', role: 'approver' }]
  return new Walk(kind, [xiangdong, liling], { agreement, trial })
    .open(a, asked)
    .step(a, 'check', { formComplete: true, identitySeen: 'original', papersTaken: 3 })
    .step(a, 'offer')
    .step(b, 'accept')
    .step(b, 'decide-case', { decision: 'granted', decisionNo: '示例1' })
    .step(b, 'deliver', { deliveredBy: 'window' })
}

function totalsOf(walks: readonly Walk[]): Record<string, number> {
  const totals: Record<string, number> = {}
  const add = ({ indicator, period, amount }: Contribution, by: string, key: string) => {
    const place = `${indicator} ${period} ${by} ${key}`
    totals[place] = (totals[place] ?? 0) + amount
  }
  for (const walk of walks)
    for (const one of contributionsOf(allIndicators, walk.kind, walk.view()))
      for (const { by, key } of totalsMovedBy(one, ['mode', 'itemNature', 'handler'])) add(one, by, key)
  return totals
}

describe('a trial of a process (试走)', () => {
  const [real, tried] = [whole(false), whole(true)]

  it('is marked by its opening, the same at every party, and goes by a name that no kind has', () => {
    expect(tried.facts().map(({ envelope }) => envelope.trial)).toEqual([true, ...Array(5).fill(undefined)])
    for (const party of [xiangdong, liling]) {
      const { shared } = tried.view(party)
      expect(shared.trial).toBe(true)
      expect(kindBehind(goesBy(kind, shared))).toEqual({ kind: 'service-case', trial: true })
      expect(kindById(kinds, goesBy(kind, shared))).toBeUndefined()
    }
    expect(real.view().shared.trial).toBeUndefined()
    expect(goesBy(kind, real.view().shared)).toBe('service-case')
  })

  it('totals with trials are totals without them, whatever is mixed', () => {
    expect(Object.keys(totalsOf([real])).length).toBeGreaterThan(5)
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 6 }), (mixed) => {
        const all = mixed.map((trial) => (trial ? tried : real))
        expect(totalsOf(all)).toEqual(totalsOf(all.filter((walk) => walk === real)))
      }),
    )
  })

  it('lets who walks it play every desk and role of their own party, and none of the other party’s', () => {
    expect(tried.facts().map(({ envelope }) => envelope.by.role)).toEqual(Array(6).fill('leader'))
    const begun = new Walk(kind, [xiangdong, liling], { agreement, trial: true }).open(leader, asked)
    expect(begun.refused(there, 'check', {})).toBe('step.not-holder')
    // What the node alone does stays the node's.
    expect(begun.refused(leader, 'note-outside', {})).toBe('step.role')
    const genuine = new Walk(kind, [xiangdong, liling], { agreement }).open(clerk, asked)
    expect(genuine.refused(leader, 'check', {})).toBe('step.not-holder')
  })

  it('is checked at every step: nobody goes on with one who might not have opened it', () => {
    const [begun, genuine] = [true, false].map((trial) =>
      new Walk(kind, [xiangdong, liling], { agreement, trial }).open(trial ? leader : clerk, asked),
    ) as [Walk, Walk]
    const outside = { party: xiangdong, desk: 'service-window', role: 'applicant' }
    expect([genuine, begun].map((walk) => walk.refused(outside, 'withdraw-case', { withdrawnFor: '示例' }))).toEqual([
      undefined,
      'step.role',
    ])
    const platform = { party: xiangdong, desk: 'service-window', role: 'system' }
    const said = { outsidePlatform: '示例', outsideNumber: '1', outsideStatus: '示例' }
    expect([genuine, begun].map((walk) => walk.refused(platform, 'note-outside', said))).toEqual([
      undefined,
      'step.role',
    ])
    // The kind as it is now says who: a process that may no longer be walked is walked no further, by anybody.
    const { walked: _, ...closed } = kind
    const checked = { formComplete: true, identitySeen: 'original' }
    const context: Context = {
      now: '2026-09-22T02:00:00.000Z',
      today: '2026-09-22',
      actor: { ...leader, officer: 'o1' },
      command: '0199a000-0000-7000-8000-000000000001',
      calendar: { version: '2026-1' },
      setting: (key) => settingOn([], settingDefaults, key, '2026-09-22'),
      agreement,
    }
    expect(begun.refused(leader, 'check', checked)).toBeUndefined()
    for (const step of ['check', 'comment']) {
      expect(decide(closed, begun.view(), step, { data: checked }, context)).toMatchObject({
        refusal: 'matter.not-walked',
      })
    }
    const left = availableSteps(closed, begun.view(), context)
    expect(left.length).toBeGreaterThan(0)
    expect(left.filter(({ may }) => may)).toEqual([])
    expect(availableSteps(kind, begun.view(), context).some(({ may }) => may)).toBe(true)
  })

  it('is refused where a kind has no process to walk', () => {
    expect(() => new Walk(item, [xiangdong], { trial: true }).open(leader, { name: '示例' })).toThrow(
      'matter.not-walked',
    )
  })
})
