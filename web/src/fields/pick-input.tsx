import { Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from './lookups.tsx'
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
  disabled,
  describedBy,
  invalid,
}: InputProps<string> & { search: (words: string) => Promise<Named[]>; nameOf: (id: string) => string }) {
  const { t } = useTranslation('fields')
  const [found, setFound] = useState<Named[]>([])
  const [words, setWords] = useState('')
  const asked = useRef(search)
  asked.current = search
  useEffect(() => {
    let current = true
    const timer = setTimeout(
      () =>
        asked.current(words).then(
          (answer) => current && setFound(answer),
          // A search that failed shows nothing found; the form goes on and the next letter asks again.
          () => current && setFound([]),
        ),
      restMs,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [words])
  const known =
    value !== undefined && !found.some((one) => one.id === value)
      ? [{ id: value, name: nameOf(value) }, ...found]
      : found
  return (
    <Select
      id={id}
      className="field-pick"
      value={value}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      disabled={disabled}
      placeholder={t('search')}
      notFoundContent={t('nothingFound')}
      status={invalid ? 'error' : undefined}
      aria-describedby={describedBy}
      options={known.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(next: string | undefined) => onChange(next)}
    />
  )
}
