import { contributionsOf, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { Walk } from '../walk.ts'
import { projectIndicators } from './indicators.ts'

const found = kindById(allKinds(sha256Noble), 'problem')
if (!found) throw new Error('no problem')
const kind = found
const party = '360322'
const office = { party, desk: 'project-office', role: 'approver' }
const power = { party, desk: 'power-supply' }
const proof = [{ hash: 'a'.repeat(64), name: '线路.jpg', type: 'image/jpeg', size: 1 }]

const of = (walk: Walk, indicator: string) =>
  contributionsOf(projectIndicators, kind, walk.view())
    .filter((one) => one.indicator === indicator)
    .map(({ period, amount, keys }) => ({ period, amount, keys: keys.slice(2, 5) }))

/** Raised and sorted on Monday 12 October 2026, taken up on Wednesday, reported solved on Tuesday 20 October. */
function solved(cause?: string): Walk {
  const walk = new Walk(kind, [party])
  walk.day = '2026-10-12'
  walk.open(office, { subject: '示例：供电接入未落实', detail: '缺一条线路', category: 'power', sample: true })
  walk.step(office, 'sort', {}, power)
  walk.day = '2026-10-14'
  walk.step(power, 'begin-solving', { plan: '协调' })
  walk.day = '2026-10-20'
  return walk.step(power, 'solve', { solution: '已接入', proof, ...(cause && { cause }) })
}

describe('problems in numbers', () => {
  it('writes down by itself who reported it solved and when', () => {
    expect(solved().view().shared.fields).toMatchObject({ solvedBy: 'power-supply', solvedOn: '2026-10-20' })
  })

  it('goes back to who raised it, who says whether it is solved, within a term', () => {
    const zone = { party, desk: 'zone-office', role: 'officer' }
    const walk = new Walk(kind, [party])
    walk.open(zone, { subject: '示例：管网未通', detail: '差两百米', category: 'other', sample: true })
    walk.step(office, 'sort', {}, power).step(power, 'begin-solving', { plan: '协调' })
    walk.step(power, 'solve', { solution: '已通', proof })
    expect(walk.view().shared.tracks.main).toMatchObject({ holder: { desk: 'zone-office' }, clock: { budget: 3 } })
    expect(walk.refused(office, 'confirm-solved')).toBe('step.not-holder')
    walk.step(zone, 'not-solved', { reopenedFor: '仍未通' })
    expect(walk.view().shared.tracks.main).toMatchObject({ stage: 'sorted', holder: { desk: 'power-supply' } })
    walk.step(power, 'begin-solving', { plan: '再协调' }).step(power, 'solve', { solution: '已通', proof })
    expect(walk.step(zone, 'confirm-solved').stage()).toBe('confirmed')
  })

  it('may be solved by who raised it, and is confirmed like any other', () => {
    const walk = new Walk(kind, [party])
    const elsewhere = { party, desk: 'zone-office', role: 'officer' }
    walk.open(elsewhere, { subject: '示例：路灯未装', detail: '园区内', category: 'other', sample: true })
    walk.step(office, 'sort', {}, elsewhere).step(elsewhere, 'begin-solving', { plan: '自行安装' })
    walk.step(elsewhere, 'solve', { solution: '已装', proof }).step(elsewhere, 'not-solved', { reopenedFor: '缺两盏' })
    walk.step(elsewhere, 'begin-solving', { plan: '补装' }).step(elsewhere, 'solve', { solution: '已补', proof })
    expect(walk.step(elsewhere, 'confirm-solved').stage()).toBe('confirmed')
    expect(walk.view().shared.fields.raisedBy).toBe('zone-office')
  })

  it('adds the working days that a department had it: 2 before it was taken up and 4 until it was solved', () => {
    // 13 and 14 October; then 15, 16, 19 and 20: the weekend of the 17th is left out, days of receipt are not counted.
    expect(of(solved('between'), 'problem.days')).toEqual([
      { period: '2026-10', amount: 6, keys: ['power', 'between', 'power-supply'] },
    ])
    expect(of(solved('between'), 'problem.solved')).toEqual([
      { period: '2026-10', amount: 1, keys: ['power', 'between', 'power-supply'] },
    ])
  })

  it('adds the days of the second time where it was not solved', () => {
    const walk = solved()
    walk.day = '2026-10-21'
    walk.step(office, 'not-solved', { reopenedFor: '仍未通电' })
    expect(of(walk, 'problem.solved')).toEqual([])
    walk.day = '2026-10-22'
    walk.step(power, 'begin-solving', { plan: '再协调' })
    walk.day = '2026-10-23'
    walk.step(power, 'solve', { solution: '已通电', proof })
    // The 22nd and the 23rd.
    expect(of(walk, 'problem.days')).toMatchObject([{ amount: 8 }])
    expect(walk.view().shared.fields.solvedOn).toBe('2026-10-23')
  })

  it('says that it will recur only where a cause is given that is not of one case alone', () => {
    expect(of(solved('rules'), 'problem.recurring')).toMatchObject([{ amount: 1 }])
    expect(of(solved('single'), 'problem.recurring')).toEqual([])
    expect(of(solved(), 'problem.recurring')).toEqual([])
  })
})
