import { useTranslation } from 'react-i18next'
import type { IndicatorAnswer } from '../../api/numbers.ts'
import { useSay } from '../../api/say.ts'
import { sharePercent, useAmountWords } from './amount.tsx'

/** A chart's title as a sentence that gives the answer: 完成投资今年完成 85.2 亿元，同比增长 12.5%. */
export function useDoneTitle(): (answer: Pick<IndicatorAnswer, 'indicator' | 'value' | 'growth'>) => string {
  const { t } = useTranslation('cockpit')
  const say = useSay()
  const words = useAmountWords()
  const change = useChangeWords()
  return ({ indicator, value, growth }) => {
    const name = say(indicator.label)
    const done = value === null ? t('none') : words(value, indicator.unit)
    return growth === null ? t('doneTitleNew', { name, done }) : t('doneTitle', { name, done, growth: change(growth) })
  }
}

/** 增长 12.5%, 下降 3%, 持平 */
export function useChangeWords(): (growth: number) => string {
  const { t } = useTranslation('cockpit')
  return (growth) => {
    const value = sharePercent(Math.abs(growth))
    return growth === 0 ? t('same') : t(growth > 0 ? 'up' : 'down', { value })
  }
}
