import type { Text } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { Kind } from './kind.ts'
import type { AccountLine } from './kind-open-step.ts'
import type { OpenStep } from './lookups.ts'
import type { Added, Matter } from './matter.ts'
import { fieldText, stepText } from './words-of.ts'

type Entries = Readonly<Record<string, readonly Pick<Added, 'fields' | 'at'>[]>>

const said = (words: string): Text => ({ zh: words, en: words })

/** What the lines leave, over the entries that `counts` lets in; whole numbers only. */
export function leftOf(
  lines: readonly AccountLine[],
  entries: Entries,
  counts: (fields: Readonly<Record<string, unknown>>) => boolean,
): number {
  let left = 0
  for (const { step, amount, sign } of lines) {
    for (const { fields } of entries[step] ?? []) {
      const value = fields[amount]
      if (Number.isSafeInteger(value) && counts(fields)) left += sign * (value as number)
    }
  }
  return left
}

/**
 * An entry of an account: covered by what the earlier ones leave, and alone in what it is for. Commands of one matter are
 * decided one after another, so this holds also for two that come at once.
 */
export function checkAccount(
  kind: Kind,
  { shared }: Matter,
  { id, declaration }: OpenStep,
  filled: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  const { alone, covered } = declaration
  if (alone !== undefined) {
    const key = filled[alone.field]
    const earlier = (shared.adds[id] ?? []).filter(({ fields }) => fields[alone.field] === key).at(-1)
    if (earlier && leftOf(alone.while, shared.adds, (fields) => fields[alone.field] === key) > 0) {
      const says = earlier.fields[alone.says]
      return refuse('account.taken', {
        step: stepText(kind, id),
        what: fieldText(kind, alone.field),
        by: typeof says === 'string' ? says : String(key),
        on: earlier.at.slice(0, 10),
      })
    }
  }
  if (covered !== undefined) {
    const { within, per } = covered
    const begun = within === undefined ? 0 : Number(shared.fields[within] ?? 0)
    const left = begun + leftOf(covered.by, shared.adds, (fields) => per.every((one) => fields[one] === filled[one]))
    const asked = Number(filled[covered.amount] ?? 0)
    if (asked > left) {
      const money = kind.declaration.fields[covered.amount]?.type === 'money'
      const words = (amount: number) => (money ? `${amount / 1_000_000} 万元` : String(amount))
      const inEnglish = (amount: number) => (money ? `${(amount / 100).toLocaleString('en')} yuan` : String(amount))
      return refuse(
        'account.short',
        {
          step: stepText(kind, id),
          of:
            within === undefined
              ? said(per.map((one) => String(filled[one] ?? '')).join('，'))
              : fieldText(kind, within),
          left: { zh: words(left), en: inEnglish(left) },
          asked: { zh: words(asked), en: inEnglish(asked) },
        },
        `data.${covered.amount}`,
      )
    }
  }
  return undefined
}
