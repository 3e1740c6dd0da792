import type { ScopeRow } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { whoSees } from './who-sees.ts'

const scope: ScopeRow[] = [
  { kind: 'service-case', steps: '*', part: 'shared', audience: 'matter-parties' },
  { kind: 'service-case', steps: ['open'], part: 'personal', audience: ['430281'], purpose: '办理本人申请' },
]
const agreement = { scope, parties: [{ id: '360313' }, { id: '430281' }, { id: '360300' }] }
const writes = {
  kind: 'service-case',
  step: 'open',
  parts: new Set(['shared', 'personal'] as const),
  inside: false,
  own: '360313',
  parties: ['360313', '430281'],
}

describe('who sees what a step writes', () => {
  it('is nobody else where the matter is under no agreement or the track stays home', () => {
    expect(whoSees(writes, undefined)).toEqual({ shared: [] })
    expect(whoSees({ ...writes, inside: true }, agreement)).toEqual({ shared: [] })
  })
  it('is the audience of the rows, without ourselves, and persons only for their purpose', () => {
    expect(whoSees(writes, agreement)).toEqual({
      shared: ['430281'],
      personal: { parties: ['430281'], purpose: '办理本人申请' },
    })
  })
  it('leaves the personal part out where the step writes none', () => {
    expect(whoSees({ ...writes, parts: new Set(['shared']) }, agreement)).toEqual({ shared: ['430281'] })
  })
})
