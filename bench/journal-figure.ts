import { type Figure, perSecond, ratio } from './figure.ts'
import { benchJournal } from './journal.ts'

export const journalAgainstSql: Figure = {
  name: 'journal, all rows of a step, against hand-written SQL for the same rows in batches of 100',
  goal: 'ratio ≥ 0.5',
  run: async (size) => {
    const { journalPerSecond, sqlPerSecond } = await benchJournal(size === 'full' ? 300 : 60)
    return {
      measured: `${perSecond(journalPerSecond)}, ratio ${ratio(journalPerSecond, sqlPerSecond)}`,
      limit: `hand-written SQL ${perSecond(sqlPerSecond)}`,
      met: journalPerSecond / sqlPerSecond >= 0.5,
    }
  },
}
