import { hasLoneSurrogate } from '../../log/utf8.ts'
import { text } from '../../names.ts'
import { refuse } from '../../refusal/refusal.ts'
import { type FieldTypeEntry, shaped, wrongType } from './entry.ts'

const WORDS_LENGTH = 200
const PARAGRAPH_LENGTH = 4_000
// Control characters, direction marks and line separators change how text reads without being seen.
const ODD_IN_LINE = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u
const ODD_IN_PARAGRAPH = /(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

function written(widget: string, length: number, odd: RegExp): FieldTypeEntry {
  return {
    check(value, { maxLength = length }, path) {
      if (typeof value !== 'string') return wrongType('文字', 'text', path)
      if (odd.test(value) || hasLoneSurrogate(value)) return refuse('field.odd-characters', {}, path)
      // Counted as people count: a rare Han character outside the basic plane is one.
      const characters = [...value].length
      return characters > maxLength ? refuse('field.too-long', { characters, most: maxLength }, path) : undefined
    },
    normal: (value) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim().normalize('NFC') : value),
    jsonSchema: ({ maxLength = length }) => ({ type: 'string', maxLength }),
    widget,
  }
}

export const words: FieldTypeEntry = { ...written('words', WORDS_LENGTH, ODD_IN_LINE), column: 'text' }
export const paragraph = written('paragraph', PARAGRAPH_LENGTH, ODD_IN_PARAGRAPH)
/** Loose on purpose: short numbers, extensions and other countries' numbers all occur. */
export const phone = shaped(/^\+?\d(?:[\d -]{1,22}\d)?$/, text('电话号码', 'a telephone number'), 'phone')
