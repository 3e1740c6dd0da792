import {
  amountIn,
  type Forecast,
  forecastYear,
  growthOf,
  type Indicator,
  isMeasured,
  isPeriod,
  LianyuError,
  listMonths,
  type PartyId,
  type PeriodName,
  ratioOf,
  refuse,
  type Text,
  type Total,
  yearBefore,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { isDistinct, monthsAsked, readDistinct, readTotals } from './read-totals.ts'
import { type TargetView, targetsOf } from './targets.ts'
import { titled, titlesFor } from './titles.ts'
import { dimensionsIn, type IndicatorWords, indicatorsOf, keyLabel, kindOfIndicator, wordsOf } from './words.ts'

export interface Asked {
  by?: string | undefined
  period?: string | undefined
  /** Matters marked 样例 instead of the others. */
  sample: boolean
}

export interface Amounts {
  /** In the indicator's unit; a ratio as such (1 is 100 %). Null: nothing was reported. */
  value: number | null
  /** The same months a year before. */
  before: number | null
  /** 同比, as a ratio. */
  growth: number | null
}

export interface MeasuredView extends Amounts {
  indicator: IndicatorWords
  /** '' for how it stands now. */
  period: PeriodName
  /** The last month that value and year before count, where the period is not over. */
  through: PeriodName | null
  sample: boolean
  months: ({ month: PeriodName } & Amounts)[]
  split?: { by: string; label: Text; rows: ({ key: string; label: Text } & Amounts)[] }
  /** Targets of the period's year that were set for it, with pace and forecast. */
  targets: MeasuredTarget[]
  /** What the year will come to if it goes on so, and by which method; of a running year, where months can be added up. */
  forecast: Forecast | null
  /** Of a ratio, the two it is made of. */
  of?: { indicator: IndicatorWords; value: number | null; before: number | null }[]
}

export type MeasuredTarget = Pick<
  TargetView,
  'matter' | 'name' | 'unit' | 'amount' | 'basis' | 'done' | 'pace' | 'growth' | 'forecast'
>

export function indicatorById(deps: Pick<NodeDeps, 'packs'>, id: string): Indicator {
  const found = indicatorsOf(deps).find((one) => one.id === id)
  if (found === undefined) throw new LianyuError(refuse('indicator.unknown', { indicator: id }))
  return found
}

export function checkBy(deps: Pick<NodeDeps, 'packs'>, indicator: Indicator, by: string): void {
  const known = dimensionsIn(deps, indicator)
  if (!known.includes(by)) throw new LianyuError(refuse('indicator.bad-dimension', { by, known: known.join(', ') }))
}

/** @throws LianyuError `indicator.bad-period`; without one, this year, or how it stands now where it has no months */
export function periodAsked(
  deps: Pick<NodeDeps, 'packs' | 'today'>,
  indicator: Indicator,
  period?: string,
): PeriodName {
  const { measure } = indicator
  const first = isMeasured(measure) ? measure : indicatorsOf(deps).find((one) => one.id === measure.ratio[0])?.measure
  if (first && isMeasured(first) && 'standing' in first.when) return ''
  if (period === undefined || period === '') return deps.today().slice(0, 4)
  if (!isPeriod(period)) throw new LianyuError(refuse('indicator.bad-period', { period }))
  return period
}

/** One indicator over a period, with the year before, its months, and its parts by a dimension where that is asked. */
export async function measureIndicator(
  deps: NodeDeps,
  session: SignedIn,
  id: string,
  { by, period: said, sample }: Asked,
): Promise<MeasuredView> {
  const indicator = indicatorById(deps, id)
  if (by !== undefined) checkBy(deps, indicator, by)
  const period = periodAsked(deps, indicator, said)
  const titles = by === undefined ? undefined : await titlesFor(deps, session, firstOf(deps, indicator), by)
  const year = period === '' ? deps.today().slice(0, 4) : period.slice(0, 4)
  const set = isMeasured(indicator.measure) ? await targetsOf(deps, session, year, { indicator: id }) : { targets: [] }
  return inParty(deps.store, session.party, 'app', async (tx) => {
    const span = spanOf(period, deps.today().slice(0, 7))
    const whole = await readMeasured(tx, deps, indicator, '', sample, span)
    const parts = indicator.measure
    const view: MeasuredView = {
      indicator: wordsOf(deps, indicator),
      period,
      through: span.through,
      sample,
      ...whole.of(''),
      months: span.months.map((month) => ({ month, ...whole.month('', month) })),
      targets: set.targets.filter((one) => one.sample === sample).map(measuredTarget),
      forecast: null,
    }
    view.forecast = forecastOf(indicator, view, deps.today())
    if (by !== undefined) {
      const split = await splitOf(tx, deps, session.party, indicator, by, sample, span)
      view.split = { ...split, rows: titled(split.rows, titles, ({ key }) => key) }
    }
    if (!isMeasured(parts)) {
      view.of = []
      for (const one of parts.ratio.map((part) => indicatorById(deps, part))) {
        const { value, before } = (await readMeasured(tx, deps, one, '', sample, span)).of('')
        view.of.push({ indicator: wordsOf(deps, one), value, before })
      }
    }
    return view
  })
}

function measuredTarget(target: TargetView): MeasuredTarget {
  const { matter, name, unit, amount, basis, done, pace, growth, forecast } = target
  return { matter, name, unit, amount, basis, done, pace, growth, forecast }
}

/** From the months that are over; of a ratio, of what stands now, and of what is only ever the latest there is none. */
function forecastOf(indicator: Indicator, { period, months, value }: MeasuredView, today: string): Forecast | null {
  const { measure } = indicator
  if (!isMeasured(measure) || Object.hasOwn(Object(measure.value), 'latest') || isDistinct(indicator)) return null
  if (value === null || period !== today.slice(0, 4)) return null
  const over = months.filter(({ month }) => month < today.slice(0, 7)).map((one) => one.value ?? 0)
  const lastYear = months.map(({ before }) => before)
  return forecastYear(over, lastYear.every((one) => one !== null) ? (lastYear as number[]) : [], value) ?? null
}

/** A ratio is called after its first part. */
function firstOf(deps: Pick<NodeDeps, 'packs'>, indicator: Indicator): Indicator {
  const { measure } = indicator
  return isMeasured(measure) ? indicator : indicatorById(deps, measure.ratio[0])
}

async function splitOf(
  tx: Tx,
  deps: NodeDeps,
  party: PartyId,
  indicator: Indicator,
  by: string,
  sample: boolean,
  span: Span,
): Promise<NonNullable<MeasuredView['split']>> {
  const read = await readMeasured(tx, deps, indicator, by, sample, span)
  const kind = kindOfIndicator(deps, firstOf(deps, indicator))
  const rows = read.keys.map((key) => ({ key, label: keyLabel(deps, party, kind, by, key), ...read.of(key) }))
  const label = wordsOf(deps, indicator).dimensions.find(({ id }) => id === by)?.label ?? { zh: by, en: by }
  // What has no value stands last; of equal ones the one that was there longer in the order of keys.
  rows.sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY))
  return { by, label, rows: rows.filter(({ value, before }) => value !== null || before !== null) }
}

