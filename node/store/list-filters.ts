import type { Instant } from '@lianyu/kernel'
import type { ListLight } from './list-rows.ts'
import type { HolderFilter, MatterQuery } from './matter-query.ts'
import { noneOf, type Slot, type SlotValue, slotType } from './none.ts'
import type { Parameters } from './parameters.ts'

/** More words than these narrow nothing down. */
const mostTerms = 8

/** The words of the search, each once. */
export function termsOf({ terms = [] }: Pick<MatterQuery, 'terms'>): string[] {
  return [...new Set(terms)].slice(0, mostTerms)
}

/**
 * Has the matter the word? `matter` and `kind` are expressions of the row that is looked at. The offset keeps the planner
 * from turning the look-up by key into a join that reads every matter of the word.
 */
export function hasTerm(matter: string, kind: string, term: string, values: Parameters): string {
  return `exists (select from term t where t.party = $1 and t.term = ${values.add(term, 'text')} and t.kind = ${kind} and t.matter = ${matter} offset 0)`
}

/** What a row must be, as SQL over `matter_now n` and `matter m`; the words of the search are apart. */
export function filters(query: MatterQuery, values: Parameters, kind: string): string[] {
  // Both tables say the kind: either may be the one whose index is walked.
  const where = [`n.kind ${kind}`, `m.kind ${kind}`]
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) {
      where.push(`${column} = ${values.add(value, 'text')}`)
    }
  }
  equal('n.stage', query.stage)
  if (query.stages?.length === 1) {
    equal('n.stage', query.stages[0])
  } else if (query.stages) {
    where.push(`n.stage = any(${values.add(query.stages, 'text[]')})`)
  }
  where.push(...heldBy('n', query.holder, values))
  equal('m.agreement', query.agreement)
  equal('m.origin', query.origin)
  if (query.notOrigin !== undefined) {
    where.push(`m.origin <> ${values.add(query.notOrigin, 'text')}`)
  }
  where.push(...lightIs('n', query.light, query.now, values))
  if (query.track) {
    const { ids, stages, light, holder, running } = query.track
    const track = [`t.party = $1`, `t.matter = n.id`, `t.track = any(${values.add(ids, 'text[]')})`]
    if (stages) {
      track.push(`t.stage = any(${values.add(stages, 'text[]')})`)
    }
    // Only tracks that are not ended stand in the index of who holds them; a clock that runs says so by itself.
    if (running || (light !== undefined && light !== 'none')) {
      track.push('t.ended_at is null')
    }
    track.push(...heldBy('t', holder, values), ...lightIs('t', light, query.now, values))
    where.push(`exists (select from track t where ${track.join(' and ')})`)
  }
  for (const [slot, filter] of Object.entries(query.columns ?? {}) as [Slot, ColumnFilter][]) {
    where.push(...columnFilter(slot, filter, values))
  }
  return where
}

function heldBy(table: 'n' | 't', holder: HolderFilter | undefined, values: Parameters): string[] {
  const where: string[] = []
  const say = (column: string, compares: '=' | '<>', value: string | undefined) => {
    if (value !== undefined) {
      where.push(`${table}.${column} ${compares} ${values.add(value, 'text')}`)
    }
  }
  say('holder_party', '=', holder?.party)
  say('holder_party', '<>', holder?.notParty)
  say('holder_desk', '=', holder?.desk)
  return where
}

function lightIs(table: 'n' | 't', light: ListLight | undefined, at: Instant, values: Parameters): string[] {
  if (light === undefined) {
    return []
  }
  if (light === 'none') {
    return [`${table}.red_at = 'infinity'`]
  }
  const now = values.add(at, 'timestamptz')
  const lights: Record<Exclude<ListLight, 'none'>, string[]> = {
    late: [`${table}.red_at <= ${now}`],
    // Said of both, so that the index of red ends before all that have no clock.
    'due-soon': [`${table}.red_at > ${now}`, `${table}.red_at < 'infinity'`, `${table}.amber_at <= ${now}`],
    'on-time': [`${table}.red_at > ${now}`, `${table}.amber_at > ${now}`, `${table}.red_at < 'infinity'`],
  }
  return lights[light]
}

type ColumnFilter = { equals: SlotValue } | { from?: SlotValue; to?: SlotValue }

function columnFilter(slot: Slot, filter: ColumnFilter, values: Parameters): string[] {
  const type = slotType(slot)
  if ('equals' in filter) {
    return [`m.${slot} = ${values.add(filter.equals, type)}`]
  }
  const range = [`m.${slot} < ${values.add(noneOf[type], type)}`]
  if (filter.from !== undefined) {
    range.push(`m.${slot} >= ${values.add(filter.from, type)}`)
  }
  if (filter.to !== undefined) {
    range.push(`m.${slot} <= ${values.add(filter.to, type)}`)
  }
  return range
}
