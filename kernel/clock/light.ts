import { type Text, text } from '../names.ts'

/** The light of a clock. Colours are the screen's (and a pack's) business; a light always has a shape and a word too. */
export type Light = 'on-time' | 'due-soon' | 'late' | 'done'

export const lightWords: Readonly<Record<Light, Text>> = {
  'on-time': text('正常', 'On time'),
  'due-soon': text('临期', 'Due soon'),
  late: text('逾期', 'Late'),
  done: text('办结', 'Done'),
}

/** The mark beside a light: it was late and has caught up since. It never turns a light back into an unmarked one. */
export const caughtUpWords: Text = text('逾期后补上', 'Caught up')

export const suspendedWords: Text = text('中止计时', 'Suspended')

export const provisionalWords: Text = text('暂定（放假安排未公布）', 'Provisional (holidays not published yet)')

const SEVERITY: Readonly<Record<Light, number>> = { done: 0, 'on-time': 1, 'due-soon': 2, late: 3 }

/** The light to show for several clocks together; `undefined` for none. */
export function worstLight(lights: readonly Light[]): Light | undefined {
  return lights.reduce<Light | undefined>(
    (worst, light) => (worst === undefined || SEVERITY[light] > SEVERITY[worst] ? light : worst),
    undefined,
  )
}
