import { LONGEST_BUDGET } from '../clock/due-day.ts'
import { addDays, daysBetween, isPlainDay } from '../clock/plain-day.ts'
import type { ClockStart, PartContent } from '../fact/envelope.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import { fieldValue, holds } from './condition.ts'
import type { Context } from './context.ts'
import { firstStage } from './first-stage.ts'
import type { Kind } from './kind.ts'
import type { BudgetRule, ClockDeclaration } from './kind-clock.ts'
import type { TrackStep } from './lookups.ts'
import type { Matter, TrackState } from './matter.ts'
import { isSuspended } from './move.ts'
import { stepText } from './words-of.ts'

type ClockContent = Pick<PartContent, 'clock' | 'endedOn' | 'suspends' | 'resumes'>

/**
 * What a step does to the clocks, evaluated here once so that folding never needs a setting or a calendar.
 *
 * @param filled  the step's form, for a ground that the person chooses
 * @param matter  for a promised day, and for a budget that depends on the matter
 */
export function clockContent(
  kind: Kind,
  step: TrackStep,
  track: TrackState,
  filled: Record<string, unknown> | undefined,
  matter: Matter,
  context: Context,
): ClockContent | undefined | Refusal {
  const { to, suspends, resumes, extends: extending } = step.declaration
  const running = track.clock
  if (suspends || resumes || extending) {
    if (running === undefined) return refuse('step.no-clock', { step: stepText(kind, step.id) })
    const on = running.unit === 'hours' ? context.now : context.today
    if (resumes) return { resumes: { on } }
    if (suspends) return suspension(kind, step, running.name, suspends.ground, filled, on)
    const more = budgetOf((extending as NonNullable<typeof extending>).budget, context)
    if (isRefusal(more)) return more
    const { name, unit, budget, receivedOn, calendar } = running
    return { clock: { name, unit, budget: budget + more, receivedOn, calendar } }
  }
  if (step.keepsClock(track.stage)) return undefined
  const clock = kind.declaration.tracks[step.track]?.stages[to]?.clock
  if (clock === undefined && running === undefined) return undefined
  const content: ClockContent = {}
  if (running !== undefined) content.endedOn = running.unit === 'hours' ? context.now : context.today
  if (clock !== undefined) {
    const start = clockStart(clock, `${step.track}.${to}`, matter, filled, context)
    if (isRefusal(start)) return start
    const { backdates } = step.declaration
    const since = backdates && start && running?.unit === start.unit ? running.receivedOn : undefined
    if (start) content.clock = since === undefined ? start : { ...start, receivedOn: since }
  }
  return content
}

/** Whether the clock allows the step at all, as far as it can be told before the form. */
export function clockRefusal(kind: Kind, step: TrackStep, track: TrackState): Refusal | undefined {
  const { suspends, resumes, extends: extending } = step.declaration
  if (!suspends && !resumes && !extending) return undefined
  const facts = { step: stepText(kind, step.id) }
  const { clock } = track
  if (clock === undefined) return refuse('step.no-clock', facts)
  if (suspends && isSuspended(clock)) {
    return refuse('step.already-suspended', { ...facts, from: clock.suspensions.at(-1)?.from ?? '' })
  }
  if (resumes && !isSuspended(clock)) return refuse('step.not-suspended', facts)
  if (extending && clock.extended) return refuse('step.already-extended', facts)
  return undefined
}

/** The clocks that the first stages of the shared tracks start with the opening. */
export function firstClocks(
  kind: Kind,
  tracks: readonly string[],
  filled: Record<string, unknown>,
  context: Context,
): ClockStart[] | Refusal {
  const starts: ClockStart[] = []
  for (const id of tracks) {
    const track = kind.declaration.tracks[id]
    const stage = firstStage(track, filled)
    const clock = track?.stages[stage]?.clock
    if (clock === undefined) continue
    const start = clockStart(clock, `${id}.${stage}`, undefined, filled, context)
    if (isRefusal(start)) return start
    if (start) starts.push(start)
  }
  return starts
}

function clockStart(
  clock: ClockDeclaration,
  name: string,
  matter: Matter | undefined,
  filled: Record<string, unknown> | undefined,
  context: Context,
): ClockStart | undefined | Refusal {
  const view = { matter: matter ?? nothingYet, filled: filled ?? {}, context }
  if (isPromise(clock.budget)) return promisedClock(fieldValue(clock.budget.until, view), name, context)
  const budget = chosenBudget(clock.budget, view, context)
  if (isRefusal(budget)) return budget
  const receivedOn = clock.unit === 'hours' ? context.now : context.today
  return { name, unit: clock.unit, budget, receivedOn, calendar: context.calendar.version }
}

function isPromise(budget: ClockDeclaration['budget']): budget is { until: string } {
  return typeof budget === 'object' && 'until' in budget
}

/** Runs to the promised day whatever that is: one that has gone by already is counted from the day before it, and is late. */
function promisedClock(until: unknown, name: string, context: Context): ClockStart | undefined {
  if (!isPlainDay(until) || daysBetween(context.today, until) > LONGEST_BUDGET) return undefined
  const budget = Math.max(1, daysBetween(context.today, until))
  return { name, unit: 'natural-days', budget, receivedOn: addDays(until, -budget), calendar: context.calendar.version }
}

const nothingYet: Matter = { shared: opening(), overlay: { fields: {}, tracks: {}, adds: {} } }

function opening(): Matter['shared'] {
  const nobody = { matter: '', kind: '', origin: '', parties: [], openedAt: '', first: '' }
  return { ...nobody, fields: {}, tracks: {}, adds: {}, flags: [], waiting: [] }
}

function chosenBudget(
  rule: BudgetRule,
  view: { matter: Matter; filled: Record<string, unknown>; context: Context },
  context: Context,
): number | Refusal {
  if (typeof rule === 'number' || !('choose' in rule)) return budgetOf(rule, context)
  const budget = rule.choose.find(({ when }) => holds(when, view))?.budget ?? rule.otherwise
  if (typeof budget === 'number' || 'setting' in budget) return budgetOf(budget, context)
  const value = fieldValue(budget.field, view)
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : budgetOf(rule.otherwise, context)
}

function budgetOf(budget: number | { setting: string; otherwise: number }, context: Context): number | Refusal {
  if (typeof budget === 'number') return budget
  const value = context.setting(budget.setting) ?? budget.otherwise
  if (Number.isSafeInteger(value) && (value as number) > 0) return value as number
  return refuse('step.bad-setting', { setting: budget.setting, value: String(value).slice(0, 80) })
}

function suspension(
  kind: Kind,
  step: TrackStep,
  clockName: string,
  from: string | { field: string },
  filled: Record<string, unknown> | undefined,
  on: string,
): ClockContent | Refusal {
  const ground = typeof from === 'string' ? from : filled?.[from.field]
  const allowed = groundsOf(kind, clockName)
  if (typeof ground === 'string' && allowed.includes(ground)) return { suspends: { ground, on } }
  const field = typeof from === 'string' ? undefined : `data.${from.field}`
  return refuse('step.bad-ground', { ground: String(ground ?? step.id), allowed }, field)
}

function groundsOf(kind: Kind, clockName: string): string[] {
  const [track = '', stage = ''] = clockName.split('.')
  return kind.declaration.tracks[track]?.stages[stage]?.clock?.grounds ?? []
}
