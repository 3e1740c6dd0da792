/** Terms kept of one text; a longer text is found by its beginning. */
export const MOST_TERMS = 400
/** Terms of one query: more do not narrow it further and cost a look-up each. */
export const MOST_QUERY_TERMS = 16
/** Characters of one Latin word or number that count. */
const LONGEST_WORD = 40

const RUNS = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu

/**
 * The terms under which a text is found: every two neighbouring Han characters, Latin words and numbers whole. A Han
 * character that stands alone is a term of its own. Compatibility forms (full width, ligatures) and case are folded.
 *
 * `上栗县A3` → `上栗`, `栗县`, `a3`
 *
 * @returns without repeats, in order of appearance, at most `MOST_TERMS`
 */
export function searchTokens(text: string): string[] {
  return termsOf(text, MOST_TERMS)
}

/** The terms of a query; a matter is found if it has all of them. Empty where nothing can be looked up. */
export function queryTokens(query: string): string[] {
  return termsOf(query, MOST_QUERY_TERMS)
}

function termsOf(text: string, most: number): string[] {
  const terms = new Set<string>()
  for (const [, han, word] of text.normalize('NFKC').toLowerCase().matchAll(RUNS)) {
    if (word !== undefined) {
      terms.add([...word].slice(0, LONGEST_WORD).join(''))
    } else if (han !== undefined) {
      // by code point: rare characters of names lie outside the first plane
      const characters = [...han]
      if (characters.length === 1) terms.add(han)
      for (let i = 0; i + 1 < characters.length && terms.size < most; i++) {
        terms.add(`${characters[i]}${characters[i + 1]}`)
      }
    }
    if (terms.size >= most) break
  }
  return [...terms]
}
