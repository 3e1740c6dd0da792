import { type Refusal, refuse } from '../refusal/refusal.ts'
import { cleanCode } from './clean-code.ts'

export type Gs1Kind = 'GTIN' | 'GLN' | 'SSCC'

export interface Gs1Key {
  kind: Gs1Kind
  /** As given: 8, 12, 13 or 14 digits for a GTIN, 13 for a GLN, 18 for an SSCC. */
  code: string
  /** GTIN only: padded to 14 digits, the form of EPCIS and Digital Link. */
  gtin14?: string
}

const LENGTHS: Readonly<Record<Gs1Kind, readonly number[]>> = { GTIN: [8, 12, 13, 14], GLN: [13], SSCC: [18] }

/** A trade item. @returns the key, or `code.gs1-shape`, `code.gs1-check` */
export function parseGtin(text: string, field?: string): Gs1Key | Refusal {
  const key = parseKey('GTIN', text, field)
  return 'kind' in key ? { ...key, gtin14: key.code.padStart(14, '0') } : key
}

/** A place or a party. @returns the key, or `code.gs1-shape`, `code.gs1-check` */
export function parseGln(text: string, field?: string): Gs1Key | Refusal {
  return parseKey('GLN', text, field)
}

/** A logistic unit. @returns the key, or `code.gs1-shape`, `code.gs1-check` */
export function parseSscc(text: string, field?: string): Gs1Key | Refusal {
  return parseKey('SSCC', text, field)
}

/**
 * The check digit for the digits before it, of any GS1 key.
 *
 * @source GS1 General Specifications 7.9.1: weights 3 and 1 in turn from the right, up to the next ten
 */
export function gs1Check(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += Number(digits.charAt(digits.length - 1 - i)) * (i % 2 === 0 ? 3 : 1)
  return String((10 - (sum % 10)) % 10)
}

function parseKey(kind: Gs1Kind, text: string, field?: string): Gs1Key | Refusal {
  const code = cleanCode(text)
  const lengths = LENGTHS[kind]
  if (!/^\d+$/.test(code) || !lengths.includes(code.length)) {
    return refuse('code.gs1-shape', { code, kind, lengths: lengths.join(' / ') }, field)
  }
  if (gs1Check(code.slice(0, -1)) !== code.at(-1)) return refuse('code.gs1-check', { code, kind }, field)
  return { kind, code }
}
