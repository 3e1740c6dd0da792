import type { Applying, Asking } from './applying.ts'
import type { ColourRule } from './clock/month-colours.ts'
import type { Closing } from './indicator/closed-month.ts'
import type { Indicator } from './indicator/indicator.ts'
import type { Tally } from './indicator/tally.ts'
import type { Computation } from './lifecycle/computation.ts'
import type { KindDefinition } from './lifecycle/define-kind.ts'
import { type DeskId, type PlainDay, type RoleId, type Text, text } from './names.ts'
import type { Judge, OutlookOf } from './outlook.ts'
import type { Paper } from './paper.ts'
import type { Publication } from './publication.ts'

/** One system of the field, as data: node and web read it and need to know nothing of what it is about. */
export interface Pack {
  id: string
  label: Text
  kinds: KindDefinition[]
  /** Declarations of before, kept as they were while matters of them live: those go on, nobody opens new ones. */
  earlier?: KindDefinition[]
  roles: { id: RoleId; label: Text }[]
  /** `first`: this pack's groups lead the left column of the desk, whatever else it may see. */
  desks: { id: DeskId; label: Text; first?: true }[]
  /** The left column. A person sees the items whose desk and role are theirs. */
  menu: MenuItem[]
  /** Rules that are data: what holds while nobody has set them, with where the value comes from. */
  settings: SettingDefault[]
  /** Numbers measured from the facts of its kinds. */
  indicators?: Indicator[]
  /** Official papers that its kinds are printed as. */
  papers?: Paper[]
  /** Pure functions that its declarations name (`computes`). */
  computations?: Record<string, Computation>
  /** Settings that its functions read; those of declarations stand there. */
  asks?: string[]
  /** What can be told of a matter beyond its fields, by kind. */
  outlooks?: Record<string, OutlookOf>
  /** Kinds whose matters stand on a board by months: how a month is coloured, and by which columns people narrow it. */
  monthBoards?: Record<string, MonthBoard>
  /** Rules that are matters, by the kind that holds them. */
  judges?: Record<string, Judge>
  /** How named juries rank what stands on a list, by kind. */
  tallies?: Tally[]
  /** Whose monthly reports are closed, and by what. */
  closings?: Closing[]
  /** Kinds that stay inside one hierarchy: no agreement's scope may name them. */
  localOnly: string[]
  /** How far along a matter is, in words that lists and maps can put side by side across kinds. */
  phases?: Record<string, PhaseRule>
  /** By when matters of its kinds are to get where: drawn on their page as a Gantt, months and a countdown. */
  schedules?: Record<string, ScheduleRule>
  /** Kinds that live on a province's own platform too: what is told there and what comes from there. */
  outside?: OutsideLink[]
  /** What people outside open by themselves. */
  applying?: Applying[]
  /** What people outside are asked about while a matter is open for it. */
  asking?: Asking[]
  /** What is found while walking a process becomes a matter of this kind. */
  findings?: FindingsLink
  /** What the wall shows of it (挂图作战). */
  wall?: WallShare
  /** What it publishes for anybody to read. */
  publications?: Publication[]
}

/** The open steps by which months are planned and reported, with their fields of the month and of the amount. */
export type MonthRule = Record<'planned' | 'done', { step: string; month: string; amount: string }>

export interface MonthBoard {
  /** The colour rule as it holds with these settings. */
  colours: (setting: (key: string) => unknown) => ColourRule
  /** List columns of the kind. */
  filters: string[]
}

/** Where a kind keeps what was planned and what was reached. Steps are open ones, whose last entry of a name or month counts. */
export interface ScheduleRule {
  milestones: { step: string; name: string; due: string; done: string }
  months?: MonthRule
  /** Days that somebody stands for, each with the field of the day on which it came true. */
  promised: { day: string; kept: string }[]
}

/**
 * A kind whose matters a province's platform keeps as well (赣服通, 湘易办): which fields go there, which come from there when
 * a matter is entered there, and the open step that notes what the platform says. No person's data goes there from here.
 */
export interface OutsideLink {
  kind: string
  /** Which desk the node acts for. */
  desk: DeskId
  /** The opening's field for the platform's number, and the one that names the other party. */
  number: string
  other: string
  note: { step: string; platform: string; number: string; status: string; seen: string }
  tells: string[]
  takes: string[]
}

/**
 * What a remark on a trial becomes at one touch. Our field from the trial's: its own by id, or `$matter` (which trial),
 * `$words` (the remark), `$seenAt` (the step or stage where it was written, in words), `$day`, `$title` (its first words),
 * `=…` itself.
 */
