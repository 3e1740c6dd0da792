import { contributionsOf, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'
import { savingsIndicators } from './savings.ts'

const kind = kindById(allKinds(sha256Noble), 'service-case')
if (!kind) throw new Error('service-case')
const xiangdong = '360313'
const liling = '430281'
const here = { party: xiangdong, desk: 'service-window' }
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
