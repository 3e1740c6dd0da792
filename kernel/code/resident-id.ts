import { isPlainDay } from '../clock/plain-day.ts'
import type { PlainDay } from '../names.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import { cleanCode } from './clean-code.ts'
import { type Division, FIRST_TABLE_YEAR, parseDivision } from './division.ts'

/** A resident id number (公民身份号码) in its parts. Personal: keep it in a personal part, show it masked. */
export interface ResidentId {
  /** 18 places, X upper case. */
  id: string
  division: Division
  birth: PlainDay
  sex: 'male' | 'female'
}

export interface ResidentIdRules {
  /** A birth later than this day is refused. */
  today?: PlainDay
  /**
   * `birth-year` (default): the division must have been in use in the year of birth. `any-year`: in any year since.
   * Numbers were given from 1984 on, to grown-ups first, by the divisions of that time: many people born in the
   * eighties and early nineties hold a true number whose division is younger than they are. A counter that serves
   * them uses `any-year` and looks at the card.
   */
  division?: 'birth-year' | 'any-year'
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
/** Residence permits for people of Hong Kong, Macao and Taiwan carry these whatever the year of birth (国办发〔2018〕81号). */
const RESIDENCE_PERMITS: Readonly<Record<string, string>> = {
  '810000': '香港特别行政区',
  '820000': '澳门特别行政区',
  '830000': '台湾省',
}
/** Who was born before the table begins got a number from the divisions of the eighties. */
const LAST_YEAR_OF_FIRST_NUMBERS = 1989

/**
 * @returns the parts, or `code.resident-id-shape`, `-date`, `-division`, `-check`; no refusal repeats the number
 * @source GB 11643-1999 (check character ISO 7064 MOD 11-2); divisions as far as `parseDivision` knows them
 */
export function parseResidentId(text: string, rules: ResidentIdRules = {}, field?: string): ResidentId | Refusal {
  const id = cleanCode(text)
  if (!/^\d{17}[\dX]$/.test(id)) return refuse('code.resident-id-shape', {}, field)
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  // nobody living was born before 1850; an older year is a slip of the hand
  if (!isPlainDay(birth) || birth < '1850-01-01' || birth > (rules.today ?? '9999-12-31')) {
    return refuse('code.resident-id-date', {}, field)
  }
  const year = Number(birth.slice(0, 4))
  const division = divisionOf(id.slice(0, 6), year, rules.division ?? 'birth-year')
  if (isRefusal(division)) return refuse('code.resident-id-division', { year }, field)
  if (residentIdCheck(id.slice(0, 17)) !== id[17]) return refuse('code.resident-id-check', {}, field)
  return { id, division, birth, sex: Number(id.charAt(16)) % 2 === 1 ? 'male' : 'female' }
}

/** The check character for the first 17 digits. */
export function residentIdCheck(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0)
  return CHECKS.charAt(sum % 11)
}

/** For screens and exports: the first three and the last four places, `360***********0079`. Anything else is hidden whole. */
export function maskResidentId(text: string): string {
  const id = cleanCode(text)
  return /^\d{17}[\dX]$/.test(id) ? `${id.slice(0, 3)}${'*'.repeat(11)}${id.slice(14)}` : '*'.repeat(id.length)
}

function divisionOf(code: string, birthYear: number, rule: 'birth-year' | 'any-year'): Division | Refusal {
  const permit = RESIDENCE_PERMITS[code]
  if (permit !== undefined) return { code, level: 'province', province: permit, certain: true }
  if (rule === 'any-year') return parseDivision(code, { from: birthYear, to: 9999 })
  if (birthYear < FIRST_TABLE_YEAR) return parseDivision(code, { from: birthYear, to: LAST_YEAR_OF_FIRST_NUMBERS })
  return parseDivision(code, { from: birthYear, to: birthYear })
}
