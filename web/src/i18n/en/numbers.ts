import type { EnglishOf } from '../words.ts'
import type zh from '../zh-CN/numbers.ts'

export default {
  says: '{{kind}} in numbers',
  none: 'There is nothing counted to look at here.',
  period: 'Period',
  by: 'Split by',
  of: 'Data',
  real: 'Real work',
  samples: 'Samples',
  nothing: 'none',
  without: 'not said',
  compared: 'Before and now',
  together: 'Together',
  each: 'Where each number comes from',
  more_other: 'All {{count}} rows',
} satisfies EnglishOf<typeof zh>
