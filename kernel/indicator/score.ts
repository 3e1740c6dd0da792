import type { PlainDay, Text } from '../names.ts'
import { LianyuError, refuse } from '../refusal/refusal.ts'

/** A judgement as versioned data: which items, how each turns into points, and how units are put in order. */
export interface ScoreRule {
  id: string
  version: number
  validFrom: PlainDay
  label: Text
  /** The notice it follows. */
  source: Text
  items: ScoreItem[]
  /** Digits after the point, rounded half up; no source states its own rounding, so a rule must. */
  digits: { line: number; total: number }
  /** Shares of the ranked units from the top, e.g. A to 0.25, B to 0.7: the last grade takes the rest. */
  grades?: { grade: string; upTo: number }[]
  /** What lowers a unit to a grade whatever its total, e.g. a veto to D. */
  vetoes?: { id: string; label: Text; grade: string }[]
}

export interface ScoreItem {
  id: string
  label: Text
  how: Scoring
  /** Bounds of the item's points. */
  cap?: number
  floor?: number
  /** A unit without the value: no points, or the average of those that have it. Default none. */
  missing?: 'none' | 'average'
}

/**
 * How a value becomes points.
 * - `base`: value ÷ base × weight
 * - `each`: value × points
 * - `steps`: the points of the highest step that the value reaches
 */
export type Scoring =
  | { base: number; weight: number }
  | { each: number }
  | { steps: { atLeast: number; points: number }[] }

export interface ScoredUnit {
  unit: string
  values: Record<string, number | undefined>
  vetoes?: string[]
}

/** One line of an account: it can be recomputed from what stands in it. */
export interface ScoreLine {
  item: string
  value?: number
  /** The sum in figures: `18.5 ÷ 24.097 × 30 = 23.03`. */
  sum: string
  points: number
  /** What a bound or a missing value did. */
  note?: 'capped' | 'floored' | 'average' | 'missing'
}

export interface UnitScore {
  unit: string
  total: number
  /** Equal totals share a place; the next place is skipped (1, 1, 3). */
  rank: number
  grade?: string
  vetoes: string[]
  lines: ScoreLine[]
}

/**
 * Scores units by a rule. The same rule and values give the same result anywhere: no clock, no settings.
 *
 * @returns in order of rank, then of unit
 * @throws LianyuError `score.bad-rule` where the rule cannot be used, `score.unknown-veto`
 */
export function computeScores(rule: ScoreRule, units: readonly ScoredUnit[]): UnitScore[] {
  checkRule(rule)
  const averages = new Map(rule.items.map((item) => [item.id, averageOf(rule, item, units)]))
  const scored = units.map(({ unit, values, vetoes = [] }) => {
    const lines = rule.items.map((item) => lineOf(rule, item, values[item.id], averages.get(item.id)))
    const total = roundHalfUp(
      lines.reduce((sum, line) => sum + line.points, 0),
      rule.digits.total,
    )
    return { unit, total, vetoes, lines }
  })
  scored.sort((a, b) => b.total - a.total || (a.unit < b.unit ? -1 : 1))
  return scored.map((one) => {
    const rank = scored.findIndex(({ total }) => total === one.total) + 1
    const grade = gradeOf(rule, rank, scored.length, one.vetoes)
    return { ...one, rank, ...(grade === undefined ? {} : { grade }) }
  })
}

function lineOf(rule: ScoreRule, item: ScoreItem, value: number | undefined, average: number | undefined): ScoreLine {
  if (value === undefined) {
    const points = item.missing === 'average' ? (average ?? 0) : 0
    const averaged = item.missing === 'average' && average !== undefined
    return { item: item.id, sum: String(points), points, note: averaged ? 'average' : 'missing' }
  }
  const { points, sum } = pointsOf(item.how, value)
  const { cap = Number.POSITIVE_INFINITY, floor = Number.NEGATIVE_INFINITY } = item
  const bounded = roundHalfUp(Math.min(cap, Math.max(floor, points)), rule.digits.line)
  const note = points > cap ? 'capped' : points < floor ? 'floored' : undefined
  return { item: item.id, value, sum: `${sum} = ${bounded}`, points: bounded, ...(note ? { note } : {}) }
}

function pointsOf(how: Scoring, value: number): { points: number; sum: string } {
  if ('base' in how) return { points: (value / how.base) * how.weight, sum: `${value} ÷ ${how.base} × ${how.weight}` }
  if ('each' in how) return { points: value * how.each, sum: `${value} × ${how.each}` }
  const reached = how.steps.filter(({ atLeast }) => value >= atLeast)
  const best = reached.reduce<(typeof reached)[number] | undefined>(
    (top, step) => (top && top.atLeast >= step.atLeast ? top : step),
    undefined,
  )
  return best === undefined
    ? { points: 0, sum: `${value}` }
    : { points: best.points, sum: `${value} ≥ ${best.atLeast} → ${best.points}` }
}

/** The average points of the units that have the value, after bounds and rounding. */
function averageOf(rule: ScoreRule, item: ScoreItem, units: readonly ScoredUnit[]): number | undefined {
  const points = units.flatMap(({ values }) =>
    values[item.id] === undefined ? [] : [lineOf(rule, item, values[item.id], undefined).points],
  )
  if (points.length === 0) return undefined
  return roundHalfUp(points.reduce((sum, one) => sum + one, 0) / points.length, rule.digits.line)
}

function gradeOf({ grades, vetoes }: ScoreRule, rank: number, of: number, hit: string[]): string | undefined {
  const lowered = hit.map((id) => {
    const veto = vetoes?.find((one) => one.id === id)
    if (veto === undefined) throw new LianyuError(refuse('score.unknown-veto', { veto: id }))
    return veto.grade
  })
  if (grades === undefined) return lowered[0]
  const places = grades.map(({ grade }) => grade)
  const earned = grades.find(({ upTo }) => rank <= upTo * of + 1e-9)?.grade ?? places.at(-1)
  const worst = [earned, ...lowered].map((grade) => places.indexOf(grade as string))
  return places[Math.max(...worst)]
}

function checkRule(rule: ScoreRule): void {
  const bad = (why: string) => new LianyuError(refuse('score.bad-rule', { rule: rule.id, why }))
  for (const { id, how, cap, floor } of rule.items) {
    if ('base' in how && !(how.base > 0)) throw bad(`${id}: base ${how.base}`)
    if ('steps' in how && how.steps.length === 0) throw bad(`${id}: no steps`)
    if (cap !== undefined && floor !== undefined && cap < floor) throw bad(`${id}: cap ${cap} < floor ${floor}`)
  }
  if (new Set(rule.items.map(({ id }) => id)).size !== rule.items.length) throw bad('an item stands twice')
  const shares = rule.grades?.map(({ upTo }) => upTo) ?? []
  if (shares.some((share, i) => !(share > (shares[i - 1] ?? 0)))) throw bad('grades do not rise')
  const grades = new Set(rule.grades?.map(({ grade }) => grade))
  for (const { id, grade } of rule.vetoes ?? []) {
    if (rule.grades && !grades.has(grade)) throw bad(`${id}: no grade ${grade}`)
  }
}

/** Half away from zero upwards, as people round by hand; binary dust below a billionth is let go of first. */
export function roundHalfUp(value: number, digits: number): number {
  const shift = 10 ** digits
  return Math.floor(Number((value * shift).toFixed(6)) + 0.5) / shift
}