/** The months that are asked about, and those that value and year before count. */
export interface Span {
  period: PeriodName
  months: PeriodName[]
  counted: PeriodName[]
  through: PeriodName | null
}

export function spanOf(period: PeriodName, thisMonth: PeriodName): Span {
  const months = period === '' ? [] : listMonths(period)
  const counted = months.filter((month) => month <= thisMonth)
  const open = counted.length < months.length && counted.length > 0
  return { period, months, counted: counted.length === 0 ? months : counted, through: open ? thisMonth : null }
}

export interface Read {
  keys: string[]
  of(key: string): Amounts
  month(key: string, month: PeriodName): Amounts
}

/** Reads what an indicator came to, by the keys of a dimension ('' for the whole), with the same months a year before. */
export async function readMeasured(
  tx: Tx,
  deps: Pick<NodeDeps, 'packs'>,
  indicator: Indicator,
  by: string,
  sample: boolean,
  span: Span,
): Promise<Read> {
  const { measure } = indicator
  if (!isMeasured(measure)) {
    const [over, under] = [indicatorById(deps, measure.ratio[0]), indicatorById(deps, measure.ratio[1])]
    const top = await readMeasured(tx, deps, over, by, sample, span)
    const bottom = await readMeasured(tx, deps, under, by, sample, span)
    return {
      keys: [...new Set([...top.keys, ...bottom.keys])].sort(),
      of: (key) => dividing(top.of(key), bottom.of(key)),
      month: (key, month) => dividing(top.month(key, month), bottom.month(key, month)),
    }
  }
  const asked = { indicator, by, sample, ...monthsAsked(span.period) }
  const now = Map.groupBy(await readTotals(tx, asked), ({ key }) => key)
  if (span.period === '') {
    // How it stood a year ago is not kept.
    const of = (key: string) => amounts(amountIn(indicator, now.get(key) ?? [], ''), undefined)
    return { keys: [...now.keys()], of, month: of }
  }
  const past = { ...asked, ...monthsAsked(yearBefore(span.period)) }
  const then = Map.groupBy(await readTotals(tx, past), ({ key }) => key)
  const over = isDistinct(indicator) ? await distinctOver(tx, asked, past, span) : undefined
  const sumOf = (totals: readonly Total[] | undefined, months: readonly PeriodName[]) =>
    amountIn(
      indicator,
      (totals ?? []).filter(({ period }) => months.includes(period)),
      yearOf(months),
    )
  return {
    keys: [...new Set([...now.keys(), ...then.keys()])].sort(),
    of: (key) =>
      over
        ? amounts(over.now.get(key), over.past.get(key))
        : amounts(sumOf(now.get(key), span.counted), sumOf(then.get(key), span.counted.map(yearBefore))),
    month: (key, month) =>
      amounts(
        amountIn(indicator, now.get(key) ?? [], month),
        amountIn(indicator, then.get(key) ?? [], yearBefore(month)),
      ),
  }
}

type Range = Parameters<typeof readDistinct>[1]
async function distinctOver(tx: Tx, asked: Range, past: Range, { counted }: Span) {
  const [first, last] = [counted[0] as string, counted.at(-1) as string]
  return {
    now: await readDistinct(tx, { ...asked, from: first, to: last }),
    past: await readDistinct(tx, { ...past, from: yearBefore(first), to: yearBefore(last) }),
  }
}

const yearOf = (months: readonly PeriodName[]) => (months[0] as string).slice(0, 4)

function amounts(value: number | undefined, before: number | undefined): Amounts {
  return { value: value ?? null, before: before ?? null, growth: growthOf(value, before) ?? null }
}

function dividing(over: Amounts, under: Amounts): Amounts {
  const ratio = (a: number | null, b: number | null) => ratioOf(a ?? undefined, b ?? undefined)
  return amounts(ratio(over.value, under.value), ratio(over.before, under.before))
}
