import { Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from './lookups.tsx'
import { type Found, offered } from './offered.ts'
import type { InputProps } from './widget.ts'

/** One or several out of a list that is here. */
export function PickInput<V extends string | string[]>({
  id,
  value,
  onChange,
  options,
  several,
  disabled,
  describedBy,
  invalid,
}: InputProps<V> & { options: Named[]; several?: boolean }) {
  const { t } = useTranslation('fields')
  return (
    <Select
      id={id}
      className="field-pick"
      mode={several ? 'multiple' : undefined}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      disabled={disabled}
      placeholder={t('choose')}
      notFoundContent={t('nothingFound')}
      status={invalid ? 'error' : undefined}
      aria-describedby={describedBy}
      options={options.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(next: V | undefined) => onChange(next === undefined || next.length === 0 ? undefined : next)}
    />
  )
}

/** How long typing rests before the node is asked. */
const restMs = 200

/** One out of many that the node searches. */
export function SearchInput({
  id,
  value,
  onChange,
  search,
  nameOf,
  titleOf,
  disabled,
  describedBy,
  invalid,
}: InputProps<string> & {
  search: (words: string) => Promise<Named[]>
  nameOf: (id: string) => string
  titleOf?: (id: string) => Promise<string | undefined>
}) {
  const { t } = useTranslation('fields')
  const [answer, setAnswer] = useState<Found>({ by: '', found: [] })
  const [words, setWords] = useState('')
  const asked = useRef(search)
  asked.current = search
  useEffect(() => {
    let current = true
    const timer = setTimeout(
      () =>
        asked.current(words).then(
          (found) => current && setAnswer({ by: words, found }),
          // A search that failed shows nothing found; the form goes on and the next letter asks again.
          () => current && setAnswer({ by: words, found: [] }),
        ),
      restMs,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [words])
  const searching = answer.by !== words
  const found = offered(answer, words)
  const [titled, setTitled] = useState<Named>()
  const missing = value !== undefined && !found.some((one) => one.id === value) ? value : undefined
  const unnamed = missing !== undefined && nameOf(missing) === missing ? missing : undefined
  const askedTitle = useRef(titleOf)
  askedTitle.current = titleOf
  useEffect(() => {
    if (unnamed === undefined) return
    let current = true
    // Where it cannot be read its number stays, as before.
    askedTitle.current?.(unnamed).then(
      (name) => current && name !== undefined && setTitled({ id: unnamed, name }),
      () => {},
    )
    return () => {
      current = false
    }
  }, [unnamed])
  const nameHere = (id: string) => (titled?.id === id ? titled.name : nameOf(id))
  const known = missing === undefined ? found : [{ id: missing, name: nameHere(missing) }, ...found]
  return (
    <Select
      id={id}
      className="field-pick"
      value={value}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      disabled={disabled}
      placeholder={t('search')}
      notFoundContent={searching ? t('loading', { ns: 'marks' }) : t('nothingFound')}
      status={invalid ? 'error' : undefined}
      aria-describedby={describedBy}
      options={known.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(next: string | undefined) => onChange(next)}
    />
  )
}