export interface FindingsLink {
  kind: string
  with: Record<string, string>
}

/** What a pack brings to the wall. */
export interface WallShare {
  /** Whose tracks count there as late, due soon and in hand. */
  kinds: string[]
  /** The kind drawn on the map and in columns by stage, and the indicator that counts it as it stands. */
  board?: { kind: string; standing: string }
  /** Indicators of a month's investment: what was done, and what was planned. */
  month?: { done: string; planned: string }
}

export interface MenuItem {
  id: string
  /** Heading under which it stands; items of one heading stand together, in the order given. */
  group: Text
  label: Text
  /** Absent: every desk, every role. */
  desks?: DeskId[]
  roles?: RoleId[]
  query: MenuQuery
  /**
   * A page of its own instead of the list, by its name in the web; `query` then says whose sight it needs. `publication` is
   * the public page of the publication that has the item's id.
   */
  page?: string
}

/** Which matters an item opens. All that is given must hold; it becomes the list's address, so it can be shared. */
export interface MenuQuery {
  kinds: string[]
  /** The track `stages` and `holder` speak of; default the main track. A word ending in `*` means any track so beginning. */
  track?: string
  stages?: string[]
  /** Who has that track: my desk, my party, or the other side. */
  holder?: 'my-desk' | 'my-party' | 'other-party'
  origin?: 'my-party' | 'other-party'
  lights?: ('on-time' | 'due-soon' | 'late' | 'done')[]
  /** Without those whose main track has come to an end. */
  running?: true
  /** Trials of the process (试走), which stand in no other list. */
  trial?: true
  /** Shows done of all: how many have an entry of this open step for this month. */
  monthly?: MonthlyDuty
}

/** What is reported of each matter once a month, by an open step that asks for the month. */
export interface MonthlyDuty {
  step: string
  /** Its field that takes the month. */
  field: string
  /** The open step that planned the month, its field of the month, and its fields that stand beside those of the report. */
  plan?: { step: string; field: string; beside: Record<string, string> }
  /** A kind that may be opened in the same sitting when something is in the way. */
  raises?: {
    kind: string
    /** Its field that names the matter. */
    about: string
    /** What is asked of its opening; the rest of what it needs is copied from these. */
    ask: string[]
    /** Fields of the opening that repeat what was said in another one. */
    same?: Record<string, string>
    /** Fields of the report that repeat what was said in the opening. */
    told?: Record<string, string>
  }
}

export interface SettingDefault {
  key: string
  label: Text
  value: unknown
  /** What a number counts, e.g. `working-days`. */
  unit?: string
  /** The law or notice it follows, with article. */
  source: Text
  /** From which day the source holds. */
  validFrom: PlainDay
  /** False where nobody has checked the value against the text yet: screens say so. */
  checked: boolean
  /** Whether another value can stand in its place, where being of the default's shape says too little or too much. */
  fits?: (value: unknown) => boolean
}

/** A term in working days that no law fixes: each county sets its own before use. */
export function localDays(key: string, zh: string, en: string, value: number): SettingDefault {
  const source = text('各地自定，启用前请核定', 'Local practice: to be fixed before use')
  return { key, label: text(zh, en), value, unit: 'working-days', source, validFrom: '2026-01-01', checked: false }
}

/** The phase of a matter by its main track's stage, or as printed in one of its fields. */
export type PhaseRule =
  | { stages: Record<string, string> }
  | { field: string; values: Record<string, string>; otherwise: string }

export function phaseOfMatter(rule: PhaseRule, stage: string, fields: Record<string, unknown>): string | undefined {
  if ('stages' in rule) return rule.stages[stage]
  const value = fields[rule.field]
  return (typeof value === 'string' && rule.values[value]) || rule.otherwise
}

/**
 * The value of a setting on a day: the approved one with the latest day of validity, the later approval where two begin
 * on the same day; otherwise what the packs hold ready.
 *
 * @param approved  approved settings in the order of their approval
 */
export function settingOn(
  approved: readonly { key: string; value: unknown; validFrom: PlainDay }[],
  defaults: readonly SettingDefault[],
  key: string,
  day: PlainDay,
): unknown {
  let best: { value: unknown; validFrom: PlainDay } | undefined
  for (const row of approved) {
    if (row.key === key && row.validFrom <= day && (!best || row.validFrom >= best.validFrom)) best = row
  }
  return (best ?? defaults.find((row) => row.key === key && row.validFrom <= day))?.value
}
