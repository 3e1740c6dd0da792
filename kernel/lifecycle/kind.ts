import type { PartName } from '../fact/envelope.ts'
import type { DeskId, KindHash, RoleId, Text } from '../names.ts'
import type { FieldType } from './field-types.ts'

/**
 * A kind as plain JSON: hashed, sent to other parties, compared across versions. No code inside, no labels: those live
 * beside it (`KindLabels`). Its hash fixes its meaning for ever.
 */
export interface KindDeclaration {
  v: 1
  /** e.g. `project`; unique over all packs. */
  id: string
  version: number
  fields: Record<string, FieldDeclaration>
  /** The track drawn as the main line. */
  main: string
  tracks: Record<string, TrackDeclaration>
  /** Steps that many may add, on no track, add-only: comments, problems, photographs, reports, ratings, urging. */
  open: Record<string, OpenStepDeclaration>
  gates: Record<string, GateDeclaration>
  /** Who may open a matter, at which desks, and which fields the opening form asks. */
  opening: {
    by: RoleId[]
    at: DeskId[]
    form: FormField[]
    personal?: Purpose
    computes?: Computes
    /** A party keeps at most one matter for the values of these fields; of an empty list, one at all. Its id follows from them. */
    keyed?: string[]
    right?: string
    /** What is taken over from another matter that the form names. */
    takes?: Takes
  }
  /** 一件事: from one form several matters of another kind are opened, each with what was given once. */
  opens?: Opens
  /** Steps that stand in for another party need a right that this party delegates in the agreement. */
  rights?: RightsDeclaration
  /** May a local matter of this kind be shared into an agreement later, and by whom. */
  share?: { by: RoleId[]; at: DeskId[] }
  /** Fields that lists filter and sort by: each becomes a real column (at most 6 text, 4 number, 3 day). */
  columns: string[]
  /** The field whose value is the matter's title; fields whose text is searched besides it. */
  title: string
  search: string[]
}

export interface Opens {
  /** The step by which the node writes down which matters they will be, before it opens the first; a role `system` takes it. */
  step: string
  /** Its fields that hold their ids, in order. */
  parts: string[]
  /** The field that points to the matter with the list; its open step with an entry for each part, the entry's name and party. */
  list: { field: string; entry: string; name: string; party: string }
  /** What is opened, and its field that points back. */
  kind: string
  link: string
  /** Its fields from the fields of the entry, from those of the whole, and what is the same for all. */
  entry: Record<string, string>
  given: Record<string, string>
  fixed?: Record<string, string>
}

/**
 * A new matter keeps what another said on that day (a case, its item of the catalogue), so that a later change there changes
 * nothing here. Taken by the node before `decide`; the form shows it beforehand.
 */
export interface Takes {
  /** The field that names the other matter, and the field that keeps which of its facts was the last that held. */
  from: string
  version: string
  /** Stages of its main track at which it may be taken from. */
  stages: string[]
  /** Its day field from which a version of it holds. */
  since: string
  /** The field for the party that keeps it. */
  origin?: string
  /** Our field from its field; what it does not say is taken away. */
  fields: Record<string, string>
}

/**
 * What one party may do in another's place. Whose right it is and what it is about stand in the opening and in the
 * envelope of every fact that uses one, so that each party judges it from envelopes and the signed agreement alone.
 */
export interface RightsDeclaration {
  /** The field that names whose right it is, and the field that names what it is about (an item's code). */
  from: string
  about: string
  ids: string[]
}

export interface FieldDeclaration {
  type: FieldType
  /** Default `shared`. */
  part?: PartName
  /** The one track this field belongs to (default: the main track); fields of open steps name their step in `open` instead. */
  track?: string
  open?: string
  /** Options of the type, checked by the field type's own registry entry. */
  choices?: string[]
  scale?: number
  min?: number | string
  max?: number | string
  maxLength?: number
  /** For `matter`: the kind id it points to and the name of the way back. */
  kind?: string
  inverse?: string
  /** For `rows`: the columns of each row, of simple types; the first is needed in every row. */
  rows?: Record<string, FieldDeclaration>
  /** For `file` and `files`: media types accepted. */
  accept?: string[]
}

