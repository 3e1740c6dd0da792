import { describe, expect, it } from 'vitest'
import { checkScopeRows, rowCovers, type ScopeRow } from './scope.ts'

const shared: ScopeRow = { kind: 'service-case', steps: '*', part: 'shared', audience: 'matter-parties' }
const personal: ScopeRow = { ...shared, steps: ['open'], part: 'personal', purpose: '办理申请人本人的事项' }
const codes = (value: unknown) => checkScopeRows(value, 'scope', ['360313', '430281']).map((r) => [r.refusal, r.field])

describe('the scope of an agreement', () => {
  it('holds shared and personal rows', () => {
    expect(
      checkScopeRows([shared, personal, { ...shared, audience: ['430281'] }], 'scope', ['360313', '430281']),
    ).toEqual([])
  })
  it('never gives personal parts to all', () => {
    expect(codes([{ ...personal, audience: 'all' }])).toEqual([['agreement.personal-to-all', 'scope.0.audience']])
  })
  it('always says what personal parts are for', () => {
    const { purpose: _, ...without } = personal
    expect(codes([shared, without])).toEqual([['agreement.personal-purpose', 'scope.1.purpose']])
  })
  it('names nobody who is not a party', () => {
    expect(codes([{ ...shared, audience: ['440311'] }])).toEqual([['agreement.audience-stranger', 'scope.0.audience']])
  })
  it('reports every fault at once, each with its path', () => {
    expect(codes([{ kind: '', steps: [], part: 'internal', audience: [], colour: 1 }, 7])).toEqual([
      ['agreement.scope-row', 'scope.0.colour'],
      ['agreement.scope-row', 'scope.0.kind'],
      ['agreement.scope-row', 'scope.0.steps'],
      ['agreement.scope-row', 'scope.0.part'],
      ['agreement.scope-row', 'scope.0.audience'],
      ['agreement.scope-row', 'scope.1'],
    ])
  })
  it.each([[[]], [null], [{}], ['all']])('is a list of at least one row, not %j', (value) => {
    expect(codes(value)).toEqual([['agreement.scope-not-rows', 'scope']])
  })
  it('covers every step with *, otherwise those named', () => {
    expect(rowCovers(shared, 'service-case', 'accept')).toBe(true)
    expect(rowCovers(personal, 'service-case', 'open')).toBe(true)
    expect(rowCovers(personal, 'service-case', 'accept')).toBe(false)
    expect(rowCovers(shared, 'letter', 'open')).toBe(false)
  })
})
