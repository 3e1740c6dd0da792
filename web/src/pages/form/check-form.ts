import { type FormField, fillForm, isRefusal, type Kind, type Refusal } from '@lianyu/kernel'

/** Fields that the node fills in by itself: nobody types them. */
const madeByNode = new Set(['query-code'])

export type Values = Record<string, unknown>

/** The fields that a person is asked, in the order of the declaration. */
export function askedFields({ declaration }: Kind, form: readonly FormField[]): FormField[] {
  const issued = new Set(
    Object.values(declaration.open).flatMap(({ issues }) => (issues ? [issues.code, issues.digest, issues.file] : [])),
  )
  return form.filter(
    ({ field, computed }) => !computed && !issued.has(field) && !madeByNode.has(declaration.fields[field]?.type ?? ''),
  )
}

/** What is wrong with each field, by the kernel's own check: the one the node runs. */
export function checkFields(kind: Kind, form: readonly FormField[], values: Values): Record<string, Refusal> {
  const wrong: Record<string, Refusal> = {}
  for (const asked of form) {
    const value = values[asked.field]
    const answer = fillForm(kind, [asked], value === undefined ? {} : { [asked.field]: value })
    if (isRefusal(answer)) wrong[asked.field] = answer
  }
  return wrong
}

/**
 * What is sent: values that were given, without those that stand already. A field that was emptied is sent as `null`,
 * which takes its value away.
 */
export function dataOf(form: readonly FormField[], values: Values, before: Values): Values {
  const data: Values = {}
  for (const { field, required, computed } of form) {
    if (computed) continue
    const value = values[field]
    if (value === undefined) {
      if (before[field] !== undefined && !required) data[field] = null
    } else if (required || !same(value, before[field])) data[field] = value
  }
  return data
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
