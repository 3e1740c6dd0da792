import { describe, expect, it } from 'vitest'
import type { Added, SharedState, TrackState } from '../lifecycle/matter.ts'
import { agreementOf } from './agreement.ts'

const here = '360313'
const there = '430281'

function add(by: string, fields: Record<string, unknown> = {}, at = '2026-11-20T02:00:00.000Z'): Added {
  return { leaf: `${by} ${JSON.stringify(fields)}`, log: `${by}/a/1`, index: 0, by, desk: 'office', at, fields }
}
function folded(stage: string, adds: Record<string, Added[]> = {}): SharedState {
  return {
    matter: `${here}:a`,
    kind: 'a',
    origin: here,
    agreement: `${here}:a`,
    parties: [here, there],
    openedAt: '2026-11-01T02:00:00.000Z',
    first: 'f',
    fields: {
      title: '跨省通办协议',
      form: 'cooperation',
      level: 'government',
      scope: [{ kind: 'service-case', steps: '*', part: 'shared', audience: 'all' }],
      validFrom: '2026-11-01',
    },
    tracks: { main: { stage } as TrackState },
    adds,
    flags: [],
    waiting: [],
  }
}
const status = (stage: string, adds: Record<string, Added[]> = {}) => {
  const { status, endedBy } = agreementOf(folded(stage, adds))
  return endedBy ? `${status}, ${endedBy}` : status
}
const sign = (by: string, draft = 'd1') => add(by, { draft })
const both = { sign: [sign(here), sign(there)] }

describe('where an agreement stands', () => {
  it('follows its draft until somebody signs', () => {
    expect(['drafting', 'circulated', 'signing', 'dropped'].map((stage) => status(stage))).toEqual([
      'draft',
      'circulated',
      'signing',
      'ended, dropped',
    ])
  })
  it('is in force when every party has signed the same draft, whatever the main line says', () => {
    expect(status('signing', { sign: [sign(here)] })).toBe('signing')
    expect(status('signing', { sign: [sign(here), sign(there, 'd0')] })).toBe('signing')
    expect(status('signing', both)).toBe('in-force')
    expect(status('signing', { sign: [sign(here), sign(there, 'd0'), sign(there)] })).toBe('in-force')
  })
  it('ends when a party declines before all have signed', () => {
    expect(status('signing', { decline: [add(there)] })).toBe('ended, declined')
  })
  it('winds up from a notice, and knows the earliest last day', () => {
    const notices = [add(here, { lastDay: '2027-06-30' }), add(there, { lastDay: '2027-03-31' })]
    expect(status('in-force', { ...both, 'notice-end': notices })).toBe('winding-up')
    expect(agreementOf(folded('in-force', { ...both, 'notice-end': notices })).lastDay).toBe('2027-03-31')
  })
  it('ends when all have confirmed, or once the last day has passed', () => {
    const notice = { ...both, 'notice-end': [add(there, { lastDay: '2026-12-31' })] }
    expect(status('in-force', { ...notice, 'confirm-end': [add(there)] })).toBe('winding-up')
    expect(status('in-force', { ...notice, 'confirm-end': [add(there), add(here)] })).toBe('ended, all-confirmed')
    expect(status('in-force', { ...notice, expire: [add(here, {}, '2026-12-31T15:59:59.999Z')] })).toBe('winding-up')
    expect(status('in-force', { ...notice, expire: [add(here, {}, '2026-12-31T16:00:00.000Z')] })).toBe(
      'ended, last-day',
    )
  })
  it('has no scope where the rows do not hold', () => {
    const state = folded('signing', both)
    expect(agreementOf(state).scope).toHaveLength(1)
    state.fields.scope = [{ kind: 'service-case', steps: '*', part: 'personal', audience: 'all', purpose: '…' }]
    expect(agreementOf(state).scope).toEqual([])
  })
})
