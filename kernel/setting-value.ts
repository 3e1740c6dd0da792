import { type Text, text } from './names.ts'
import type { SettingDefault } from './pack.ts'
import { type Refusal, refuse } from './refusal/refusal.ts'

/**
 * Why a value cannot stand for a rule: clocks and scores would fail on it, for everybody and only later. A number is a whole
 * one above zero; a switch is true or false; a rule of many lines has the parts of the default, each of its sort.
 *
 * @param rule  the default that the value is to stand in for
 */
export function settingMisfit(rule: SettingDefault, value: unknown): Refusal | undefined {
  const fits = rule.fits?.(value) ?? isLike(rule.value, value)
  return fits ? undefined : refuse('setting.misfit', { rule: rule.label, wanted: wantedOf(rule.value) }, 'data.value')
}

function isLike(wanted: unknown, given: unknown): boolean {
  if (typeof wanted === 'number') return Number.isSafeInteger(given) && (given as number) > 0
  if (!isRule(wanted)) return sortOf(given) === sortOf(wanted)
  return isRule(given) && partsOf(wanted).every((part) => sortOf(given[part]) === sortOf(wanted[part]))
}

function wantedOf(value: unknown): Text {
  if (typeof value === 'number') return text('大于零的整数', 'a whole number above zero')
  if (typeof value === 'boolean') return text('true 或 false', 'true or false')
  const parts = isRule(value) ? partsOf(value) : []
  return text(`一条完整的规则（${parts.join('、')}）`, `a whole rule (${parts.join(', ')})`)
}

/** What a rule goes by, words left out: how it is called may be left unsaid. */
const partsOf = (rule: Record<string, unknown>) =>
  Object.keys(rule).filter((part) => {
    const value = rule[part]
    return !isRule(value) || !('zh' in value)
  })

const isRule = (value: unknown): value is Record<string, unknown> => sortOf(value) === 'object'
const sortOf = (value: unknown) => (Array.isArray(value) ? 'list' : value === null ? 'nothing' : typeof value)
