import { chinaCalendar } from '../clock/china-calendar.ts'
import { readClock } from '../clock/clock.ts'
import { momentOn } from '../clock/clock-spec.ts'
import { CHINA_OFFSET_MINUTES, dayAt } from '../clock/instant.ts'
import type { WorkCalendar } from '../clock/work-calendar.ts'
import { holds } from '../lifecycle/condition.ts'
import { fieldTypeEntry } from '../lifecycle/fields/registry.ts'
import type { FieldDeclaration, Kind } from '../lifecycle/kind.ts'
import type { Added, Matter, TrackState } from '../lifecycle/matter.ts'
import { goesBy } from '../lifecycle/trial.ts'
import type { Instant, PlainDay } from '../names.ts'
import { dimensionsOf, type Indicator, isMeasured, type Measured } from './indicator.ts'
import { isMonth, type PeriodName } from './period.ts'

/** What one matter, or one of its entries, adds to one indicator in one month. */
export interface Contribution {
  indicator: string
  /** `''` for what stands now. */
  period: PeriodName
  /** Of a matter marked 样例: totals keep it apart, so that no screen mixes it with real figures. */
  sample: boolean
  /** Whole number of the indicator's unit: 1 for a count. */
  amount: number
  /** One key for each dimension, in the order of `dimensionsOf`; `''` where the matter has no value. */
  keys: string[]
  /** Only of `distinct`: the value that is counted once however often it comes. */
  value?: string
}

const noSetting = { setting: () => undefined }

/**
 * Everything a matter adds to the indicators of its kind: a function of its present state, so a total is the sum over
 * matters whatever order their facts came in, and a correction replaces what it corrects.
 *
 * @returns in the order of the indicators, then of time; the same for equal states
 */
export function contributionsOf(indicators: readonly Indicator[], kind: Kind, matter: Matter): Contribution[] {
  const found: Contribution[] = []
  const name = goesBy(kind, matter.shared)
  for (const { id, measure } of indicators) {
    if (!isMeasured(measure) || measure.of !== name) continue
    if (measure.where && !holds(measure.where, { matter, context: noSetting })) continue
    for (const { period, entry, term } of countedIn(measure, kind, matter)) {
      const read = (field: string) => entry?.fields[field] ?? fieldOf(matter, field)
      for (const part of term === undefined ? [undefined] : partsOf(measure, term)) {
        const amount = amountOf(measure, kind, matter, read, part)
        if (amount === undefined) continue
        found.push({
          indicator: id,
          period,
          sample: fieldOf(matter, 'sample') === true,
          keys: dimensionsOf(measure).map((name) => keyOf(name, kind, matter, read, part)),
          ...amount,
        })
      }
    }
  }
  return found
}

/** What counts once: the matter, one of its entries, or one of its terms. */
interface CountedOnce {
  period: PeriodName
  entry?: Added
  term?: Term
}

function countedIn({ when }: Measured, kind: Kind, matter: Matter): CountedOnce[] {
  if ('standing' in when) return [{ period: '' }]
  if ('clocks' in when) return termsOf(when.clocks, kind, matter)
  if ('entry' in when) return entriesOf(when, kind, matter)
  const { declaration } = kind
  const track = trackOf(matter, when.track ?? declaration.main)
  const at = track && reachedAt(track, when.reached, matter.shared.openedAt)
  if (at === undefined) return []
  const period = monthOfValue(
    when.period === undefined ? dayAt(at, CHINA_OFFSET_MINUTES) : fieldOf(matter, when.period),
  )
  return period === undefined ? [] : [{ period }]
}

/** When the track first got to one of these stages, by the writers' own times. */
function reachedAt(track: TrackState, stages: readonly string[], openedAt: Instant): Instant | undefined {
  let since = openedAt
  for (const passed of track.passed) {
    if (stages.includes(passed.stage)) return since
    since = passed.at
  }
  return stages.includes(track.stage) ? track.stageSince : undefined
}

function entriesOf(
  { entry: step, period: field }: { entry: string; period: string },
  kind: Kind,
  matter: Matter,
): { period: PeriodName; entry: Added }[] {
  const once = kind.declaration.open[step]?.once
  const counted = new Map<unknown, { period: PeriodName; entry: Added }>()
  for (const [at, entry] of (matter.shared.adds[step] ?? matter.overlay.adds[step] ?? []).entries()) {
    const period = monthOfValue(entry.fields[field])
    if (period === undefined) continue
    const key =
      typeof once === 'object'
        ? `${entry.by} ${entry.fields[once.field]}`
        : once === 'party'
          ? entry.by
          : once === 'matter'
            ? ''
            : at
    counted.set(key, { period, entry })
  }
  return [...counted.values()]
}

function amountOf(
  { value }: Measured,
  kind: Kind,
  matter: Matter,
  read: (field: string) => unknown,
  term: Term | undefined,
): Pick<Contribution, 'amount' | 'value'> | undefined {
  const { declaration } = kind
  if (value === 'count') return { amount: 1 }
  if ('term' in value) return term && { amount: term[value.term] }
  if ('tally' in value)
    return { amount: value.tally.filter((one) => holds(one, { matter, context: noSetting })).length }
  if ('used' in value) return usedOf(value.used, kind, matter)
  if ('distinct' in value) {
    const text = textOf(read(value.distinct))
    return text === '' ? undefined : { amount: 1, value: text }
  }
  const field = 'sum' in value ? value.sum : value.latest
  const amount = wholeOf(declaration.fields[field], read(field))
  return amount === undefined ? undefined : { amount }
}

