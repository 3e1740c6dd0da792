import i18next from 'i18next'
import { useTranslation } from 'react-i18next'

/** How a part of a rule is called; a part that nobody named keeps the program's own word for it. */
export function usePartName(): (key: string) => string {
  const { i18n } = useTranslation('fields')
  return (key) => {
    const path = `fields:parts.${key}`
    return /^\w+$/.test(key) && i18next.exists(path) ? i18n.t(path as never) : key
  }
}
