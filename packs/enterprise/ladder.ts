import {
  type Condition,
  explain,
  type JudgedLine,
  type Matter,
  type Outlook,
  type OutlookGiven,
  type PlainDay,
  type RuleValues,
  type Rung,
  type Text,
  text,
} from '@lianyu/kernel'
import { certificates, evidenceOf } from './certificates.ts'
import { type LadderRules, ladderRules, type RungRule } from './ladder-rules.ts'
import { ruleValues, valuesOf, yearsOf } from './values.ts'

/**
 * One thing that a rule asks, told by its comparisons. A rule of several comparisons (a band of revenue with its share of
 * R&D) is one line for each, so that nothing is hidden behind a sentence.
 */
export function linesOf(
  rules: readonly { id: string; label: Text; when: Condition; sample?: true; source?: Text }[],
  values: RuleValues,
  today: PlainDay,
): JudgedLine[] {
  return rules.flatMap(({ id, label, when, sample, source }) => {
    const found = explain(when, values, today)
    return found.map(({ value, ...line }, at) => ({
      ...line,
      id: found.length === 1 ? id : `${id}-${at + 1}`,
      label:
        found.length === 1 ? label : text(`${label.zh}：${wordsOf(value).zh}`, `${label.en}: ${wordsOf(value).en}`),
      unit: ruleValues[value]?.unit ?? 'count',
      ...(sample ? { sample } : {}),
      ...(source ? { source } : {}),
    }))
  })
}

const wordsOf = (value: string): Text => ruleValues[value]?.label ?? text(value, value)

/**
 * For each rung whether it is reached, from what, until when, and what is missing by how much. A recognition shows a rung
 * and nothing else does; figures alone make one ready to be applied for. The rungs without a recognition are shown by the
 * figures. Pure: the same facts, rules and day give the same ladder anywhere.
 */
export function ladderOf(matter: Matter, rules: LadderRules, today: PlainDay): Rung[] {
  const values = valuesOf(matter, today)
  const [last] = yearsOf(matter)
  const figures = last && text(`${last.year} 年数据`, `Figures of ${last.year}`)
  const coach = matter.shared.fields.coachUnit
  const sector = String(matter.shared.fields.sector ?? 'industry')
  return rules.rungs
    .filter(({ of }) => of === undefined || of.includes(sector))
    .map((rule) => rungOf(rule, { matter, values, today, figures, coach }))
}

interface Known {
  matter: Matter
  values: RuleValues
  today: PlainDay
  figures: Text | undefined
  coach: unknown
}

function rungOf(rule: RungRule, { matter, values, today, figures, coach }: Known): Rung {
  const { id, label, source } = rule
  const lines = linesOf(rule.lines, values, today)
  const met = lines.every((line) => line.met)
  const certificate = certificates.find((one) => one.id === rule.certificate)
  const known = certificate && evidenceOf(matter, certificate, today)
  const rung = {
    id,
    label,
    source,
    lines,
    ...(typeof coach === 'string' && coach !== '' ? { coach } : {}),
  }
  if (rule.elsewhere) return { ...rung, state: met ? 'ready' : 'missing' }
  if (known === undefined) {
    return { ...rung, state: met ? 'reached' : 'missing', ...(met && figures ? { evidence: figures } : {}) }
  }
  const shown = {
    ...(known.number ? { evidence: known.number } : {}),
    ...(known.until ? { until: known.until } : {}),
    ...(known.soon ? { soon: true as const } : {}),
  }
  if (known.held) return { ...rung, ...shown, state: 'reached' }
  if (known.lapsed) return { ...rung, ...shown, state: 'lapsed' }
  return { ...rung, state: met ? 'ready' : 'missing' }
}

/** The highest rung reached, and the next one that is not. */
export function standingOf(rungs: readonly Rung[]): { at: Rung | undefined; next: Rung | undefined } {
  const top = rungs.findLastIndex(({ state }) => state === 'reached')
  return { at: rungs[top], next: rungs.slice(top + 1).find(({ state }) => state !== 'reached') }
}

/** The ladder as the enterprise's page shows it. */
export function enterpriseOutlook({ matter, today, setting }: OutlookGiven): Outlook {
  const rules = (setting('enterprise.ladder') as LadderRules | undefined) ?? ladderRules
  const all = ladderOf(matter, rules, today)
  const aside = new Set(rules.rungs.filter((rule) => rule.aside).map(({ id }) => id))
  const rungs = all.filter(({ id }) => !aside.has(id))
  return {
    title: text('培育阶梯', 'Ladder'),
    sentence: sentenceOf(rungs),
    ladder: { rungs, aside: all.filter(({ id }) => aside.has(id)) },
  }
}

function sentenceOf(rungs: readonly Rung[]): Text {
  const { at, next } = standingOf(rungs)
  const here = at ? text(`现为${at.label.zh}`, `It is ${at.label.en.toLowerCase()}`) : text('尚未起步', 'Not begun')
  if (next === undefined) return text(`${here.zh}，已在最高一级。`, `${here.en}, at the top.`)
  if (next.state === 'lapsed') {
    return text(
      `${here.zh}；${next.label.zh}已过期，请复核。`,
      `${here.en}; ${next.label.en} has lapsed and is to be renewed.`,
    )
  }
  if (next.state === 'ready') {
    return text(
      `${here.zh}，已够${next.label.zh}标准，可以申报。`,
      `${here.en} and meets what ${next.label.en} asks: apply.`,
    )
  }
  const missing = next.lines.filter(({ met }) => !met).length
  return text(`${here.zh}，距${next.label.zh}还差 ${missing} 项。`, `${here.en}; ${missing} short of ${next.label.en}.`)
}