/** What ended clocks counted, in their own unit; undefined where none of them ended. */
function usedOf(names: readonly string[], kind: Kind, matter: Matter): { amount: number } | undefined {
  const terms = termsOf(names, kind, matter)
  return terms.length === 0 ? undefined : { amount: terms.reduce((sum, { term }) => sum + term.used, 0) }
}

/** A clock that ended: what it had and what it counted, in its own unit, and where and with whom it did. */
interface Term {
  promised: number
  used: number
  kept: 0 | 1
  stage: string
  /** Where it ended. */
  desk: string
  /** How many of the days used each desk had it, in the order in which they first did. */
  held: ReadonlyMap<string, number>
}

/**
 * A term once for all that counts it once; its days by the desks that had them. What was promised is shared out by the days
 * that each used, in whole ones whose sum is the promise.
 */
function partsOf({ value }: Measured, term: Term): Term[] {
  const byDay = typeof value === 'object' && 'term' in value && value.term !== 'kept'
  if (!byDay || term.held.size < 2) return [term]
  const exact = [...term.held].map(([desk, used]) => ({ desk, used, share: (term.promised * used) / term.used }))
  const left = term.promised - exact.reduce((sum, { share }) => sum + Math.floor(share), 0)
  const most = [...exact].sort((a, b) => (b.share % 1) - (a.share % 1)).slice(0, left)
  return exact.map((one) => ({
    ...term,
    desk: one.desk,
    used: one.used,
    promised: Math.floor(one.share) + (most.includes(one) ? 1 : 0),
  }))
}

function termsOf(
  names: readonly string[],
  { declaration }: Kind,
  matter: Matter,
): Required<Omit<CountedOnce, 'entry'>>[] {
  return Object.entries(declaration.tracks).flatMap(([id, { stages }]) =>
    (trackOf(matter, id)?.passed ?? []).flatMap(({ clock, stage, desk }) => {
      const hands = trackOf(matter, id)?.hands ?? []
      const spec = clock && stages[clock.name.slice(id.length + 1)]?.clock
      if (clock?.endedOn === undefined || spec === undefined || !names.includes(clock.name)) return []
      const period = monthOfValue(clock.endedOn)
      if (period === undefined) return []
      const { used, over, cells } = readClock(spec, clock, momentOn(clock.endedOn, CHINA_OFFSET_MINUTES), calendar())
      const term = { promised: clock.budget, used: used + over, kept: over === 0 ? 1 : 0, stage, desk } as const
      const days = cells.flatMap(({ day, state }) => (state === 'used' || state === 'over' ? [day] : []))
      return [{ period, term: { ...term, held: heldDays(days, term, hands) } }]
    }),
  )
}

/**
 * Who had it on each day that was used. The day on which it goes on is still the giver's, as the day of receipt is not
 * counted (民法典 art. 201); days beyond those that a clock draws are the last one's.
 */
function heldDays(
  days: readonly PlainDay[],
  { used, desk }: Pick<Term, 'used' | 'desk'>,
  hands: NonNullable<TrackState['hands']>,
): Map<string, number> {
  const held = new Map<string, number>()
  const add = (to: string, count: number) => held.set(to, (held.get(to) ?? 0) + count)
  const had = hands.map(({ holder, until }) => ({ desk: holder.desk, last: dayAt(until, CHINA_OFFSET_MINUTES) }))
  for (const day of days) add(had.find(({ last }) => last >= day)?.desk ?? desk, 1)
  if (used > days.length) add(desk, used - days.length)
  return held
}

let china: WorkCalendar | undefined
const calendar = () => (china ??= chinaCalendar())

function wholeOf(declaration: FieldDeclaration | undefined, value: unknown): number | undefined {
  if (declaration === undefined) return undefined
  const { columnValue } = fieldTypeEntry(declaration.type)
  const whole = columnValue ? columnValue(value, declaration) : value
  return Number.isSafeInteger(whole) ? (whole as number) : undefined
}

function keyOf(
  name: string,
  { declaration }: Kind,
  matter: Matter,
  read: (field: string) => unknown,
  term: Term | undefined,
): string {
  if (term && (name === 'stage' || name === 'desk')) return term[name]
  const main = trackOf(matter, declaration.main)
  if (name === 'stage') return main?.stage ?? ''
  if (name === 'desk') return main?.holder.desk ?? ''
  return textOf(read(name))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : ''
}

function monthOfValue(value: unknown): PeriodName | undefined {
  const month = typeof value === 'string' ? value.slice(0, 7) : undefined
  return isMonth(month) ? month : undefined
}

function trackOf({ shared, overlay }: Matter, id: string): TrackState | undefined {
  return shared.tracks[id] ?? overlay.tracks[id]
}

function fieldOf({ shared, overlay }: Matter, id: string): unknown {
  return Object.hasOwn(shared.fields, id) ? shared.fields[id] : overlay.fields[id]
}
