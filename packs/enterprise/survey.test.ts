import { type Added, type Matter, uuidV7From } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { Walk } from '../walk.ts'
import { counted, scoresOf, surveyOutlook, surveyResults, surveyRule } from './survey-results.ts'
import { at, kind, party } from './walks.testkit.ts'

const watch = at('supervision')
const head = at('supervision', 'approver')
const firm = (n: number) => `${party}:${uuidV7From(n, new Uint8Array(10))}`
const begun = () =>
  new Walk(kind('survey'), [party])
    .on('2026-09-01')
    .open(watch, { name: '示例百企三评', year: 2026, closesOn: '2026-09-20' })
const rated = (slip: string, voter: number, dept: string, [attitude, speed, outcome]: [number, number, number]) => ({
  slip,
  voter: firm(voter),
  dept,
  attitude,
  speed,
  outcome,
})

/** As the matter stands once the node has opened what was sealed. */
function opened(
  walk: Walk,
  values: Record<string, Record<string, number>>,
  more: Matter['shared']['adds'] = {},
): Matter {
  const { shared, overlay } = walk.view()
  const ballot = (shared.adds.ballot ?? []).map((entry): Added => {
    const known = values[String(entry.fields.slip)]
    return known ? { ...entry, opened: entry.leaf, fields: { ...entry.fields, ...known } } : { ...entry, late: true }
  })
  return { shared: { ...shared, adds: { ...shared.adds, ballot, ...more } }, overlay }
}
const noSetting = () => undefined
const three = (attitude: number, speed: number, outcome: number) => ({ attitude, speed, outcome })

describe('a survey of departments', () => {
  it('shows who has answered for whom, and of the ratings nothing before all are opened', () => {
    const walk = begun().step(watch, 'ballot', rated('1', 1, 'ecology', [5, 4, 3]))
    const entry = walk.view().shared.adds.ballot?.[0]
    expect(entry?.fields).toEqual({ slip: '1', voter: firm(1), dept: 'ecology', answeredBy: 'clerk' })
    expect(entry?.seal).toBeDefined()
    const told = surveyOutlook({ matter: walk.view(), today: walk.day, setting: noSetting })
    expect(told.table?.rows).toEqual([{ id: 'ecology', cells: ['ecology', 1] }])
    expect(scoresOf(walk.view(), surveyRule)).toEqual([])
    expect(walk.refused(watch, 'open-ballots', { openedNote: '示例' })).toBe('step.role')
    walk.step(head, 'open-ballots', { openedNote: '示例工商联' })
    expect(walk.refused(watch, 'ballot', rated('2', 2, 'ecology', [1, 1, 1]))).toBe('step.not-now')
  })
  it('scores each department by the rule, the last answer of an enterprise for it, and ranks them', () => {
    const walk = begun()
    walk.step(watch, 'ballot', rated('1', 1, 'ecology', [1, 1, 1]))
    walk.step(watch, 'ballot', rated('2', 1, 'ecology', [5, 5, 5]))
    walk.step(watch, 'ballot', rated('3', 2, 'ecology', [4, 4, 5]))
    walk.step(watch, 'ballot', rated('4', 1, 'taxation', [4, 4, 4]))
    walk.step(head, 'open-ballots', { openedNote: '示例' })
    const values = { 1: three(1, 1, 1), 2: three(5, 5, 5), 3: three(4, 4, 5), 4: three(4, 4, 4) }
    const scores = scoresOf(opened(walk, values), surveyRule)
    expect(scores.map(({ unit, rank, total, answers }) => [unit, rank, total, answers])).toEqual([
      ['ecology', 1, 94, 2],
      ['taxation', 2, 80, 1],
    ])
    expect(scores[0]?.lines[0]).toMatchObject({ value: 4.5, sum: '4.5 ÷ 5 × 30 = 27' })
  })
  it('lets a firm answer itself, which no clerk writes over afterwards, under the same number or another', () => {
    const outside = at('supervision', 'applicant')
    const walk = begun()
    walk.step(watch, 'ballot', rated('1', 1, 'ecology', [1, 1, 1]))
    walk.step(outside, 'ballot', rated('own', 1, 'ecology', [5, 5, 5]))
    walk.step(watch, 'ballot', rated('own', 1, 'ecology', [2, 2, 2]))
    walk.step(watch, 'ballot', rated('3', 1, 'ecology', [1, 1, 1]))
    walk.step(head, 'open-ballots', { openedNote: '示例' })
    const { shared, overlay } = walk.view()
    const values = [three(1, 1, 1), three(5, 5, 5), three(2, 2, 2), three(1, 1, 1)]
    const ballot = (shared.adds.ballot ?? []).map(
      (entry, n): Added => ({ ...entry, opened: entry.leaf, fields: { ...entry.fields, ...values[n] } }),
    )
    const [one, ...more] = counted({ shared: { ...shared, adds: { ...shared.adds, ballot } }, overlay })
    expect(more).toEqual([])
    expect(one?.fields).toMatchObject({ answeredBy: 'firm', attitude: 5 })
  })
  it('leaves out what an appeal struck and what came too late, and waits for every finding', () => {
    const walk = begun()
    walk.step(watch, 'ballot', rated('1', 1, 'ecology', [1, 1, 1]))
    walk.step(watch, 'ballot', rated('2', 2, 'ecology', [5, 5, 5]))
    walk.step(watch, 'ballot', rated('3', 3, 'ecology', [1, 1, 1]))
    walk.step(head, 'open-ballots', { openedNote: '示例' })
    walk.step(watch, 'appeal', { appealNo: 1, appealDept: 'ecology', appealSlip: '1', appeal: '示例：没有办过业务' })
    const values = { 1: three(1, 1, 1), 2: three(5, 5, 5) }
    const given = (matter: Matter) => ({
      matter,
      values: {},
      related: {},
      today: '2026-09-22',
      actor: { party, desk: 'supervision', role: 'approver', officer: 'o1' },
      setting: noSetting,
    })
    expect(surveyResults(given(opened(walk, values)))).toMatchObject({ refusal: 'step.cannot-compute' })
    expect(walk.refused(watch, 'settle-appeal', { appealNo: 1, finding: 'upheld', findingWhy: '示例' })).toBe(
      'step.role',
    )
    walk.step(head, 'settle-appeal', { appealNo: 1, finding: 'upheld', findingWhy: '示例：查无办件' })
    const after = opened(walk, values)
    expect(counted(after).map(({ fields }) => fields.slip)).toEqual(['2'])
    expect(surveyResults(given(after))).toMatchObject({
      publishedOn: '2026-09-22',
      results: { rule: { id: 'survey', version: 1 }, scores: [{ unit: 'ecology', total: 100, answers: 1 }] },
    })
    // What is sealed still, though it came in time, is waited for.
    expect(walk.says(head, 'publish-survey')).toContain('还有 3 份没有开封')
  })
})