/** A field in a form: its id, and whether the step needs it. */
export interface FormField {
  field: string
  required?: boolean
  /** Nobody types it: the computation of the step gives it. */
  computed?: true
}

/**
 * The computed fields of a form come from a function that packs know by this name. It may look at the matters that the
 * named fields point to, and at the only matter of a kind of which a party keeps one. Evaluated in `decide`; the fact
 * records what came out.
 */
export interface Computes {
  by: string
  from?: string[]
  sole?: string[]
}

export interface TrackDeclaration {
  /** Open for upkeep at any time: who holds it owes nothing, so it stands on no workbench while no clock runs on it. */
  standing?: true
  /** Local tracks live in each party's home log; one instance per party; never seen by others. */
  local?: true
  holder: HolderRule
  /** Tracks that usually must have ended before this one begins. Drawn and reckoned with, never enforced: a gate does that. */
  waitsFor?: string[]
  /** 容缺受理: the fields that say what was promised later, by which day, and on which day it came. */
  owes?: { what: string; by: string; given: string }
  start: string
  stages: Record<string, StageDeclaration>
  steps: Record<string, StepDeclaration>
}

/** Which desk has the track when the matter opens, or receives it at a hand-off. `party` default `origin`. */
export interface HolderRule {
  party?: 'origin' | 'own' | 'previous' | { field: string }
  desk: DeskId | 'previous' | 'chosen'
}

export interface StageDeclaration {
  clock?: ClockDeclaration
  /** Nothing more can happen on the track but counter-steps. */
  end?: true
}

export interface ClockDeclaration {
  unit: 'working-days' | 'natural-days' | 'hours'
  /**
   * What `BudgetRule` says; for natural days also a promised day: the value of a shared day field when the stage is
   * entered; without a value no clock runs.
   */
  budget: BudgetRule | { until: string }
  /** How many units before the end the light turns amber. */
  amber: number
  /** The only grounds on which it may be suspended. */
  grounds?: string[]
  /** Natural days only: a last day that is a day off moves to the next working day (民法典 art. 203). */
  rollsOver?: true
  /** Who is told, when. */
  escalate?: EscalationRung[]
}

/** A whole number, or a setting's key read in `decide` with the number that holds while nobody has set it. */
export type PlainBudget = number | { setting: string; otherwise: number }

/**
 * The budget a clock starts with, or is extended by. `choose`: the first of these whose condition holds when the clock
 * starts; a `field` is a shared whole number of the matter itself (the term that an item promises).
 */
export type BudgetRule =
  | PlainBudget
  | { choose: { when: Condition; budget: PlainBudget | { field: string } }[]; otherwise: PlainBudget }

export interface EscalationRung {
  id: string
  /** At amber, at red, or so many units after red. */
  when: 'amber' | 'red' | { afterRed: number }
  what: 'remind' | 'leader' | 'order' | 'letter'
  desk?: DeskId
}

export interface StepDeclaration {
  from: string[]
  to: string
  by: RoleId[]
  form?: FormField[]
  when?: Condition
  /**
   * `offer` passes the track to `receiver` (without one: to whom the person names), who alone may `accept` or `return`;
   * `return` goes back to who offered. `pass` moves it at once between desks of the party that holds it.
   */
  handOff?: { how: 'offer' | 'accept' | 'return' | 'pass'; receiver?: HolderRule }
  /** Suspends the running clock, which goes with the track into whatever stage the step enters. */
  suspends?: { ground: string | { field: string } }
  /** Ends the suspension; the same clock goes on. */
  resumes?: true
  /** The entered stage's clock begins anew even if the step stays in the same stage. */
  restarts?: true
  /** Needs an own local track at one of these stages; the fact names the home-log fact that says so. */
  attests?: { track: string; stages: string[] }
  /** The running clock goes on in the stage the step enters: one term runs over several stages. */
  goesOn?: true
  /** The clock of the entered stage counts from the day on which the running one began (行政许可法 art. 32). */
  backdates?: true
  /**
   * A named non-holder may take it once the clock is red; it fences the holder's tenure. The track goes to who fences, or
   * with `leaves` begins a new tenure of its holder: silence that counts as a deed takes nothing away.
   */
  fences?: { who: 'offerer' | 'origin'; leaves?: true }
  /** Nobody decides anything: the node of who may take it takes it as soon as it may be taken, in the role `system`. */
  itself?: true
  /** By another officer than who took the last of these steps of the track (行政许可法 art. 34). */
  otherThan?: string[]
  /** One of the kind's `rights`: needs it of the party that they are delegated by, unless that is the actor's own. */
  right?: string
  /** The step that this one takes back. */
  counters?: string
  /** The running clock goes on with so many units more, once (行政许可法 art. 42); the fact restates the clock with the new budget. */
  extends?: { budget: PlainBudget }
  gathers?: Gathers[]
  personal?: Purpose
  computes?: Computes
  books?: Books
}

