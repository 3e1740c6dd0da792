import type { IndicatorUnit, MatterId, Pace, ScoreLine, ScoreRule, Text } from '@lianyu/kernel'

/** Answers of the routes of numbers (`/api/indicators`, `/api/targets`, `/api/scores`). */
export interface IndicatorWords {
  id: string
  label: Text
  scope: Text
  unit: IndicatorUnit
  of?: string
  kindLabel?: Text
  standing: boolean
  dimensions: { id: string; label: Text }[]
  ratio?: string[]
}

export interface Amounts {
  value: number | null
  before: number | null
  growth: number | null
}

export interface IndicatorAnswer extends Amounts {
  indicator: IndicatorWords
  period: string
  through: string | null
  sample: boolean
  months: (Amounts & { month: string })[]
  split?: { by: string; label: Text; rows: (Amounts & { key: string; label: Text })[] }
  of?: { indicator: IndicatorWords; value: number | null; before: number | null }[]
}

export interface TargetPartAnswer {
  unit: string
  amount: number
  done: number | null
  pace: Pace | null
  by?: string
  key?: string
}

export interface TargetAnswer extends TargetPartAnswer {
  matter: MatterId
  name: string
  indicator: IndicatorWords | null
  indicatorId: string
  basis: string
  sample: boolean
  partOf?: MatterId
  months: number[] | null
  monthsHow: 'given' | 'last-year-shape' | 'even' | null
  actual: (number | null)[]
  lastYear: (number | null)[]
  growth: number | null
  forecast: { amount: number; method: 'last-year-shape' | 'even-pace' } | null
  parts: TargetPartAnswer[]
  left: number | null
}

export interface TargetsAnswer {
  year: string
  today: string
  gone: number
  targets: TargetAnswer[]
}

export interface BehindAnswer {
  matter?: MatterId
  title?: string
  stage: Text
  desk: Text
  period: string
  entry: number
  amount: number
  value?: string
}

export interface BehindQuery {
  by?: string
  key?: string
  period?: string
  sample?: '0' | '1'
  cursor?: string
}

export interface ScoreRuleAnswer {
  id: string
  label: Text
  source: Text
}

export interface ScoresAnswer {
  id: string
  by: string
  period: string
  sample: boolean
  /** The rule whole, so that anybody can reckon it again. */
  rule: ScoreRule
  values: Record<string, { indicator: string; label: Text; divide: number }>
  units: {
    unit: string
    label: Text
    total: number
    rank: number
    grade?: string
    vetoes: string[]
    lines: ScoreLine[]
  }[]
}
