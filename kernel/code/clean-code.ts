/** A code as people type it (full width, lower case, spaces from Excel) in the one form it is kept in. */
export function cleanCode(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()
}
