import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/**
 * The window's title of a page that stands outside the frame, which says it of all others; undefined while it is not known.
 *
 * @source WCAG 2.2, 2.4.2
 */
export function usePageTitle(words: string | undefined): void {
  const { t } = useTranslation('shell')
  const name = t('name')
  useEffect(() => {
    document.title = words ? `${words} · ${name}` : name
  }, [words, name])
}