/**
 * The step is also an entry in the only matter of another kind that the party keeps, e.g. a grant in the fund's account:
 * both are written in one transaction, or neither. For kinds that stay in the home log.
 */
export interface Books {
  kind: string
  /** An open step of that kind, one that is `booked`. */
  step: string
  /** Its fields from the fields of this matter, as they are once the form is in; `$matter` is this matter's id. */
  with: Record<string, string>
}

/** An amount in the entries of an open step, added or taken off. */
export interface AccountLine {
  step: string
  amount: string
  sign: 1 | -1
}

/**
 * A paper (a PDF) made when the step is taken. Nobody types these fields of its form: the node fills them. Code and digest
 * stand in the shared part, so that every party can vouch for the paper; the file itself goes where its field says.
 */
export interface Issues {
  /** The id of a paper of the kind's pack. */
  paper: string
  /** A `query-code` field: the fingerprint of the code that is printed on the paper. */
  code: string
  /** A `words` field: SHA-256 of the paper's bytes, 64 hex digits. */
  digest: string
  /** A `file` or `files` field: the paper. */
  file: string
}

/**
 * What an entry of an open step leads to: a matter of another kind, opened by the entry's writer under the same agreement
 * (at home where that may not carry the kind). Its kind is `keyed` by the entry's leaf, so it is opened once, whoever asks.
 */
export interface Leads {
  kind: string
  when: Condition
  /** At which desk it is opened; the role is `system`. */
  desk: DeskId
  /** Its fields from those of this matter and the entry; `$matter` is this matter's id, `$leaf` the entry, `=…` itself. */
  with: Record<string, string>
}

export interface OpenStepDeclaration {
  by: RoleId[]
  /** Whose people: any party of the matter, the origin, the holder of the main track, or a superior with a right to read. */
  of: ('any' | 'origin' | 'holder' | 'superior' | 'public')[]
  form: FormField[]
  /**
   * At most once per party (a signature); once for the whole matter, in its origin's log alone, so that two nodes cannot
   * both take it (a citizen's rating); or once per value of a field (a monthly report per month; a later one corrects).
   */
  once?: 'party' | 'matter' | { field: string }
  /** An entry of which this holds opens a matter of another kind, without anybody asking. */
  leads?: Leads
  when?: Condition
  /** Needs an own local track at one of these stages (a signature needs the seal). */
  attests?: { track: string; stages: string[] }
  /** Only while the main track is at one of these stages. */
  during?: string[]
  /**
   * A sealed entry (a juror's ballot, a firm's rating): these fields of the form are committed to in the log and kept
   * where they were written, out of everybody's reach, until the main track is at one of the stages; then the writer's
   * node opens them by a fact of its own (`unsealed`), and the fold checks each against its commitment. What had not
   * reached whoever took the opening step stays sealed for ever.
   */
  sealed?: { fields: string[]; until: string[] }
  gathers?: Gathers[]
  computes?: Computes
  /**
   * An internal file that the holder of the query code may open at the node that keeps it, before it travels. Each time it is
   * opened the node takes this step by itself, as role `system`: so that it was seen is a fact and nobody's say-so.
   */
  shows?: string
  /** Taken only by a step of another matter that books it, never by itself. */
  booked?: true
  /** What the lines leave, over entries with the same values of `per`, must be at least the amount. */
  covered?: { amount: string; per: string[]; by: AccountLine[] }
  /**
   * At most one entry for a value of the field while what the lines leave for that value is more than nothing; `says` is
   * the field that names the earlier one in the refusal. Unlike `once`, a later entry corrects nothing.
   */
  alone?: { field: string; while: AccountLine[]; says: string }
  /** The node makes a paper of it, whose fingerprint stands in the fact: anybody who has the paper can check it. */
  issues?: Issues
  /** Ends the papers that this step has issued. */
  revokes?: string
  /** As on a track's step. */
  right?: string
  /** Asks whoever holds a track to get on with it; offered beside every track that somebody waits for. */
  urges?: true
  personal?: Purpose
}

