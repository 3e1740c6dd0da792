type Plural<K> = K extends `${infer Stem}_other` ? `${Stem}_one` : never

/**
 * The English of a screen's words: exactly the Chinese keys, so that a missing or a surplus one does not compile. Where
 * Chinese counts with one form (`…_other`), English may add its singular (`…_one`).
 */
export type EnglishOf<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends object ? EnglishOf<T[K]> : never
} & { [K in keyof T as Plural<K>]?: string }
