import { describe, expect, it } from 'vitest'
import type { AgreementAnswer } from '../../api/types.ts'
import { countAgreements, inOrder, lineOf, unsignedOf } from './agreement-facts.ts'

const agreement = (status: AgreementAnswer['status'], signed: string[] = [], over: object = {}): AgreementAnswer => ({
  id: `360313:${status}`,
  title: status,
  form: 'cooperation',
  status,
  parties: ['360313', '430181'].map((id) => ({ id, name: { zh: id, en: id }, signed: signed.includes(id) })),
  scope: [],
  logs: [],
  ...over,
})

describe('agreements', () => {
  it('stand with what wants doing first', () => {
    const all = (['ended', 'in-force', 'draft', 'signing'] as const).map((status) => agreement(status))
    expect(inOrder(all).map((one) => one.status)).toEqual(['signing', 'draft', 'in-force', 'ended'])
  })

  it('say whose signature is missing, and count those that wait for us', () => {
    const half = agreement('signing', ['430181'])
    expect(unsignedOf(half).map((party) => party.id)).toEqual(['360313'])
    expect(unsignedOf(agreement('draft'))).toEqual([])
    expect(countAgreements([half, agreement('signing', ['360313']), agreement('in-force')], '360313')).toEqual({
      inForce: 1,
      signing: 2,
      mine: 1,
      ending: 0,
    })
  })

  it('are drawn from draft to end; one that was declined never passed through its force', () => {
    expect(lineOf(agreement('in-force')).map((one) => one.passed)).toEqual([
      'done',
      'done',
      'done',
      'current',
      'future',
      'future',
    ])
    expect(lineOf(agreement('ended')).map((one) => one.status)).toEqual(['draft', 'circulated', 'signing', 'ended'])
    expect(lineOf(agreement('ended', [], { inForceSince: '2026-01-05' }))).toHaveLength(6)
  })
})