/**
 * The fact also rests (`after`) on the entries of this open step that its writer has seen: so a signature can prove which
 * signatures it had seen. With `need` it is refused until every party of the matter, or at least one, has an entry.
 */
export interface Gathers {
  step: string
  need?: 'all' | 'one'
}

/** Steps on several tracks that must be done before another may be taken: needed track → stages that satisfy. */
export interface GateDeclaration {
  /** The id of the step (on a track) it guards. */
  opens: string
  needs: Record<string, string[]>
  /** The open step by which a paper is handed in once for several of its tracks: the paper's name, and the tracks (choices). */
  papers?: { entry: string; name: string; for: string }
}

/** Conditions are values over shared fields and stages, never function bodies; evaluated in `decide`. */
export type Condition =
  | { filled: string }
  | { equals: [field: string, value: string | number | boolean] }
  | { atLeast: [field: string, value: number] }
  | { atMost: [field: string, value: number] }
  /** The day in this field is over. */
  | { past: string }
  /** Two fields have the same value (a scanned number is the one that was sent). */
  | { same: [field: string, other: string] }
  /** The value of the first is one of the second's, a list. */
  | { among: [field: string, list: string] }
  | { stage: [track: string, stages: string[]] }
  /** A setting has this value today; `otherwise` is its value while nobody has set it. */
  | { setting: [key: string, value: string | number | boolean]; otherwise: string | number | boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

/** Why personal data is taken: stands in the agreement's scope row and in the person's disclosure list. */
export type Purpose = string

/** A stage in the words of whoever waits for it, for a public page. */
export interface Publicly {
  says: Text
  /** The shared field that says what is asked of them now. */
  asks?: string
  /** Which picture of the guide stands for it, for those who read badly. */
  picture: PublicPicture
}

/** The pictures of the guide, in the order in which a matter goes through them. */
export const publicPictures = ['hand-in', 'check', 'accept', 'decide', 'result'] as const
export type PublicPicture = (typeof publicPictures)[number]

/** The words of a column, and of its choices. */
export type RowLabel = Text & { choices?: Record<string, Text> }

/** Words beside a kind, outside its hash. Keys are the paths of what they name. */
export interface KindLabels {
  kind: Text
  /** What belongs here and how to begin, for the empty list. */
  empty?: Text
  fields: Record<string, Text & { hint?: Text; choices?: Record<string, Text>; rows?: Record<string, RowLabel> }>
  tracks: Record<string, Text>
  stages: Record<string, Text> // `track.stage`
  /** By `track.stage`, what whoever follows a matter from outside is told of it. */
  publicly?: Record<string, Publicly>
  /** Shared fields that are shown to whoever follows it, e.g. parcel numbers. */
  publicFields?: string[]
  /** By step id, `open` for the opening. `says`: what will happen, in one line; `did`: what the timeline says of it, with `{field}`. */
  steps: Record<string, Text & { says?: Text; did?: Text }>
  gates: Record<string, Text>
  rights?: Record<string, Text>
  grounds?: Record<string, Text>
}

/** A kind as the node and the browser hold it: declaration, its hash, its words. */
export interface Kind {
  hash: KindHash
  declaration: KindDeclaration
  labels: KindLabels
  pack: string
  /** Outside the hash: shared fields by which two matters are likely the same; whoever opens one is told. */
  identifies?: string[]
}
