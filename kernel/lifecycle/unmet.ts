import type { Text } from '../names.ts'
import { type ConditionView, fieldsOf, fieldValue, holds, isFilled, tracksOf } from './condition.ts'
import type { Kind } from './kind.ts'
import type { Condition } from './kind-condition.ts'
import { fieldText, stageText, trackText } from './words-of.ts'

/**
 * What is missing of a condition, in words: of several that must all hold those that do not, of several of which one is
 * enough those that somebody can bring about. Every field that a condition looks at would be no answer for a clerk.
 *
 * @returns nothing where it holds
 */
export function unmetWords(kind: Kind, condition: Condition, view: ConditionView): Text[] {
  const said = leavesOf(condition, view).flatMap((one) => wordsOf(kind, one, view) ?? [])
  if (said.length > 0 || holds(condition, view)) return dropTwice(said)
  return [
    ...fieldsOf(condition).map((field) => fieldText(kind, field)),
    ...tracksOf(condition).map(([track]) => trackText(kind, track)),
  ]
}

function leavesOf(condition: Condition, view: ConditionView): Condition[] {
  if (holds(condition, view)) return []
  if ('all' in condition) return condition.all.flatMap((one) => leavesOf(one, view))
  if (!('any' in condition)) return [condition]
  // Papers can be handed in and steps taken; what the matter is cannot be changed to suit the step.
  const within = condition.any.filter((one) => 'filled' in one || 'stage' in one || 'all' in one)
  const otherwise = condition.any.filter((one) => !('not' in one))
  const [way] = [within, otherwise, condition.any].filter((some) => some.length > 0)
  return (way ?? []).flatMap((one) => leavesOf(one, view))
}

function wordsOf(kind: Kind, condition: Condition, view: ConditionView): Text | undefined {
  const label = (field: string) => fieldText(kind, field)
  const about = (field: string, zh: (name: string) => string, en: (name: string) => string): Text => ({
    zh: zh(label(field).zh),
    en: en(label(field).en),
  })
  const missing = (field: string) =>
    about(
      field,
      (name) => `缺“${name}”`,
      (name) => `“${name}” is missing`,
    )
  if ('filled' in condition) return missing(condition.filled)
  if ('stage' in condition) {
    const [track, stages] = condition.stage
    const names = stages.map((stage) => stageText(kind, track, stage))
    return {
      zh: `“${trackText(kind, track).zh}”要到“${names.map(({ zh }) => zh).join('”或“')}”`,
      en: `“${trackText(kind, track).en}” must stand at “${names.map(({ en }) => en).join('” or “')}”`,
    }
  }
  if ('come' in condition) {
    // A day that nobody has written down is waited for in vain.
    if (!isFilled(fieldValue(condition.come, view))) return missing(condition.come)
    return about(
      condition.come,
      (name) => `“${name}”还没有到`,
      (name) => `“${name}” has not come`,
    )
  }
  if ('past' in condition) {
    return about(
      condition.past,
      (name) => `“${name}”还没有过`,
      (name) => `“${name}” has not passed`,
    )
  }
  if ('same' in condition) {
    const [a, b] = condition.same.map(label)
    return { zh: `“${a?.zh}”与“${b?.zh}”不一致`, en: `“${a?.en}” is not “${b?.en}”` }
  }
  if ('equals' in condition) {
    const [counted, due] = condition.equals
    const now = fieldValue(counted, view)
    if (typeof due === 'number' && typeof now === 'number') {
      return about(
        counted,
        (name) => `“${name}”现为 ${now}，要为 ${due}`,
        (name) => `“${name}” is ${now} and must be ${due}`,
      )
    }
  }
  const [field] = fieldsOf(condition)
  if (field === undefined) return undefined
  return about(
    field,
    (name) => `“${name}”不符合`,
    (name) => `“${name}” does not allow it`,
  )
}

const dropTwice = (texts: readonly Text[]): Text[] =>
  texts.filter(({ zh }, at) => texts.findIndex((other) => other.zh === zh) === at)
