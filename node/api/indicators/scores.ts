import { computeScores, LianyuError, refuse, type ScoreRule, type Text, type UnitScore } from '@lianyu/kernel'
import { z } from 'zod'
import type { SignedIn } from '../../identity/session.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { settingsOf } from '../step-context.ts'
import { checkBy, indicatorById, periodAsked, readMeasured, spanOf } from './measure.ts'
import { titled, titlesFor } from './titles.ts'
import { keyLabel, kindOfIndicator } from './words.ts'

const prefix = 'score.'
const textShape = z.object({ zh: z.string(), en: z.string() })
const scoringShape = z.union([
  z.object({ base: z.number(), weight: z.number() }),
  z.object({ each: z.number() }),
  z.object({ steps: z.array(z.object({ atLeast: z.number(), points: z.number() })) }),
])
/** What stands in a setting `score.{id}`: a rule, the dimension whose keys are scored, and where each value comes from. */
export const scoreSettingShape = z.object({
  by: z.string(),
  /** By item: an indicator, and by how much its amounts are divided (fen to 亿元: 10^10). */
  values: z.record(z.string(), z.object({ indicator: z.string(), divide: z.number().positive().default(1) })),
  rule: z.object({
    version: z.number().int(),
    validFrom: z.string(),
    label: textShape,
    source: textShape,
    items: z.array(
      z.object({
        id: z.string(),
        label: textShape,
        how: scoringShape,
        cap: z.number().optional(),
        floor: z.number().optional(),
        missing: z.enum(['none', 'average']).optional(),
      }),
    ),
    digits: z.object({ line: z.number().int().min(0).max(6), total: z.number().int().min(0).max(6) }),
    grades: z.array(z.object({ grade: z.string(), upTo: z.number() })).optional(),
  }),
})

export interface ScoresView {
  id: string
  rule: ScoreRule
  by: string
  period: string
  sample: boolean
  /** Where each item's value comes from, so that every line opens to the number it rests on. */
  values: Record<string, { indicator: string; label: Text; divide: number }>
  units: (UnitScore & { label: Text })[]
}

/** What is scored here: every rule that can be read, by the id under which it is asked. */
export async function scoreRules(
  deps: NodeDeps,
  session: SignedIn,
): Promise<{ id: string; label: Text; source: Text }[]> {
  return [...(await ruleSettings(deps, session))].flatMap(([id, stored]) => {
    const read = scoreSettingShape.safeParse(stored)
    return read.success ? [{ id, label: read.data.rule.label, source: read.data.rule.source }] : []
  })
}

/** The settings `score.{id}` that hold today, approved ones before what the packs hold ready. */
async function ruleSettings(deps: NodeDeps, session: SignedIn): Promise<Map<string, unknown>> {
  const settings = settingsOf(deps)
  await settings.ready(session.party)
  const ready = deps.packs.flatMap((pack) => pack.settings)
  const today = deps.today()
  const keys = new Set([...settings.keysOf(session.party), ...ready.map(({ key }) => key)])
  return new Map(
    [...keys].sort().flatMap((key): [string, unknown][] => {
      if (!key.startsWith(prefix)) return []
      const value = settings.valueOn(session.party, key, today) ?? ready.find((one) => one.key === key)?.value
      return value === undefined ? [] : [[key.slice(prefix.length), value]]
    }),
  )
}

/** Units scored by a rule that was approved as a setting, over indicators: anybody can recompute every line. */
export async function scoresOf(
  deps: NodeDeps,
  session: SignedIn,
  id: string,
  { period: said, sample }: { period?: string | undefined; sample: boolean },
): Promise<ScoresView> {
  const stored = (await ruleSettings(deps, session)).get(id)
  if (stored === undefined) throw new LianyuError(refuse('score.unknown', { score: id }))
  const read = scoreSettingShape.safeParse(stored)
  if (!read.success) {
    const why = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    throw new LianyuError(refuse('score.bad-rule', { rule: id, why }))
  }
  const { by, values, rule: given } = read.data
  const rule = { id, ...given } as ScoreRule
  for (const item of rule.items) {
    if (values[item.id] === undefined)
      throw new LianyuError(refuse('score.bad-rule', { rule: id, why: `${item.id}: no indicator` }))
  }
  const inputs = Object.entries(values).map(([item, { indicator, divide }]) => ({
    item,
    divide,
    indicator: indicatorById(deps, indicator),
  }))
  for (const { indicator } of inputs) checkBy(deps, indicator, by)
  const period = inputs.map(({ indicator }) => periodAsked(deps, indicator, said)).find((one) => one !== '') ?? ''
  const units = new Map<string, Record<string, number | undefined>>()
  await inParty(deps.store, session.party, 'app', async (tx) => {
    for (const { item, divide, indicator } of inputs) {
      const span = spanOf(periodAsked(deps, indicator, said), deps.today().slice(0, 7))
      const measured = await readMeasured(tx, deps, indicator, by, sample, span)
      for (const unit of measured.keys.filter((one) => one !== '')) {
        const { value } = measured.of(unit)
        const known = units.get(unit) ?? {}
        units.set(unit, value === null ? known : { ...known, [item]: value / divide })
      }
    }
  })
  const first = inputs[0]?.indicator
  const kind = first && kindOfIndicator(deps, first)
  const titles = first && (await titlesFor(deps, session, first, by))
  const scored = computeScores(
    rule,
    [...units].map(([unit, found]) => ({ unit, values: found })),
  )
  return {
    id,
    rule,
    by,
    period,
    sample,
    values: Object.fromEntries(
      inputs.map(({ item, divide, indicator }) => [item, { indicator: indicator.id, label: indicator.label, divide }]),
    ),
    units: titled(
      scored.map((one) => ({ ...one, label: keyLabel(deps, session.party, kind, by, one.unit) })),
      titles,
      ({ unit }) => unit,
    ),
  }
}
