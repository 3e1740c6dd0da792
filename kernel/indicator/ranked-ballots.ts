import { LianyuError, refuse } from '../refusal/refusal.ts'
import { roundHalfUp } from './score.ts'

/** What each place is worth: the first so many points, each further place so many less. */
export interface BallotRule {
  first: number
  step: number
  /** Digits after the point of the result, rounded half up. */
  digits: number
}

/** 济宁 2015: 100, 97, … 64 for 13 units. */
export const jiningBallots: BallotRule = { first: 100, step: 3, digits: 2 }

export interface BallotScore {
  unit: string
  score: number
  /** How many ballots put it at each place, first place first: the account anyone can add up again. */
  places: number[]
  /** Equal scores share a place. */
  rank: number
}

/**
 * Scores ranked ballots: Σ(votes for place r × (first − step × (r − 1))) ÷ ballots.
 *
 * @param ballots  each a full ranking of all units, best first
 * @throws LianyuError `score.bad-ballot` for a ballot that leaves out, repeats or invents a unit
 * @source 济宁 2015 观摩评议, as told in domain-rules h
 */
export function scoreBallots(units: readonly string[], ballots: readonly string[][], rule: BallotRule): BallotScore[] {
  const places = new Map(units.map((unit) => [unit, units.map(() => 0)]))
  for (const [at, ballot] of ballots.entries()) {
    if (ballot.length !== units.length || new Set(ballot).size !== units.length) {
      throw new LianyuError(refuse('score.bad-ballot', { ballot: at + 1, units: units.length }))
    }
    for (const [place, unit] of ballot.entries()) {
      const counted = places.get(unit)
      if (!counted) throw new LianyuError(refuse('score.bad-ballot', { ballot: at + 1, units: units.length }))
      counted[place] = (counted[place] as number) + 1
    }
  }
  if (ballots.length === 0) return []
  const scored = [...places].map(([unit, counted]) => {
    const points = counted.reduce((sum, votes, place) => sum + votes * (rule.first - rule.step * place), 0)
    return { unit, places: counted, score: roundHalfUp(points / ballots.length, rule.digits) }
  })
  scored.sort((a, b) => b.score - a.score || (a.unit < b.unit ? -1 : 1))
  return scored.map((one) => ({ ...one, rank: scored.findIndex(({ score }) => score === one.score) + 1 }))
}
