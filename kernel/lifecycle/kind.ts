import type { PartName } from '../fact/envelope.ts'
import type { DeskId, KindHash, RoleId } from '../names.ts'
import type { FieldType } from './field-types.ts'
import type { ClockDeclaration } from './kind-clock.ts'
import type { KindLabels } from './kind-labels.ts'
import type { OpenStepDeclaration } from './kind-open-step.ts'
import type { Computes, FormField, HolderRule, Purpose, StepDeclaration } from './kind-step.ts'

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
  /** The field that names the other matter. */
  from: string
  /** Stages of its main track at which it may be taken from. */
  stages: string[]
  /**
   * Its day field from which a version of it holds, and our field that keeps which of its facts was the last that held.
   * Without both it only offers what it knows: what was typed stands, and the new matter is what the other one became.
   */
  since?: string
  version?: string
  /** The field for the party that keeps it. */
  origin?: string
  /** Our field from its field; of a version, what it does not say is taken away. */
  fields: Record<string, string>
  /** What follows from its being taken from there at all, by our field: a lead that came of an event was found there. */
  fixed?: Record<string, string | number | boolean>
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
  /** An end: where the field that names its first holder was left empty, it begins and stays here, and nobody is asked. */
  absent?: string
  stages: Record<string, StageDeclaration>
  steps: Record<string, StepDeclaration>
}

export interface StageDeclaration {
  clock?: ClockDeclaration
  /** Nothing more can happen on the track but counter-steps. */
  end?: true
  /** Nobody owes anything here, though more may happen: a target that is set, a first report that was recognised. */
  rests?: true
}

/** Steps on several tracks that must be done before another may be taken: needed track → stages that satisfy. */
export interface GateDeclaration {
  /** The id of the step (on a track) it guards. */
  opens: string
  needs: Record<string, string[]>
  /** The open step by which a paper is handed in once for several of its tracks: the paper's name, and the tracks (choices). */
  papers?: { entry: string; name: string; for: string }
}

/** A day that a form offers while nobody has typed one: the next such weekday, by a setting (Monday 1 … Sunday 7). */
export interface ProposedDay {
  field: string
  weekday: string
  /** Only while this choice is made in the form. */
  when: { field: string; is: string }
}

/**
 * Papers of a person's earlier matters may be used again on another of theirs, once that person has said so on it. Which
 * kinds give and take is the same: every kind that has this.
 */
export interface Reuses {
  /** Personal fields that say whose matter it is: the first that is filled. */
  who: string[]
  /** Fields, and fields of entries, that hold what was handed in. */
  papers: string[]
  /** The open step that writes down what the person said; the last entry holds, `given` lets, `withdrawn` lets no more. */
  consent: { step: string; says: string; given: string; withdrawn: string }
  /** The open step by which papers come to the matter: its files, what they are, and from where. */
  takes: { step: string; files: string; what: string; from: string }
}

/** Where another matter must stand for a new one about it, and the first and last of its days on which that holds. */
export interface OpensAbout {
  stages: string[]
  from?: string
  until?: string
}

/** A kind as the node and the browser hold it: declaration, its hash, its words. */
export interface Kind {
  hash: KindHash
  declaration: KindDeclaration
  labels: KindLabels
  pack: string
  /** Outside the hash: shared fields by which two matters are likely the same; whoever opens one is told. */
  identifies?: string[]
  /** Outside the hash too: the roles that may try out its process (试走). */
  walked?: RoleId[]
  /** Outside the hash too: days that its opening offers. */
  proposes?: ProposedDay[]
  /** Outside the hash too: papers of earlier matters that may be used again. */
  reuses?: Reuses
  /** Outside the hash too: by field of the opening that names another matter, when a new one may be opened about it. */
  about?: Record<string, OpensAbout>
}
