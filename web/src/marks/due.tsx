import { useTranslation } from 'react-i18next'
import { type DueFacts, dueSaid } from './due-words.ts'
import { Light } from './light.tsx'

/** The words of a clock in the reader's language. */
export function useDueWords(): (facts: DueFacts, short: boolean) => string {
  const { t } = useTranslation('marks')
  return (facts, short) => {
    const said = dueSaid(facts, short)
    if ('count' in said) return t(`due.${said.key}`, { count: said.count })
    return said.key === 'done' ? t('light.done') : t(`due.${said.key}`)
  }
}

/** The light of a clock with what it says: colour on shape and number when near or late, plain ink when fine. */
export function Due({ short = false, size, ...facts }: DueFacts & { short?: boolean; size?: number }) {
  const words = useDueWords()(facts, short)
  const light = facts.suspended && facts.light !== 'late' && facts.light !== 'done' ? 'suspended' : facts.light
  return <Light light={light} words={words} size={size} />
}
