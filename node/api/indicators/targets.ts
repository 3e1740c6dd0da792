import {
  amountIn,
  breakdownOf,
  type Forecast,
  forecastYear,
  growthOf,
  type Indicator,
  isMeasured,
  listMonths,
  type Matter,
  type MatterId,
  type Pace,
  type PartyId,
  type PeriodName,
  paceOf,
  type SharedState,
  splitByShape,
  type Text,
  type Total,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { columnsOf } from '../../journal/kind-columns.ts'
import { listIds } from '../../store/list-matters.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { readTotals } from './read-totals.ts'
import { type Titles, titlesFor } from './titles.ts'
import { dimensionsIn, type IndicatorWords, indicatorsOf, keyLabel, kindOfIndicator, wordsOf } from './words.ts'

export interface TargetPart {
  unit: string
  amount: number
  /** What this unit has done; null where no dimension of the indicator knows it. */
  done: number | null
  pace: Pace | null
  /** Where the number opens. */
  by?: string
  key?: string
}

export interface TargetView extends TargetPart {
  matter: MatterId
  name: string
  /** Of an indicator that this release does not have, its id alone. */
  indicator: IndicatorWords | null
  indicatorId: string
  basis: string
  sample: boolean
  partOf?: MatterId
  /** The target's months, January first; null where the indicator has no months. */
  months: number[] | null
  monthsHow: 'given' | 'last-year-shape' | 'even' | null
  /** This year's months as far as they were reported. */
  actual: (number | null)[]
  lastYear: (number | null)[]
  growth: number | null
  forecast: Forecast | null
  parts: TargetPart[]
  /** How much nobody was given; negative where more was given out. Null where nothing was given on. */
  left: number | null
}

export interface TargetsView {
  year: string
  today: string
  /** Share of the year's days gone by. */
  gone: number
  targets: TargetView[]
}

const mostTargets = 300
/** How far apart done and due may be and still count as level. */
const tolerance = 0.02

/**
 * The year's targets that were set, each with what was done, how far it should be, and what the year comes to so.
 *
 * @param of  those of one indicator alone
 */
export async function targetsOf(
  deps: NodeDeps,
  session: SignedIn,
  year: string,
  of?: { indicator: string },
): Promise<TargetsView> {
  const today = deps.today()
  const view: TargetsView = { year, today, gone: yearGone(year, today), targets: [] }
  const kind = deps.kinds.find(({ declaration }) => declaration.id === 'target')
  const slot = kind && columnsOf(kind).slots.get('year')
  if (kind === undefined || slot === undefined) return view
  const named = columnsOf(kind).slots.get('indicator')
  const indicatorIs = of && named ? { [named]: { equals: of.indicator } } : {}
  const columns = { [slot]: { equals: Number(year) }, ...indicatorIs }
  const query = { kinds: ['target'], stage: 'set', columns, sort: 'opened', now: deps.instant() } as const
  const ids = await inParty(deps.store, session.party, 'app', (tx) => listIds(tx, query, mostTargets))
  const matters = await deps.journal.getMany(session.party, ids)
  const titles = await titlesOf(deps, session, [...matters.values()])
  await inParty(deps.store, session.party, 'app', async (tx) => {
    const read = new YearTotals(tx, deps, year, titles)
    for (const id of ids) {
      const matter = matters.get(id)
      if (matter && (of === undefined || matter.shared.fields.indicator === of.indicator))
        view.targets.push(await targetOf(deps, session.party, read, matter.shared, year, today))
    }
  })
  // What was given on as targets of their own counts as parts where the whole names none.
  for (const one of view.targets) {
    const children = view.targets.filter(({ partOf }) => partOf === one.matter)
    const parts = one.parts.length > 0 ? one.parts : children
    if (parts.length > 0) one.left = breakdownOf(one.amount, parts).left
  }
  return view
}

/** What the units of these targets may be called, where the indicator's dimensions name matters. */
async function titlesOf(deps: NodeDeps, session: SignedIn, targets: readonly Matter[]): Promise<Map<string, Titles>> {
  const asked = new Set(targets.map(({ shared }) => shared.fields.indicator))
  const found = new Map<string, Titles>()
  for (const indicator of indicatorsOf(deps).filter(({ id }) => asked.has(id))) {
    for (const by of dimensionsIn(deps, indicator)) {
      const titles = await titlesFor(deps, session, indicator, by)
      if (titles) found.set(`${indicator.id} ${by}`, titles)
    }
  }
  return found
}

/** Totals of two years by all dimensions, read once for each indicator. */
class YearTotals {
  readonly #tx: Tx
  readonly #deps: NodeDeps
  readonly #year: string
  readonly #titles: ReadonlyMap<string, Titles>
  readonly #read = new Map<string, Promise<Total[]>>()

  /** @param titles  of dimensions that name matters, by `${indicator} ${dimension}` */
  constructor(tx: Tx, deps: NodeDeps, year: string, titles: ReadonlyMap<string, Titles>) {
    this.#tx = tx
    this.#deps = deps
    this.#year = year
    this.#titles = titles
  }

  of(indicator: Indicator, by: string, sample: boolean): Promise<Total[]> {
    const name = `${indicator.id} ${by} ${sample}`
    const standing = isMeasured(indicator.measure) && 'standing' in indicator.measure.when
    const from = standing ? '' : `${Number(this.#year) - 1}-01`
    const read =
      this.#read.get(name) ??
      readTotals(this.#tx, { indicator, by, sample, from, to: standing ? '' : `${this.#year}-12` })
    this.#read.set(name, read)
    return read
  }

  /**
   * The dimension and key by which the indicator knows a unit, called by its name. A unit that is a matter itself (a team)
   * is known before it has done anything.
   */
  async unit(indicator: Indicator, party: PartyId, name: string, sample: boolean) {
    const kind = kindOfIndicator(this.#deps, indicator)
    for (const by of dimensionsIn(this.#deps, indicator)) {
      for (const [key, title] of this.#titles.get(`${indicator.id} ${by}`) ?? []) if (title === name) return { by, key }
    }
    for (const by of dimensionsIn(this.#deps, indicator).filter((one) => one !== 'stage')) {
      for (const { key } of await this.of(indicator, by, sample)) {
        const label: Text = keyLabel(this.#deps, party, kind, by, key)
        if (key !== '' && (key === name || label.zh === name || label.en === name)) return { by, key }
      }
    }
    return undefined
  }
}

async function targetOf(
  deps: NodeDeps,
  party: PartyId,
  read: YearTotals,
  { matter, fields }: SharedState,
  year: string,
  today: string,
): Promise<TargetView> {
  const said = (field: string) => (typeof fields[field] === 'string' ? (fields[field] as string) : '')
  const sample = fields.sample === true
  const { amount, monthly, parts: partsSaid } = saidIn(fields)
  const indicator = indicatorsOf(deps).find(({ id, measure }) => id === said('indicator') && isMeasured(measure))
  const unit = said('unitName')
  const base = {
    matter,
    name: said('name'),
    indicator: indicator ? wordsOf(deps, indicator) : null,
    indicatorId: said('indicator'),
    unit,
    amount,
    basis: said('basis'),
    sample,
    ...(said('partOf') === '' ? {} : { partOf: said('partOf') }),
    left: partsSaid.length > 0 ? breakdownOf(amount, partsSaid).left : null,
  }
  const nothing = { done: null, pace: null, months: null, monthsHow: null, growth: null, forecast: null }
  if (indicator === undefined) {
    const parts = partsSaid.map((part) => ({ ...part, done: null, pace: null }))
    return { ...base, ...nothing, actual: [], lastYear: [], parts }
  }
  const place = unit === '' ? { by: '', key: '' } : await read.unit(indicator, party, unit, sample)
  const totals = place ? (await read.of(indicator, place.by, sample)).filter(({ key }) => key === place.key) : []
  const standing = isMeasured(indicator.measure) && 'standing' in indicator.measure.when
  const thisMonth = today.slice(0, 7)
  const amountOf = (period: PeriodName, of = totals) => amountIn(indicator, of, period) ?? null
  const months = listMonths(year)
  const adds = isMeasured(indicator.measure) && !Object.hasOwn(Object(indicator.measure.value), 'latest')
  const past = String(Number(year) - 1)
  const lastYear = standing ? [] : listMonths(past).map((month) => amountOf(month))
  const actual = standing ? [] : months.filter((month) => month <= thisMonth).map((month) => amountOf(month))
  const plan = standing ? null : planOf(amount, monthly, lastYear)
  // Even months of a small number are rounded to whole ones: what is due by now then goes by days.
  const gone = plan && plan.how !== 'even' ? planGone(plan.months, year, today) : yearGone(year, today)
  const doneOf = (of: Total[]) => amountIn(indicator, of, standing ? '' : year) ?? null
  const partOf = async (part: { unit: string; amount: number }): Promise<TargetPart> => {
    const known = await read.unit(indicator, party, part.unit, sample)
    const own = known && (await read.of(indicator, known.by, sample)).filter(({ key }) => key === known.key)
    // A count or a sum of a known unit that did nothing yet is none, not unknown.
    const done = own ? (doneOf(own) ?? (adds ? 0 : null)) : null
    return { ...part, ...known, done, pace: paceOf(done ?? 0, part.amount, gone, tolerance) ?? null }
  }
  const done = doneOf(totals)
  const over = months.filter((month) => month < thisMonth)
  const complete = lastYear.every((value) => value !== null) ? (lastYear as number[]) : []
  const soFar = over.map((_, at) => actual[at] ?? 0)
  const before = standing ? null : sumOf(lastYear.slice(0, actual.length))
  return {
    ...base,
    ...(place && place.by !== '' ? place : {}),
    done,
    pace: place ? (paceOf(done ?? 0, amount, gone, tolerance) ?? null) : null,
    months: plan?.months ?? null,
    monthsHow: plan?.how ?? null,
    actual,
    lastYear,
    growth: growthOf(done ?? undefined, before ?? undefined) ?? null,
    forecast: standing || done === null ? null : (forecastYear(soFar, complete, done) ?? null),
    parts: await Promise.all(partsSaid.map(partOf)),
  }
}

const sumOf = (values: readonly (number | null)[]): number | null =>
  values.some((value) => value !== null) ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null

/** The months as given, where they add up; else after last year's, where all of them are known; else evenly. */
function planOf(amount: number, given: unknown, lastYear: readonly (number | null)[]) {
  const twelve =
    Array.isArray(given) && given.length === 12 && given.every((one) => Number.isSafeInteger(one) && one >= 0)
  if (twelve && (given as number[]).reduce((a, b) => a + b, 0) === amount) {
    return { months: given as number[], how: 'given' as const }
  }
  const shape = lastYear.map((value) => Math.max(0, value ?? 0))
  const known = lastYear.length === 12 && lastYear.every((value) => value !== null) && shape.some((value) => value > 0)
  return known
    ? { months: splitByShape(amount, shape), how: 'last-year-shape' as const }
    : { months: splitByShape(amount, Array<number>(12).fill(1)), how: 'even' as const }
}

/** Share of the plan that falls up to today; of the running month as many parts as days have gone by. */
function planGone(months: readonly number[], year: string, today: string): number {
  const whole = months.reduce((sum, one) => sum + one, 0)
  if (whole === 0 || today.slice(0, 4) < year) return 0
  if (today.slice(0, 4) > year) return 1
  const month = Number(today.slice(5, 7))
  const before = months.slice(0, month - 1).reduce((sum, one) => sum + one, 0)
  const part = Number(today.slice(8)) / daysIn(Number(year), month)
  return (before + (months[month - 1] ?? 0) * part) / whole
}

function yearGone(year: string, today: string): number {
  return planGone(
    Array.from({ length: 12 }, (_, at) => daysIn(Number(year), at + 1)),
    year,
    today,
  )
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Fen of the 10,000 yuan in which shares of an amount of money are said. */
const fenOfWan = 1_000_000

/** What a target says, in the indicator's own unit (money in fen), whichever version of its kind says it. */
function saidIn(fields: Readonly<Record<string, unknown>>) {
  const inMoney = fields.measuredIn === 'money'
  const unit = inMoney ? fenOfWan : 1
  const parts = readRows(fields.parts, 'unit').flatMap(({ key, amount }) =>
    typeof key === 'string' ? [{ unit: key, amount: amount * unit }] : [],
  )
  const amount = Number((inMoney ? fields.amountFen : fields.amount) ?? 0)
  return { amount, parts, monthly: fields.months ?? monthsOf(fields.monthly, unit) }
}

/** Twelve numbers from rows of a month and an amount; undefined where none were said. */
function monthsOf(given: unknown, unit: number): number[] | undefined {
  const rows = readRows(given, 'month')
  if (rows.length === 0) return undefined
  const months = Array<number>(12).fill(0)
  for (const { key, amount } of rows) if (Number(key) >= 1 && Number(key) <= 12) months[Number(key) - 1] = amount * unit
  return months
}

function readRows(given: unknown, name: string): { key: unknown; amount: number }[] {
  if (!Array.isArray(given)) return []
  return given.flatMap((one) => {
    const { [name]: key, amount } = (one ?? {}) as Record<string, unknown>
    return Number.isSafeInteger(amount) ? [{ key, amount: amount as number }] : []
  })
}
