import type { DeskId, Text } from './names.ts'

/**
 * What people outside open by themselves, signed in at the party's own provider, and what they may do with it afterwards.
 * It becomes an ordinary matter at that party's desk: the node takes the steps for them there, in the role `applicant`,
 * so a kind says itself, step by step, what an applicant may do. This says what is asked of them and what the node knows.
 */
export interface Applying {
  kind: string
  /** 办事, 提诉求: what it is called to whoever has never heard of a kind. */
  label: Text
  /** The desk that receives it. */
  desk: DeskId
  /** Who may: persons, firms (法人和其他组织). */
  who: Sort[]
  /** Something of a catalogue is applied for; without it the form is all there is. */
  catalogue?: AppliedFor
  /** Fields of the opening form that the applicant fills in, in order. */
  asks: Asked[]
  /** Fields that the provider vouches for: never typed. */
  vouched: Partial<Record<'sort' | 'name' | 'uscc', string>>
  /** What the node writes: values as they are; `$today` is the day. */
  fixed: Record<string, unknown>
  acts: ApplicantAct[]
}

export type Sort = 'person' | 'firm'

/** The kind whose matters may be applied for, and where they say what the applicant must know beforehand. */
export interface AppliedFor {
  kind: string
  /** The field of the opening form that names it, and the one for the party that keeps it. */
  field: string
  party: string
  /** Applied for online where this field of its own (choices) contains this. */
  online: { field: string; contains: string }
  code: string
  /** Its fields that the guide shows, in order. */
  shows: string[]
  /** Its rows of papers: the paper's name, and from where it is had without asking the applicant. */
  papers: { field: string; name: string; hadFrom: string }
  sample: string
}

export interface Asked {
  field: string
  required?: true
  /** Only of these. */
  who?: Sort
  /** In place of writing: what is shared over the border is chosen from sentences that name nobody. */
  options?: Text[]
}

/** A step that an applicant takes on what is theirs. Offered while the kernel says that it may be taken. */
export interface ApplicantAct {
  id: string
  label: Text
  says: Text
  step: string
  /** Taken on a matter of this kind that points to the applicant's by this field, not on the applicant's own. */
  on?: { kind: string; by: string }
  asks?: Asked[]
  fixed?: Record<string, unknown>
  /** Then this one too, where it may be taken. */
  also?: { step: string; fixed: Record<string, unknown> }
  /** Not while one of these is offered. */
  unless?: string[]
}

/**
 * What people outside are asked about while a matter is open for it, e.g. how departments have served them: the node adds
 * their entry of an open step in the role `applicant`. They open nothing and see nothing of the matter but its name and
 * its last day. Whose entry it is nobody types: it is the party's own register that knows the firm by its credit code.
 */
export interface Asking {
  kind: string
  label: Text
  says: Text
  who: Sort[]
  /** Where the node acts for them. */
  desk: DeskId
  /** The open step; once for each value of `key`, so a later entry corrects. */
  step: string
  /** The register: a kind that is keyed by the credit code, the field that names its matter, and where it stands there. */
  as: { kind: string; stages: string[]; field: string }
  /** The field that says what an entry is about, and its values: one entry of each firm for each of these desks. */
  each: { field: string; of: DeskId[] }
  key: string
  asks: Asked[]
  until: string
  sample: string
}
