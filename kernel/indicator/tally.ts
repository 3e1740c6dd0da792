import type { Added, SharedState } from '../lifecycle/matter.ts'
import type { DeskId } from '../names.ts'
import { type BallotRule, type BallotScore, scoreBallots } from './ranked-ballots.ts'
import { computeScores, type ScoreRule, type UnitScore } from './score.ts'

/**
 * How a kind has a named jury rank what stands on a list, by ballots that are open steps with sealed fields. A pack
 * declares it; the screen and the kind's own computation read it with the same function.
 */
export interface Tally {
  kind: string
  /** What is ranked: an open step's entries, the field that names each, the field that points to its matter. */
  candidates: { step: string; name: string; matter?: string }
  /** The named jury, by office: an open step's entries with the desk of the matter's origin that votes for it. */
  jury: { step: string; desk: string; office: string }
  /** The step by which voting begins: from then on the desks of the jury are told that they are waited for. */
  calls: string
  /** The ballot: a field with one name a line, best first. */
  ballots: { step: string; field: string }
  /** The field in which the matter keeps the rule that held when voting began. */
  rule: string
  /** A second set of rules over figures that the office enters for each candidate, beside the ballots. */
  table?: { step: string; unit: string; rule: string }
}

/** The rule as the matter keeps it: its numbers, and where they come from. */
export interface KeptRule extends BallotRule {
  source: string
}

export interface Juror {
  office: string
  desk: DeskId
  /** The latest ballot of that desk, if there is one. */
  ballot?: Added
  state: 'none' | 'sealed' | 'open' | 'late' | 'unfit'
}

export interface Tallied {
  candidates: { name: string; matter?: string }[]
  jury: Juror[]
  /** Ballots of desks that nobody named: they count for nothing. */
  strangers: Added[]
  rule: KeptRule | undefined
  /** Empty while no ballot is open. */
  scores: BallotScore[]
  table: { rule: ScoreRule; scores: UnitScore[] } | undefined
}

/** What the ballots of a matter come to, as far as they are open. Total: an unfit ballot is named and left out. */
export function readTally(tally: Tally, { adds, fields, origin }: SharedState): Tallied {
  const entriesOf = (step: string) => adds[step] ?? []
  const candidates = new Map<string, { name: string; matter?: string }>()
  for (const { fields: said } of entriesOf(tally.candidates.step)) {
    const name = wordsOf(said[tally.candidates.name])
    const matter = tally.candidates.matter && wordsOf(said[tally.candidates.matter])
    if (name !== '') candidates.set(name, { name, ...(matter ? { matter } : {}) })
  }
  const units = [...candidates.keys()]
  const latest = new Map<DeskId, Added>()
  const strangers: Added[] = []
  const named = new Map<DeskId, string>()
  for (const { fields: said } of entriesOf(tally.jury.step)) {
    const desk = wordsOf(said[tally.jury.desk])
    if (desk !== '') named.set(desk, wordsOf(said[tally.jury.office]) || desk)
  }
  for (const entry of entriesOf(tally.ballots.step)) {
    if (entry.by !== origin || !named.has(entry.desk)) strangers.push(entry)
    // A second ballot replaces the first, but one that came too late replaces nothing.
    else if (!entry.late || !latest.has(entry.desk)) latest.set(entry.desk, entry)
  }
  const rankings: string[][] = []
  const jury = [...named].map(([desk, office]): Juror => {
    const ballot = latest.get(desk)
    if (ballot === undefined) return { office, desk, state: 'none' }
    if (ballot.late) return { office, desk, ballot, state: 'late' }
    if (ballot.opened === undefined) return { office, desk, ballot, state: 'sealed' }
    const ranking = rankingOf(ballot.fields[tally.ballots.field])
    const fits = ranking.length === units.length && ranking.every((name) => candidates.has(name))
    if (fits && new Set(ranking).size === units.length) rankings.push(ranking)
    else return { office, desk, ballot, state: 'unfit' }
    return { office, desk, ballot, state: 'open' }
  })
  const rule = keptRule(fields[tally.rule])
  return {
    candidates: [...candidates.values()],
    jury,
    strangers,
    rule,
    scores: rule === undefined ? [] : scoreBallots(units, rankings, rule),
    table: tableOf(tally, entriesOf, fields),
  }
}

/** One name a line, best first; empty lines and blanks around a name count for nothing. */
export function rankingOf(value: unknown): string[] {
  return wordsOf(value)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function tableOf(
  { table }: Tally,
  entriesOf: (step: string) => readonly Added[],
  fields: Record<string, unknown>,
): Tallied['table'] {
  const rule = table && (fields[table.rule] as ScoreRule | undefined)
  if (table === undefined || !Array.isArray(rule?.items)) return undefined
  const units = new Map<string, Record<string, number | undefined>>()
  for (const { fields: said } of entriesOf(table.step)) {
    const values = Object.fromEntries(rule.items.map(({ id }) => [id, figureOf(said[id])]))
    const unit = wordsOf(said[table.unit])
    if (unit !== '') units.set(unit, values)
  }
  const rows = [...units].map(([unit, values]) => ({ unit, values }))
  return { rule, scores: rows.length === 0 ? [] : computeScores(rule, rows) }
}

/** A number as the field's type keeps it: a decimal is text, yes is one. */
function figureOf(value: unknown): number | undefined {
  if (value === true) return 1
  if (value === undefined || value === null || value === '' || value === false) return undefined
  const figure = Number(value)
  return Number.isFinite(figure) ? figure : undefined
}

function keptRule(value: unknown): KeptRule | undefined {
  const rule = value as KeptRule | undefined
  return typeof rule?.first === 'number' && typeof rule.step === 'number' && typeof rule.digits === 'number'
    ? rule
    : undefined
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
