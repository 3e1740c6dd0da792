import type { Context } from './context.ts'
import type { Condition } from './kind-condition.ts'
import type { Matter } from './matter.ts'

/** What a condition may look at: values as they will be once the form is in, and where tracks stand. */
export interface ConditionView {
  matter: Matter
  context: Pick<Context, 'setting'> & Partial<Pick<Context, 'today'>>
  /** Values of the form being handed in, over those the matter has. */
  filled?: Record<string, unknown>
  /** Fields still to be asked: what is said of them is taken as met, since nobody can know yet. */
  open?: ReadonlySet<string>
}

export function holds(condition: Condition, view: ConditionView): boolean {
  if ('filled' in condition) return undecided(condition.filled, view) || isFilled(fieldValue(condition.filled, view))
  if ('equals' in condition) {
    const [field, value] = condition.equals
    return undecided(field, view) || fieldValue(field, view) === value
  }
  if ('atLeast' in condition) {
    const [field, least] = condition.atLeast
    if (undecided(field, view)) return true
    const value = fieldValue(field, view)
    return isFilled(value) && Number(value) >= least
  }
  if ('atMost' in condition) {
    const [field, most] = condition.atMost
    if (undecided(field, view)) return true
    const value = fieldValue(field, view)
    return isFilled(value) && Number(value) <= most
  }
  if ('come' in condition) {
    if (undecided(condition.come, view)) return true
    const day = fieldValue(condition.come, view)
    return typeof day === 'string' && view.context.today !== undefined && day <= view.context.today
  }
  if ('past' in condition) {
    if (undecided(condition.past, view)) return true
    const day = fieldValue(condition.past, view)
    return typeof day === 'string' && view.context.today !== undefined && day < view.context.today
  }
  if ('same' in condition) {
    const [field, other] = condition.same
    if (undecided(field, view) || undecided(other, view)) return true
    const value = fieldValue(field, view)
    return isFilled(value) && value === fieldValue(other, view)
  }
  if ('among' in condition) {
    const [field, list] = condition.among
    if (undecided(field, view) || undecided(list, view)) return true
    const values = fieldValue(list, view)
    return Array.isArray(values) && values.includes(fieldValue(field, view))
  }
  if ('stage' in condition) {
    const [track, stages] = condition.stage
    const { shared, overlay } = view.matter
    return stages.includes((shared.tracks[track] ?? overlay.tracks[track])?.stage ?? '')
  }
  if ('setting' in condition) {
    const [key, value] = condition.setting
    return (view.context.setting(key) ?? condition.otherwise) === value
  }
  if ('all' in condition) return condition.all.every((one) => holds(one, view))
  if ('any' in condition) return condition.any.some((one) => holds(one, view))
  // What is still open may turn out either way, also when turned round.
  return fieldsOf(condition.not).some((field) => undecided(field, view)) || !holds(condition.not, view)
}

function undecided(field: string, { open, filled }: ConditionView): boolean {
  return open?.has(field) === true && filled?.[field] === undefined
}

/** As it will be once the form is in. */
export function fieldValue(field: string, { matter, filled }: Pick<ConditionView, 'matter' | 'filled'>): unknown {
  if (filled !== undefined && Object.hasOwn(filled, field)) return filled[field]
  return matter.shared.fields[field] ?? matter.overlay.fields[field]
}

export function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** Every field a condition looks at. */
export function fieldsOf(condition: Condition): string[] {
  if ('filled' in condition) return [condition.filled]
  if ('equals' in condition) return [condition.equals[0]]
  if ('atLeast' in condition) return [condition.atLeast[0]]
  if ('atMost' in condition) return [condition.atMost[0]]
  if ('come' in condition) return [condition.come]
  if ('past' in condition) return [condition.past]
  if ('same' in condition) return [...condition.same]
  if ('among' in condition) return [...condition.among]
  if ('all' in condition) return condition.all.flatMap(fieldsOf)
  if ('any' in condition) return condition.any.flatMap(fieldsOf)
  if ('not' in condition) return fieldsOf(condition.not)
  return []
}
/** Every track a condition looks at. */
export function tracksOf(condition: Condition): [track: string, stages: string[]][] {
  if ('stage' in condition) return [condition.stage]
  if ('all' in condition) return condition.all.flatMap(tracksOf)
  if ('any' in condition) return condition.any.flatMap(tracksOf)
  if ('not' in condition) return tracksOf(condition.not)
  return []
}

/** Whether a condition looks at values alone: at no stage, no setting and not at what day it is. */
export function isOfFields(condition: Condition): boolean {
  return isOfMatter(condition) && tracksOf(condition).length === 0
}

/** Whether it looks at the matter alone: what it says changes with its facts, not with a setting and not with the day. */
export function isOfMatter(condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(isOfMatter)
  if ('any' in condition) return condition.any.every(isOfMatter)
  if ('not' in condition) return isOfMatter(condition.not)
  return !('setting' in condition || 'past' in condition || 'come' in condition)
}
