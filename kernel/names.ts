/** Names of things, as plain strings with a form. One place, so that every signature says which one it wants. */

/** A region's code (`360322`, `361100-JK`) or an 18-character USCC. */
export type PartyId = string
/** A desk of a party, e.g. `project-office`; the same id means the same duty in every party. */
export type DeskId = string
/** What a person may do at a desk, e.g. `officer`, `approver`, `leader`. */
export type RoleId = string
/** Opaque id of a person, random, meaningful only on the own node. */
export type OfficerId = string
/** `{origin party}:{UUIDv7}`. */
export type MatterId = string
/** SHA-256 of a kind's canonical declaration, 64 lower-case hex digits. */
export type KindHash = string
/** A leaf hash, 64 lower-case hex digits: the identity of a fact. */
export type LeafHex = string
/** A part's salted commitment, 64 lower-case hex digits. */
export type CommitmentHex = string
/** `YYYY-MM-DD` in the region's own time zone. */
export type PlainDay = string
/** RFC 3339, UTC, milliseconds: `2026-11-20T08:24:00.000Z`. */
export type Instant = string
/** Origin line of a log: `{party}/{home|audit|agreement id}/{generation}`. */
export type LogId = string

/** Text in the two languages of the screens; zh-Hant is derived from zh at build time. */
export interface Text {
  zh: string
  en: string
}
export function text(zh: string, en: string): Text {
  return { zh, en }
}

/** Roles that no officer has: what the node does by itself, and what the public and applicants do on pages of their own. */
export const rolesOfNobody: readonly RoleId[] = ['system', 'public', 'applicant']
