import { atLeast, atMost, type Condition, equals, type Matter, type Text, text } from '@lianyu/kernel'
import { ruleValues } from './values.ts'

/** A clause of a policy as its form takes it. Money is written in 万元, as a notice writes it. */
interface Clause {
  clause: number
  what: string
  compare: string
  amount?: string
  dropped?: boolean
}

export interface PolicyRule {
  id: string
  label: Text
  when: Condition
}

const fenOfWan = 1_000_000
const words: Record<string, Text> = {
  'at-least': text('不低于', 'at least'),
  'at-most': text('不高于', 'at most'),
}
const unitWords: Record<string, Text> = {
  fen: text(' 万元', ' × 10,000 yuan'),
  percent: text('%', ' %'),
  persons: text(' 人', ''),
  years: text(' 年', ' years'),
  count: text(' 项', ''),
  points: text(' 分', ' points'),
}

/** The clauses that stand: the last of each number, without those struck out; each a condition with its words. */
export function rulesOfPolicy({ shared }: Matter): PolicyRule[] {
  const standing = new Map<number, Clause>()
  for (const { fields } of shared.adds['set-clause'] ?? []) {
    const clause = fields as unknown as Clause
    standing.set(clause.clause, clause)
  }
  return [...standing.values()]
    .filter(({ dropped }) => dropped !== true)
    .sort((a, b) => a.clause - b.clause)
    .map(ruleOf)
}

function ruleOf({ clause, what, compare, amount }: Clause): PolicyRule {
  const { unit, label } = ruleValues[what] ?? { unit: 'count' as const, label: text(what, what) }
  const id = String(clause)
  if (unit === 'yes') {
    const no = compare === 'is-not'
    return {
      id,
      label: no ? text(`非${label.zh}`, `Not: ${label.en}`) : label,
      when: no ? { not: equals(what, true) } : equals(what, true),
    }
  }
  const written = Number(amount ?? 0)
  const asked = unit === 'fen' ? Math.round(written * fenOfWan) : written
  const least = compare !== 'at-most'
  const said = words[least ? 'at-least' : 'at-most'] as Text
  const of = unitWords[unit] ?? text('', '')
  return {
    id,
    label: text(`${label.zh}${said.zh} ${written}${of.zh}`, `${label.en} ${said.en} ${written}${of.en}`),
    when: least ? atLeast(what, asked) : atMost(what, asked),
  }
}
