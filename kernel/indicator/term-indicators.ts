import { type Text, text } from '../names.ts'
import type { Indicator } from './indicator.ts'

export interface Terms {
  /** What the ids begin with. */
  ids: string
  /** The kind, and the clocks (`track.stage`) whose ends count. */
  of: string
  clocks: string[]
  by: string[]
  /** What one ended term is called, and which there are. */
  label: Text
  scope: Text
}

/**
 * Promised against used, by department: how many terms ended with it and how many were kept, and of every term the days
 * that it had the track itself. For any kind whose clocks say what was promised.
 */
export function termIndicators({ ids, of, clocks, by, label, scope }: Terms): Indicator[] {
  const measure = { of, when: { clocks }, by }
  return [
    { id: `${ids}.terms`, label, scope, unit: 'matters', measure: { ...measure, value: 'count' } },
    {
      id: `${ids}.terms-kept`,
      label: text('按承诺办结件数', 'Terms kept'),
      scope: text('其中用时不超过承诺的', 'Of these, within what was promised'),
      unit: 'matters',
      measure: { ...measure, value: { term: 'kept' } },
    },
    {
      id: `${ids}.days-promised`,
      label: text('承诺用时', 'Days promised'),
      scope: text(
        '这些计时承诺的工作日，按各部门持件天数分摊',
        'Working days that these terms had, shared by the days each department held them',
      ),
      unit: 'days',
      measure: { ...measure, value: { term: 'promised' } },
    },
    {
      id: `${ids}.days-used`,
      label: text('实际用时', 'Days used'),
      scope: text(
        '持件的工作日计在持件部门，依法中止的除外',
        'Working days, with the department that held it then; what the law suspends left out',
      ),
      unit: 'days',
      measure: { ...measure, value: { term: 'used' } },
    },
    {
      id: `${ids}.days-share`,
      label: text('实际为承诺的', 'Used of promised'),
      scope: text('实际用时 ÷ 承诺用时，同期', 'Days used ÷ days promised, same period'),
      unit: 'percent',
      measure: { ratio: [`${ids}.days-used`, `${ids}.days-promised`] },
    },
  ]
}
