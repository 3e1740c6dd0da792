import { contributionsOf, isMeasured, mainDimensions, sha256Noble, totalsMovedBy } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'
import { caseTerms } from './indicators.ts'
import { savingsIndicators } from './savings.ts'

const kind = kindById(allKinds(sha256Noble), 'service-case')
if (!kind) throw new Error('service-case')
const xiangdong = '360313'
const liling = '430281'
const here = { party: xiangdong, desk: 'service-window' }
const items = ['示例事项', '甲', '乙']
const item = (name: string) => `${liling}:01990000-0000-7000-8000-00000000000${items.indexOf(name)}`
const there = { party: liling, desk: 'service-window' }

function delivered(over: Record<string, unknown>) {
  const agreement = agreementFor([xiangdong, liling], 'service-case')
  return new Walk(kind as NonNullable<typeof kind>, [xiangdong, liling], { agreement })
    .open(here, {
      itemName: '示例事项',
      itemNature: 'service',
      mode: 'collected',
      handler: liling,
      applicantName: '示例申请人',
      applicantPhone: '13800000000',
      appliedVia: 'window',
      ...over,
    })
    .step(here, 'check', { formComplete: true, identitySeen: 'original', papersTaken: 3 })
    .step(here, 'offer')
    .step(there, 'accept')
    .on('2026-09-24')
    .step(there, 'ask-supplement', { supplementFor: '示例' })
    .on('2026-10-12')
    .step(there, 'receive-supplement', { suppliedWhat: '示例' })
    .on('2026-10-14')
    .step(there, 'decide-case', { decision: 'granted', decisionNo: '示例1' })
    .step(there, 'deliver', { deliveredBy: 'post' })
}
const measured = (walk: Walk) =>
  Object.fromEntries(
    contributionsOf(savingsIndicators, walk.kind, walk.view()).map((one) => [
      one.indicator.slice('service-case.'.length),
      `${one.amount} ${one.period}`,
    ]),
  )

describe('what was saved', () => {
  it('is measured from the case’s own facts: papers taken, days that counted, trips to a window', () => {
    expect(measured(delivered({ papersBefore: 7, daysBefore: 20, tripsBefore: 3 }))).toEqual({
      delivered: '1 2026-10',
      'papers-before': '7 2026-10',
      'papers-taken': '3 2026-10',
      'days-before': '20 2026-10',
      // 23 September, and 13 and 14 October: from the 24th to 12 October time stood still.
      'days-used': '3 2026-10',
      'trips-before': '3 2026-10',
      'trips-made': '1 2026-10',
    })
  })
  it('counts nothing of a case whose item says nothing of before', () => {
    expect(measured(delivered({}))).toEqual({ delivered: '1 2026-10' })
  })
})

