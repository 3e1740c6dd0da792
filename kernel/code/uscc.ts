import { type Refusal, refuse } from '../refusal/refusal.ts'
import { cleanCode } from './clean-code.ts'

/** A unified social credit code (统一社会信用代码) in its parts. */
export interface Uscc {
  /** 18 characters, upper case. */
  code: string
  /** Place 1: who registered it (1 机构编制, 5 民政, 9 市场监管, A, N, Y …). A letter is allowed. */
  authority: string
  /** Place 2: sort of body under that authority. A letter is allowed. */
  sort: string
  /** Places 3 to 8: division of registration, of the year of registration; 100000 for the central state. */
  division: string
  /** Places 9 to 17: the organisation code of GB 11714. */
  organisation: string
  /** The organisation code's own check character agrees. Not a reason to refuse: only the last place guards the whole. */
  organisationCheck: boolean
}

/** GB 32100: digits and capitals without I, O, S, V, Z; a character's value is its position. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
/** 3^(i-1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Spaces, full-width and lower-case letters are put right first.
 *
 * @returns the parts, or `code.uscc-shape`, `code.uscc-check`
 * @source GB 32100-2015 (check character: 31 - (Σ value × weight mod 31)); GB 11714 for places 9 to 17
 */
export function parseUscc(text: string, field?: string): Uscc | Refusal {
  const code = cleanCode(text)
  if (!SHAPE.test(code)) return refuse('code.uscc-shape', { code }, field)
  if (usccCheck(code.slice(0, 17)) !== code[17]) return refuse('code.uscc-check', { code }, field)
  const organisation = code.slice(8, 17)
  return {
    code,
    authority: code.charAt(0),
    sort: code.charAt(1),
    division: code.slice(2, 8),
    organisation,
    organisationCheck: organisationCheck(organisation.slice(0, 8)) === organisation[8],
  }
}

/** The check character for the first 17 characters. */
export function usccCheck(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(first17.charAt(i)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

function organisationCheck(first8: string): string {
  // GB 11714 counts all letters A = 10 … Z = 35, also those that GB 32100 leaves out
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(first8.charAt(i), 36),
    0,
  )
  const rest = (11 - (sum % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}
