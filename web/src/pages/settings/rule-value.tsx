import type { Text } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import type { SettingAnswer } from '../../api/types.ts'

/** A rule's value as people say it: 20 个工作日, 是; of a longer rule its own name. */
export function useRuleWords(): (value: unknown, unit: string | undefined) => string {
  const { t } = useTranslation('settings')
  const say = useSay()
  return (value, unit) => {
    if (value === undefined || value === null) return t('none')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number' && (unit === 'working-days' || unit === 'natural-days')) {
      return t(`days.${unit}`, { n: value })
    }
    if (typeof value !== 'object') return String(value)
    const { label } = value as { label?: Text }
    return label?.zh ? say(label) : t('text')
  }
}

/** What holds now; a rule of many lines is opened below its row. */
export function RuleValue({
  setting: { value, unit },
  open,
  onOpen,
}: {
  setting: SettingAnswer
  open: boolean
  onOpen: () => void
}) {
  const words = useRuleWords()
  const said = words(value, unit)
  if (!isLong(value)) return <b>{said}</b>
  return (
    <button type="button" className="link" aria-expanded={open} onClick={onOpen}>
      {said}
    </button>
  )
}

export const isLong = (value: unknown): value is object => typeof value === 'object' && value !== null
