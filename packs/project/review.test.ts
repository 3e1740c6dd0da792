import { readTally, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById, settingDefaults } from '../index.ts'
import { Walk } from '../walk.ts'
import { reviewTally } from './review.ts'

const found = kindById(allKinds(sha256Noble), 'review')
if (!found) throw new Error('review')
const kind = found
const party = '360322'
const at = (desk: string, role = 'officer') => ({ party, desk, role })
const office = at('project-office')
const head = at('project-office', 'approver')
const jurors = ['development-reform', 'statistics', 'supervision'] as const
const stops = ['示例一号项目', '示例二号项目', '示例三号项目'] as const
const [one, two, three] = stops

function voting() {
  const walk = new Walk(kind, [party]).open(office, { subject: '示例一季度观摩点评', sample: true })
  for (const stopName of stops) walk.step(office, 'add-stop', { stopName })
  for (const desk of jurors) walk.step(office, 'name-juror', { jurorOffice: `示例单位 ${desk}`, jurorDesk: desk })
  return walk.step(office, 'call-votes')
}
const vote = (walk: Walk, desk: string, ...order: string[]) =>
  walk.step(at(desk), 'cast-ballot', { ranking: order.join('\n') })
const tallied = (walk: Walk) => readTally(reviewTally, walk.view().shared)

describe('a peer review', () => {
  it('counts who has voted and tells nobody how, until all ballots are opened at once', () => {
    const walk = vote(voting(), 'development-reform', two, one, three)
    expect(tallied(walk).jury.map(({ state }) => state)).toEqual(['sealed', 'none', 'none'])
    expect(tallied(walk).scores).toEqual([])
    expect(JSON.stringify([walk.facts(), walk.view()])).not.toContain([two, one, three].join('\\n'))
  })

  it('comes to the Jining score by hand: places worth 100, 97 and 94, averaged over the ballots', () => {
    const walk = voting()
    vote(walk, 'development-reform', two, one, three)
    vote(walk, 'statistics', one, two, three)
    vote(walk, 'supervision', two, three, one)
    walk.step(head, 'open-ballots')
    expect(walk.refused(head, 'settle-scores')).toBe('tally.still-sealed')
    walk.unseal()
    // two: 100 + 97 + 100 = 297 ÷ 3; one: 97 + 100 + 94 = 291 ÷ 3; three: 94 + 94 + 97 = 285 ÷ 3
    expect(tallied(walk).scores).toEqual([
      { unit: two, score: 99, rank: 1, places: [2, 1, 0] },
      { unit: one, score: 97, rank: 2, places: [1, 1, 1] },
      { unit: three, score: 95, rank: 3, places: [0, 1, 2] },
    ])
    walk.step(head, 'settle-scores')
    expect(walk.view().shared.fields.scores).toMatchObject({
      ballots: 3,
      rule: { first: 100, step: 3, source: '济宁 2015 观摩点评' },
    })
    expect(walk.refused(head, 'publish-scores', { openness: 'public' })).toBe('field.required')
    walk.step(head, 'publish-scores', { openness: 'circular', secrecyNote: '不涉密', paperNo: '示例〔2026〕1号' })
    expect(walk.stage()).toBe('published')
  })

  it('takes the last ballot of a desk, and leaves out those of strangers and those that do not rank every stop', () => {
    const walk = voting()
    vote(walk, 'development-reform', one, two, three)
    vote(walk, 'development-reform', three, two, one)
    vote(walk, 'statistics', one, two)
    vote(walk, 'taxation', one, two, three)
    walk.step(head, 'open-ballots').unseal()
    const { jury, strangers, scores } = tallied(walk)
    expect(jury.map(({ state }) => state)).toEqual(['open', 'unfit', 'none'])
    expect(strangers).toHaveLength(1)
    expect(scores.map(({ unit, score }) => [unit, score])).toEqual([
      [three, 100],
      [two, 97],
      [one, 94],
    ])
  })

  it('keeps the rules that held when voting began, whatever settings say later', () => {
    const walk = voting()
    walk.terms.settings = { 'review.ballots': { first: 10, step: 1, digits: 0, source: '示例' } }
    vote(walk, 'statistics', one, two, three)
    walk.step(head, 'open-ballots').unseal()
    expect(tallied(walk).scores[0]).toMatchObject({ unit: one, score: 100 })
  })

  it('takes no vote and no further stop once the ballots are open', () => {
    const walk = vote(voting(), 'statistics', one, two, three)
    expect(walk.refused(office, 'add-stop', { stopName: '示例四号项目' })).toBe('step.not-now')
    walk.step(head, 'open-ballots').unseal()
    expect(walk.refused(at('supervision'), 'cast-ballot', { ranking: one })).toBe('step.not-now')
    expect(walk.refused(office, 'open-ballots')).toBe('step.role')
  })

  it('scores figures by the Yan’an table beside the ballots, line by line', () => {
    const walk = voting()
    walk.step(office, 'enter-figures', {
      figuresOf: one,
      newStarts: 1,
      planYi: '6',
      industry: true,
      progress: '0.9',
      criticised: 25,
    })
    walk.step(office, 'enter-figures', { figuresOf: two, continued: 2, planYi: '12', provincial: true, groupStarts: 5 })
    const { table } = tallied(walk)
    // 5 + 10 + 15 + 60 × 0.9 = 54 − 20 (the most that criticism takes) = 64
    expect(table?.scores.find(({ unit }) => unit === one)).toMatchObject({ total: 64, rank: 2 })
    // 2 × 2 + 20 + 20 + 120 (the most that four starts a year bring) = 164
    expect(table?.scores.find(({ unit }) => unit === two)).toMatchObject({ total: 164, rank: 1 })
    expect(table?.scores[1]?.lines.find(({ item }) => item === 'criticised')).toMatchObject({
      points: -20,
      note: 'floored',
    })
    expect(settingDefaults.find(({ key }) => key === 'review.table')).toMatchObject({ checked: false })
  })
})
