import { type Kind, sha256Noble } from '@lianyu/kernel'
import { allKinds } from '@lianyu/packs'
import { describe, expect, it } from 'vitest'
import type { AgreementAnswer } from '../../api/types.ts'
import { agreementsFor, mayBeLocal, meantBy, namedParties } from './under-which.ts'

const kinds = allKinds(sha256Noble)
const kindNamed = (id: string) => kinds.find((one) => one.declaration.id === id) as Kind
const agreement = (id: string, status: string, kind: string, ...parties: string[]) =>
  ({
    id,
    status,
    scope: [{ kind, steps: '*', part: 'shared', audience: 'matter-parties' }],
    parties: parties.map((party) => ({ id: party, name: { zh: party, en: party }, signed: true })),
  }) as unknown as AgreementAnswer
const liling = agreement('a', 'in-force', 'service-case', '360313', '430281')
const liuyang = agreement('b', 'in-force', 'service-case', '360313', '430181')

describe('the agreement a new matter stands under', () => {
  it('is in force, ours, and speaks of the kind', () => {
    const offered = [
      liling,
      agreement('c', 'draft', 'service-case', '360313', '430281'),
      agreement('d', 'in-force', 'project', '360313', '430281'),
      agreement('e', 'in-force', 'service-case', '430181', '430281'),
    ]
    expect(agreementsFor(kindNamed('service-case'), offered, '360313')).toEqual([liling])
  })
  it('is the one with the party that the form names', () => {
    const named = namedParties(kindNamed('service-case'), { handler: '430181', itemName: 'x' })
    expect(named).toEqual(['430181'])
    expect(meantBy([liling, liuyang], named, false)).toBe(liuyang)
    expect(meantBy([liling, liuyang], [], false)).toBeUndefined()
    expect(meantBy([liling], [], false)).toBe(liling)
    expect(meantBy([liling], [], true)).toBeUndefined()
  })
  it('is not asked for of what may stay at home', () => {
    expect(mayBeLocal(kindNamed('project'), {}, '360313')).toBe(true)
    expect(mayBeLocal(kindNamed('service-case'), {}, '360313')).toBe(false)
    expect(mayBeLocal(kindNamed('service-case'), { handler: '430281' }, '360313')).toBe(false)
  })
  it('is none for what one’s own hall decides: nobody else is shown it', () => {
    const values = { handler: '360313' }
    expect(mayBeLocal(kindNamed('service-case'), values, '360313')).toBe(true)
    expect(meantBy([liling], [], true)).toBeUndefined()
  })
})
