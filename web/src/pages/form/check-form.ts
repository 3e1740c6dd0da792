import { type FormField, fieldsOf, fillForm, isAsked, isRefusal, type Kind, type Refusal } from '@lianyu/kernel'

/** Fields that the node fills in by itself: nobody types them. */
const madeByNode = new Set(['query-code'])

export type Values = Record<string, unknown>

/** The fields that a person is asked as the others stand, in the order of the declaration. */
export function askedFields({ declaration }: Kind, form: readonly FormField[], values: Values): FormField[] {
  const issued = new Set(
    Object.values(declaration.open).flatMap(({ issues }) => (issues ? [issues.code, issues.digest, issues.file] : [])),
  )
  return form.filter((one) => {
    const { field, computed } = one
    if (computed || issued.has(field) || madeByNode.has(declaration.fields[field]?.type ?? '')) return false
    return isAsked(one, values)
  })
}

/** What is wrong with each field that is asked, by the kernel's own check: the one the node runs. */
export function checkFields(kind: Kind, form: readonly FormField[], values: Values): Record<string, Refusal> {
  const wrong: Record<string, Refusal> = {}
  for (const asked of form) {
    if (!isAsked(asked, values)) continue
    const { when: _, ...alone } = asked
    const value = values[asked.field]
    const answer = fillForm(kind, [alone], value === undefined ? {} : { [asked.field]: value })
    if (isRefusal(answer)) wrong[asked.field] = answer
  }
  return wrong
}

/**
 * What is sent: values that were given, without those that stand already and decide about no other field: a form is judged
 * by itself. A field that was emptied is sent as `null`,
 * which takes its value away, as does one that is not asked any more.
 */
export function dataOf(form: readonly FormField[], values: Values, before: Values): Values {
  const data: Values = {}
  const decide = new Set(form.flatMap(({ when }) => (when ? fieldsOf(when) : [])))
  for (const asked of form) {
    const { field, computed } = asked
    if (computed) continue
    const isNeeded = isAsked(asked, values)
    const required = isNeeded && asked.required
    const value = isNeeded ? values[field] : undefined
    if (value === undefined) {
      if (before[field] !== undefined && !required) data[field] = null
    } else if (required || decide.has(field) || !same(value, before[field])) data[field] = value
  }
  return data
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
