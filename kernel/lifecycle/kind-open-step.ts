import type { DeskId, RoleId } from '../names.ts'
import type { Condition } from './kind-condition.ts'
import type { Computes, FormField, Gathers, Purpose } from './kind-step.ts'

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
  /**
   * What the lines leave, over entries with the same values of `per`, must be at least the amount. `within`: a field of the
   * matter that says what there was to begin with, e.g. what was granted.
   */
  covered?: { amount: string; per: string[]; by: AccountLine[]; within?: string }
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
