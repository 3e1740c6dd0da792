import { type FormEvent, type RefObject, useId } from 'react'
import { useTranslation } from 'react-i18next'

export function SearchBox({
  ref,
  onSearch,
}: {
  ref: RefObject<HTMLInputElement | null>
  onSearch: (words: string) => void
}) {
  const { t } = useTranslation('shell')
  const id = useId()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const words = ref.current?.value.trim()
    if (words) onSearch(words)
  }
  return (
    <search className="search">
      <form onSubmit={send}>
        <label htmlFor={id} className="spoken">
          {t('search')}
        </label>
        <input ref={ref} id={id} type="search" placeholder={t('search')} maxLength={100} enterKeyHint="search" />
        <kbd>/</kbd>
      </form>
    </search>
  )
}
