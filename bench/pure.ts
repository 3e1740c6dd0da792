import { benchDecideFold } from './decide-fold.ts'
import { type Figure, perSecond, ratio } from './figure.ts'

/** Deciding and folding one plain step, no hashing, one core; and again where the matter has a long history. */
export const decideAndFold: Figure = {
  name: 'pure decide + fold, one core',
  goal: '≥ 1,000,000/s, no slower with a long history',
  run: async () => {
    const { perSecond: short, perSecondLongHistory: long } = benchDecideFold()
    return {
      measured: `${perSecond(short)}; on a history 100 times as long ${perSecond(long)}`,
      limit: `ratio long to short ${ratio(long, short)}`,
      met: short >= 1_000_000,
    }
  },
}
