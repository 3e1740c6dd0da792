import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256Noble } from '../log/suite.ts'
import { encodeUtf8 } from '../log/utf8.ts'

/**
 * A value that says who or what something is, written so that two hands write it alike: full width, case, spaces,
 * brackets and the legal form at the end of a firm's name count for nothing. Empty where nothing is left to compare.
 *
 * `示例电子（江西）有限公司` and `示例电子(江西)有限责任公司` → `示例电子江西`
 */
export function identityOf(value: unknown): string {
  if (typeof value !== 'string') return ''
  const plain = value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return plain.replace(LEGAL_FORM, '') || plain
}

/** At the end only; the longer ones first, so that 有限公司 does not leave 股份 behind. */
const LEGAL_FORM =
  /(?:股份有限责任公司|集团股份有限公司|集团有限公司|有限责任公司|股份有限公司|有限公司|股份公司|集团公司|公司|coltd|companylimited|limited|ltd|inc|llc)$/u

/** Set before a term that is no word: no text has it. */
const MARK = '\u0001'

/** The term of every matter that has a place on the map. */
export const PLACED_TERM = `${MARK}placed`

/** The term under which a matter is found by such a value; `undefined` where there is none. */
export function identityTerm(field: string, value: unknown): string | undefined {
  const identity = identityOf(value)
  return [...identity].length < 2 ? undefined : `${MARK}${field} ${[...identity].slice(0, 120).join('')}`
}

/**
 * The term under which matters of one person or firm are found by a number that is theirs alone: a digest, so that the
 * index holds no such number in clear. Numbers are few enough to be tried out, so it is as personal as the number and
 * goes when that is erased.
 */
export function personTerm(number: unknown): string | undefined {
  const identity = identityOf(number)
  if (identity === '') return undefined
  return `${MARK}who ${bytesToHex(sha256Noble.hash(encodeUtf8(identity)))}`
}
