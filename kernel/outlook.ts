import type { Explained } from './lifecycle/explain.ts'
import type { Matter } from './lifecycle/matter.ts'
import type { PlainDay, Text } from './names.ts'

/*
 * What a pack can tell of a matter beyond its fields: how far it is on a ladder, what a fund has left. Computed from
 * facts and settings whenever it is shown, written down nowhere; the node sends it with the matter's page, and the screen
 * draws it without knowing what it is about.
 */

/** What a number of a line counts: it decides how people see it. */
export type LineUnit = 'fen' | 'percent' | 'persons' | 'years' | 'count' | 'points' | 'yes'

/** One thing that a rule asks, as it stands for somebody. */
export interface JudgedLine extends Omit<Explained, 'value'> {
  id: string
  label: Text
  unit: LineUnit
  /** Where the number comes from, and whether it is only an example. */
  source?: Text
  sample?: true
}

export interface Rung {
  id: string
  label: Text
  /** Reached by evidence; ready to be applied for; something is missing; reached once and run out. */
  state: 'reached' | 'ready' | 'missing' | 'lapsed'
  /** What it is known from: a certificate's number, the figures of a year. */
  evidence?: Text
  until?: PlainDay
  /** The clock of the evidence is near its end. */
  soon?: true
  /** The unit that helps to get there. */
  coach?: string
  lines: JudgedLine[]
  source: Text
}

export interface OutlookTable {
  /** `desk`: its cells are ids of desks, which the node puts into words. */
  columns: { id: string; label: Text; unit?: LineUnit; desk?: true }[]
  rows: { id: string; cells: OutlookCell[] }[]
}

/** Words may stand beside the colour they name: drawn with a shape of its own, never colour alone. */
export type OutlookCell = string | number | (Text & { colour?: 'red' | 'yellow' | 'green' | 'blue' })

export interface Outlook {
  title: Text
  /** The answer in a sentence, over the drawing. */
  sentence: Text
  /** In order, lowest first; `aside` stands beside the ladder. */
  ladder?: { rungs: Rung[]; aside: Rung[] }
  lines?: JudgedLine[]
  table?: OutlookTable
}

export interface OutlookGiven {
  matter: Matter
  today: PlainDay
  setting(key: string): unknown
}
export type OutlookOf = (given: OutlookGiven) => Outlook | undefined

/** What a rule says of one subject, line by line, and what it would give. */
export interface Judgement {
  met: boolean
  lines: JudgedLine[]
  /** In fen, where it gives money. */
  givesFen?: number
}

/** The rules that stand in a matter of one kind, judged over every matter of another. */
export interface Judge {
  /** The kind that is judged. */
  of: string
  /** What may be opened for those that qualify, by which fields it points to rule and subject, with which values. */
  opens?: { kind: string; rule: string; subject: string; data: Record<string, unknown> }
  judge(given: OutlookGiven & { subject: Matter }): Judgement
}
