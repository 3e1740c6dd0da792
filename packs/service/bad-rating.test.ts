import { ledTo, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'

const kinds = allKinds(sha256Noble)
const kindOf = (id: string) => {
  const kind = kindById(kinds, id)
  if (!kind) throw new Error(id)
  return kind
}
const serviceCase = kindOf('service-case')
const xiangdong = '360313'
const liling = '430281'
const here = { party: xiangdong, desk: 'service-window' }
const there = { party: liling, desk: 'service-window' }
const publicly = (party: string) => ({ party, desk: 'public', role: 'public' })

function delivered(): Walk {
  const walk = new Walk(serviceCase, [xiangdong, liling], {
    agreement: agreementFor([xiangdong, liling], 'service-case'),
  }).open(here, {
    itemName: '示例事项',
    itemNature: 'service',
    mode: 'collected',
    handler: liling,
    applicantName: '示例申请人',
    applicantPhone: '13800000000',
  })
  return walk
    .step(here, 'check', { formComplete: true, identitySeen: 'original' })
    .step(here, 'offer')
    .step(there, 'accept')
    .step(there, 'decide-case', { decision: 'granted', decisionNo: '示例1号' })
    .step(there, 'deliver', { deliveredBy: 'post' })
}

function raised(): Walk {
  return new Walk(kindOf('bad-rating'), [xiangdong, liling], {
    agreement: agreementFor([xiangdong, liling], 'bad-rating'),
  }).open(
    { ...here, role: 'system' },
    {
      case: `${xiangdong}:019c8d44-75c0-74df-b2c3-af3e36ecee23`,
      rating: 'a'.repeat(64),
      caseTitle: '示例事项',
      side: 'handler',
      concerns: liling,
      grade: 1,
      words: '示例：太慢。',
      ratedOn: '2026-09-24',
    },
  )
}

describe('a rating', () => {
  it('is given once for the whole case, at the place that received it, whichever page is opened', () => {
    const walk = delivered()
    expect(walk.refused(publicly(liling), 'rate-handler', { handlerRating: 5 })).toBe('step.at-origin')
    walk.step(publicly(xiangdong), 'rate-handler', { handlerRating: 5 })
    expect(walk.refused(publicly(xiangdong), 'rate-handler', { handlerRating: 1 })).toBe('step.once')
    expect(walk.refused(publicly(liling), 'rate-handler', { handlerRating: 1 })).toBe('step.once')
    expect(walk.view(liling).shared.adds['rate-handler']).toHaveLength(1)
  })

  it('takes its day and whether it counts as content from nobody', () => {
    const walk = delivered().step(publicly(xiangdong), 'rate-receiver', { receiverRating: 3 })
    expect(walk.view().shared.adds['rate-receiver']?.[0]?.fields).toMatchObject({ receiverContent: 1 })
    walk.step(publicly(xiangdong), 'rate-handler', { handlerRating: 2 })
    expect(walk.view().shared.adds['rate-handler']?.[0]?.fields).toMatchObject({ handlerContent: 0 })
  })

  it('leads on where it is bad, to the window that it is about, and nowhere where it is not', () => {
    const walk = delivered()
      .step(publicly(xiangdong), 'rate-receiver', { receiverRating: 4 })
      .step(publicly(xiangdong), 'rate-handler', { handlerRating: 1, handlerWords: '示例：太慢。' })
    const matter = walk.view()
    const entry = (step: string) => matter.shared.adds[step]?.[0] as never
    expect(ledTo(serviceCase, matter, 'rate-receiver', entry('rate-receiver'))).toBeUndefined()
    expect(ledTo(serviceCase, matter, 'rate-handler', entry('rate-handler'))).toMatchObject({
      kind: 'bad-rating',
      desk: 'service-window',
      data: { concerns: liling, side: 'handler', grade: 1, words: '示例：太慢。', caseTitle: '示例事项' },
    })
  })
})

describe('a bad rating', () => {
  it('is called back in a working day, mended in fifteen by the window concerned, and rated once more', () => {
    const walk = raised()
    expect(walk.view().shared.tracks.main).toMatchObject({
      holder: there,
      clock: { name: 'main.raised', budget: 1, unit: 'working-days' },
    })
    expect(walk.refused(here, 'visit', { visitBy: 'phone', visitFound: '示例' })).toBe('step.not-holder')
    walk.step(there, 'visit', { visitBy: 'phone', visitFound: '示例：窗口只开一个。' })
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ name: 'main.mending', budget: 15 })
    expect(walk.refused(publicly(xiangdong), 'rate-again', { againRating: 5 })).toBe('step.not-now')
    walk.step(there, 'mend', { mendedHow: '示例：加开一个窗口。', mendedOn: '2026-10-12' })
    expect(walk.refused(publicly(liling), 'rate-again', { againRating: 5 })).toBe('step.at-origin')
    walk.step(publicly(xiangdong), 'rate-again', { againRating: 5 })
    expect(walk.refused(publicly(xiangdong), 'rate-again', { againRating: 1 })).toBe('step.once')
    walk.step(there, 'close-rating', { closedWith: '示例：已满意。' })
    expect(walk.stage()).toBe('closed')
  })

  it('may be appealed by the window and is decided by its head, not by who appealed', () => {
    const walk = raised().step(there, 'appeal', { appealFor: '示例：评错了件。' })
    expect(walk.refused(there, 'uphold-appeal', { appealFound: '示例' })).toBe('step.role')
    walk.step({ ...there, role: 'leader', officer: 'head' } as never, 'uphold-appeal', { appealFound: '示例：属实。' })
    expect(walk.stage()).toBe('dismissed')
  })

  it('is opened by a rating, never by hand', () => {
    expect(kindOf('bad-rating').declaration.opening).toMatchObject({ by: ['system'], keyed: ['rating'] })
  })
})
