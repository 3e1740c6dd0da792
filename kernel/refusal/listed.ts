import type { Text } from '../names.ts'

/** Names side by side, as the language does it. */
export const listed = (names: readonly Text[], language: keyof Text) =>
  names.map((name) => name[language]).join(language === 'zh' ? '、' : ', ')
