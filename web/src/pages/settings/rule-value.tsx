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

/** What holds now; a rule of many lines stands behind a press. */
export function RuleValue({ setting: { value, unit } }: { setting: SettingAnswer }) {
  const words = useRuleWords()
  const said = words(value, unit)
  if (typeof value !== 'object' || value === null) return <b>{said}</b>
  return (
    <details className="settings-rule">
      <summary className="link">{said}</summary>
      <pre className="code">{JSON.stringify(value, null, 2)}</pre>
    </details>
  )
}
