type Plural<K> = K extends `${infer Stem}_other` ? `${Stem}_one` : never

/**
 * The English of a screen's words: exactly the Chinese keys, so that a missing or a surplus one does not compile. Where
 * Chinese counts with one form (`…_other`), English may add its singular (`…_one`).
 */
export type EnglishOf<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends object ? EnglishOf<T[K]> : never
} & { [K in keyof T as Plural<K>]?: string }

/**
 * Gives every counted sentence its singular where English wrote none (`2 d late`, `1 d late` are one form): without it a
 * count of 1 would fall back to Chinese.
 */
export function withSingulars(words: object): object {
  const filled: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(words)) {
    filled[key] = typeof value === 'object' && value !== null ? withSingulars(value) : value
    const one = key.replace(/_other$/, '_one')
    if (one !== key && !(one in words)) filled[one] = value
  }
  return filled
}
