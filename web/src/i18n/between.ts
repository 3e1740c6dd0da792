import i18next from 'i18next'

/** What stands between the parts of a list for this reader: 、 and ， are a comma in English, ； a semicolon. */
export function between(mark: '、' | '，' | '；'): string {
  if (i18next.language !== 'en') return mark
  return mark === '；' ? '; ' : ', '
}
