import {
  type Judge,
  type JudgedLine,
  type Judgement,
  type Matter,
  type Outlook,
  type OutlookGiven,
  type PlainDay,
  text,
} from '@lianyu/kernel'
import { rulesOfPolicy } from './conditions.ts'
import { linesOf } from './ladder.ts'
import { valuesOf } from './values.ts'

/**
 * Does an enterprise qualify for a policy today, and why: every clause with what it asks, what there is, and the gap.
 * A policy without clauses gives to nobody.
 */
export function judgePolicy(policy: Matter, enterprise: Matter, today: PlainDay): Judgement {
  const values = valuesOf(enterprise, today)
  const registered = enterprise.shared.tracks.main?.stage === 'registered'
  const inRegister: JudgedLine = {
    id: 'registered',
    label: text('在册企业', 'In the register'),
    unit: 'yes',
    compare: 'is',
    asked: true,
    has: registered,
    met: registered,
  }
  const rules = rulesOfPolicy(policy)
  const lines = [inRegister, ...linesOf(rules, values, today)]
  const givesFen = amountOf(policy, values)
  const met = rules.length > 0 && lines.every((line) => line.met)
  return { met, lines, ...(givesFen === undefined ? {} : { givesFen }) }
}

/** A fixed amount, or a share of a figure up to a cap; a share is cut to whole fen. */
export function amountOf({ shared: { fields } }: Matter, values: Record<string, unknown>): number | undefined {
  const { amountFen, sharePercent, shareOf, capFen } = fields
  if (sharePercent === undefined || sharePercent === null) return amountFen as number | undefined
  const base = values[shareOf as string]
  if (typeof base !== 'number') return undefined
  const share = Math.floor((base * Math.round(Number(sharePercent) * 100)) / 10_000)
  return typeof capFen === 'number' ? Math.min(share, capFen) : share
}

export const policyJudge: Judge = {
  of: 'enterprise',
  opens: { kind: 'policy-grant', rule: 'policy', subject: 'enterprise', data: { way: 'direct' } },
  judge: ({ matter, subject, today }) => judgePolicy(matter, subject, today),
}

/** A grant's clauses as they were judged and written down when it was entered, or checked since. */
export function grantOutlook({ matter: { shared } }: OutlookGiven): Outlook | undefined {
  const { because, qualifies } = shared.fields
  if (!Array.isArray(because)) return undefined
  const lines = because.map((line, at): JudgedLine => ({ ...line, id: String(at) }))
  const unmet = lines.filter(({ met }) => !met).length
  return {
    title: text('逐条核对', 'Clause by clause'),
    sentence: qualifies
      ? text('符合全部条件。', 'Every clause is met.')
      : text(`有 ${unmet} 条不符合，不能通过审核。`, `${unmet} not met: it cannot pass its check.`),
    lines,
  }
}

/** What the policy asks, clause by clause, for its own page. */
export function policyOutlook({ matter }: OutlookGiven): Outlook {
  const rules = rulesOfPolicy(matter)
  return {
    title: text('兑现条件', 'What it asks'),
    sentence:
      rules.length === 0
        ? text('还没有写条件，谁也不符合。', 'No clause yet: nobody qualifies.')
        : text(`共 ${rules.length} 条，须同时符合。`, `${rules.length} clauses, all of them to be met.`),
    table: {
      columns: [
        { id: 'clause', label: text('条', 'No.') },
        { id: 'asks', label: text('条件', 'Asks') },
      ],
      rows: rules.map(({ id, label }) => ({ id, cells: [id, label] })),
    },
  }
}
