import type { TFunction } from 'i18next'
import type { LaneFacts } from './tracks-facts.ts'

/** What stands at the end of a lane: 11月10日 办结 / 持有 6 日，逾期 2 日 / 持有 3 日，剩 1 日. */
export function laneWords(t: TFunction<'drawing'>, lane: LaneFacts, say: (day: string) => string): string {
  if (lane.state === 'waiting') return t('waiting')
  if (lane.state === 'done') return t('finished', { day: lane.doneOn ? say(lane.doneOn) : '' })
  const held = lane.held ?? 0
  const { left, over = 0 } = lane
  if (over > 0 || lane.light === 'late') return t('heldLate', { held, over })
  if (left === undefined) return t('held', { held })
  return left === 0 ? t('heldToday', { held }) : t('heldLeft', { held, left })
}
