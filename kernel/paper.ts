import type { Text } from './names.ts'

/**
 * An official paper that a kind can be printed as, declared by its pack. The words of a paper are Chinese: it is one of the
 * forms of GB/T 9704, or a certificate. `{field}` in a text stands for that field's value. Papers say only what stands in
 * shared parts, but for one that is `personal`.
 */
export interface Paper {
  id: string
  label: Text
  form: 'report' | 'minutes' | 'brief' | 'letter' | 'certificate'
  /** The kind it prints, and whether one matter or all that have an entry for a month. */
  kind: string
  of: 'matter' | 'month'
  /** Only of matters in which this field has this value: a plan for a reception is none of a trip. */
  when?: { field: string; is: string }
  /** `关于{name}的专报`; for a month `{month}` too. */
  title: string
  /** The field that it is addressed to: a party, or its name in words. */
  to?: string
  /** The document number's field; while it is empty the paper has none. */
  number?: string
  /** Stages from which it is issued; before, and where there are none, it is marked 送审稿. */
  issued?: { track: string; stages: string[] }
  /** The day it bears; without one, or while it is empty, the day it was issued, and before that the day of printing. */
  day?: string
  /** Names the person it is about. Only a step that issues it makes it; on request nobody gets one. */
  personal?: true
  sections: PaperSection[]
}

/** A part of a paper. One that has nothing to say is left out, and the numbering closes up. */
export type PaperSection = { head?: string } & (
  | /** Clauses joined to one sentence; a clause of which a field is empty is left out. */ { clauses: string[] }
  | /** A paragraph field as it was written, line by line. */ { text: string }
  | /** A line each: its name, and what is known of it. What is not known is left to be filled in by hand. */ {
      lines: { label: string; says?: string }[]
    }
  | /** A list to be filled in by hand, with as many rows as this number says; names of persons are in no paper. */ {
      list: { heads: string[]; count: string }
    }
  | /** Each running track: its stage, who holds it, until when, its light. */ { standing: true }
  | /** Money entered by month against the plan and against a whole. */ {
      money: { done: MonthlyMoney; planned?: MonthlyMoney; whole?: string }
    }
  | /** Entries of an open step, one numbered line each; `last` counts from the newest. */ {
      entries: string
      clauses: string[]
      last?: number
    }
  | /** Matters of a kind that point here: title, stage, holder, and what the clauses say of it. */ {
      related: string
      clauses?: string[]
      running?: true
    }
  | /** Matters of a kind of which a day lies between two days of this one, oldest first: a line each. Samples stand among samples alone. */ {
      within: { kind: string; day: string; from: string; to: string }
      clauses: string[]
    }
  | /** For a month: a table of the matters with these columns of their entry. */ {
      table: { step: string; month: string; columns: string[]; sum?: string }
    }
)

export interface MonthlyMoney {
  step: string
  month: string
  amount: string
}
