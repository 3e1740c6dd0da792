import type { Kind } from '@lianyu/kernel'
import type { BoardRowAnswer, MonthBoardAnswer } from '../../api/numbers.ts'
import { useSay } from '../../api/say.ts'

/** What stands under a project's name: its unit and whatever else the board is narrowed by, but for choices. */
export function useAbout(kind: Kind, { filters }: MonthBoardAnswer): (row: BoardRowAnswer) => string[] {
  const say = useSay()
  return ({ columns }) =>
    filters.flatMap(({ field }) => {
      const value = columns[field]
      if (typeof value !== 'string' || value === '') return []
      return [say(kind.labels.fields[field]?.choices?.[value]) || value]
    })
}
