import type { Text } from '../names.ts'

/** Names side by side, as the language does it. */
export const listed = (names: readonly Text[], language: keyof Text) =>
  names.map((name) => name[language]).join(language === 'zh' ? '、' : ', ')

/** A few, and how many there are: nobody reads seventeen stages in one sentence. */
const few = 4
export function someOf(names: readonly Text[], language: keyof Text): string {
  const said = names.map((name) => name[language])
  const comma = language === 'zh' ? '、' : ', '
  if (said.length <= few) return said.join(comma)
  const first = said.slice(0, few - 1).join(comma)
  return language === 'zh' ? `${first} 等 ${said.length} 个阶段` : `${first} and others, ${said.length} in all`
}
