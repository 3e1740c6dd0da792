import { useTranslation } from 'react-i18next'
import type { ReadingAnswer } from '../../api/types.ts'

/** 已 6 个工作日，逾期 2 日 / 还没有收件: a lane in words. */
export function useLaneWords(): (reading: ReadingAnswer | null) => string {
  const { t } = useTranslation('matter')
  const { t: drawing } = useTranslation('drawing')
  return (reading) => {
    if (!reading) return t('notStarted')
    const held = reading.used + reading.over
    if (reading.over > 0) return drawing('heldLate', { held, over: reading.over })
    return reading.left === 0 ? drawing('heldToday', { held }) : drawing('heldLeft', { held, left: reading.left })
  }
}