describe('promised against used, by department', () => {
  it('counts each ended term where the case was when it ended, and what the law suspends not at all', () => {
    const agreement = agreementFor([xiangdong, liling], 'service-case')
    const bureau = { party: liling, desk: 'market-regulation' }
    const walk = new Walk(kind as NonNullable<typeof kind>, [xiangdong, liling], { agreement })
      .open(here, {
        item: item('示例事项'),
        itemName: '示例事项',
        itemNature: 'service',
        mode: 'collected',
        handler: liling,
        promisedDays: 3,
        applicantName: '示例申请人',
        applicantPhone: '13800000000',
      })
      .step(here, 'check', { formComplete: true, identitySeen: 'original', papersTaken: 3 })
      .step(here, 'offer')
      .on('2026-09-23')
      .step(there, 'accept')
      .step(there, 'pass-desk', {}, bureau)
      .on('2026-10-14')
      .step(bureau, 'decide-case', { decision: 'granted', decisionNo: '示例1' })
    const found = contributionsOf(caseTerms, walk.kind, walk.view())
    const of = (id: string) =>
      found
        .filter(({ indicator }) => indicator === `service.${id}`)
        .map(({ keys: [stage, desk, handler, , about], amount, period }) => [
          stage,
          desk,
          handler,
          about,
          amount,
          period,
        ])
    const [window, decider] = [
      ['offered', 'service-window', liling, item('示例事项')],
      ['accepted', 'market-regulation', liling, item('示例事项')],
    ]
    expect(of('days-promised')).toEqual([
      [...window, 5, '2026-09'],
      [...decider, 3, '2026-10'],
    ])
    // 24, 28, 29 and 30 September; 8, 9, 10 (moved), 12, 13 and 14 October.
    expect(of('days-used')).toEqual([
      [...window, 1, '2026-09'],
      [...decider, 10, '2026-10'],
    ])
    expect(of('terms-kept').map(([stage, , , , kept]) => [stage, kept])).toEqual([
      ['offered', 1],
      ['accepted', 0],
    ])
  })
  it('charges each day to the department that held it, and shares the promise by those days', () => {
    const agreement = agreementFor([xiangdong, liling], 'service-case')
    const bureau = { party: liling, desk: 'market-regulation' }
    const tax = { party: liling, desk: 'taxation' }
    const walk = new Walk(kind as NonNullable<typeof kind>, [xiangdong, liling], { agreement })
      .open(here, {
        itemName: '示例事项',
        itemNature: 'service',
        mode: 'collected',
        handler: liling,
        promisedDays: 5,
        applicantName: '示例申请人',
        applicantPhone: '13800000000',
      })
      .step(here, 'check', { formComplete: true, identitySeen: 'original' })
      .step(here, 'offer')
      .step(there, 'accept')
      // 23 and 24 September are the window's, 28 and 29 the bureau's, 30 and 8 to 10 October the tax office's.
      .on('2026-09-24')
      .step(there, 'pass-desk', {}, bureau)
      .on('2026-09-29')
      .step(bureau, 'pass-desk', {}, tax)
      .on('2026-10-10')
      .step(tax, 'decide-case', { decision: 'granted', decisionNo: '示例1' })
    const found = contributionsOf(caseTerms, walk.kind, walk.view()).filter(({ keys }) => keys[0] === 'accepted')
    const of = (id: string) =>
      found.filter(({ indicator }) => indicator === `service.${id}`).map(({ keys, amount }) => [keys[1], amount])
    expect(of('days-used')).toEqual([
      ['service-window', 2],
      ['market-regulation', 2],
      ['taxation', 4],
    ])
    // Of five days 1.25, 1.25 and 2.5: whole ones, and together five.
    expect(of('days-promised')).toEqual([
      ['service-window', 1],
      ['market-regulation', 1],
      ['taxation', 3],
    ])
    expect(of('terms')).toEqual([['taxation', 1]])
    expect(of('terms-kept')).toEqual([['taxation', 0]])
  })
})

describe('what was saved, item by item', () => {
  it('adds up to the whole, and each item keeps its own', () => {
    const walks = [
      delivered({ item: item('甲'), papersBefore: 7 }),
      delivered({ item: item('甲'), papersBefore: 5 }),
      delivered({ item: item('乙'), papersBefore: 4 }),
    ]
    const measures = savingsIndicators.flatMap(({ id, measure }) =>
      id === 'service-case.papers-before' && isMeasured(measure) ? [measure] : [],
    )
    const split = [...mainDimensions, ...(measures[0]?.by ?? [])]
    const taken = new Map<string, number>()
    for (const walk of walks) {
      for (const one of contributionsOf(savingsIndicators, walk.kind, walk.view())) {
        if (one.indicator !== 'service-case.papers-before') continue
        for (const { by, key } of totalsMovedBy(one, split)) {
          if (by === '' || by === 'item') taken.set(key, (taken.get(key) ?? 0) + one.amount)
        }
      }
    }
    expect(Object.fromEntries(taken)).toEqual({ '': 16, [item('甲')]: 12, [item('乙')]: 4 })
  })
})
