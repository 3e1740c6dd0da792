import type { Kind } from '@lianyu/kernel'
import { Select, type SelectProps } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import { fieldSpec } from '../field-spec.ts'

const lights = ['late', 'due-soon', 'on-time', 'done'] as const
const holders = ['my-desk', 'my-party', 'other-party'] as const

type Ask = (changes: Record<string, string | undefined>) => void

/** Stage, light, holder, and each column of the kind by its type. Only what the node filters by is offered. */
export function Filters({ kind, search, ask }: { kind: Kind | undefined; search: URLSearchParams; ask: Ask }) {
  const { t } = useTranslation('list')
  const { t: marks } = useTranslation('marks')
  const say = useSay()
  const track = search.get('track') ?? kind?.declaration.main ?? ''
  const stages = Object.keys(kind?.declaration.tracks[track]?.stages ?? {})
  return (
    <div className="list-filters">
      {kind && stages.length > 1 && (
        <Pick
          label={t('stage')}
          mode="multiple"
          allowClear
          placeholder={t('any')}
          value={search.get('stage')?.split(',') ?? []}
          options={stages.map((id) => ({ value: id, label: say(kind.labels.stages[`${track}.${id}`]) || id }))}
          onChange={(next: string[]) => ask({ stage: next.join(',') || undefined })}
        />
      )}
      <Pick
        label={t('light')}
        allowClear
        placeholder={t('any')}
        value={search.get('light')}
        options={lights.map((id) => ({ value: id, label: marks(`light.${id}`) }))}
        onChange={(next?: string) => ask({ light: next })}
      />
      <Pick
        label={t('holder')}
        allowClear
        placeholder={t('any')}
        value={search.get('holder')}
        options={holders.map((id) => ({ value: id, label: t(`holders.${id}`) }))}
        onChange={(next?: string) => ask({ holder: next })}
      />
      {kind?.declaration.columns.map((field) => (
        <ColumnFilter key={field} kind={kind} field={field} search={search} ask={ask} />
      ))}
      <Pick
        label={t('running')}
        value={search.get('running') ?? ''}
        options={[
          { value: '', label: t('any') },
          { value: '1', label: t('yes') },
        ]}
        onChange={(next) => ask({ running: next || undefined })}
      />
    </div>
  )
}

/** A choice with its label. */
function Pick<V>({ label, ...props }: SelectProps<V> & { label: string }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Select<V> id={id} {...props} />
    </div>
  )
}

function ColumnFilter({ kind, field, search, ask }: { kind: Kind; field: string; search: URLSearchParams; ask: Ask }) {
  const { t } = useTranslation('list')
  const say = useSay()
  const { type, label, options } = fieldSpec(kind, field, say)
  const name = `f.${field}`
  if (type === 'choice' || type === 'yes-no') {
    const offered = options
      ? Object.entries(options).map(([value, words]) => ({ value, label: words }))
      : [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
    return (
      <Pick
        label={label}
        allowClear
        placeholder={t('any')}
        value={search.get(name)}
        options={offered}
        onChange={(next?: string) => ask({ [name]: next })}
      />
    )
  }
  if (type === 'day' || type === 'month' || type === 'money') {
    const edge = (which: 'from' | 'to') => (
      <input
        className="plain-input"
        type={type === 'money' ? 'number' : type === 'day' ? 'date' : 'month'}
        aria-label={`${label} ${t(which)}`}
        placeholder={type === 'money' ? `${t(which)} 万元` : undefined}
        defaultValue={shown(type, search.get(`${name}.${which}`))}
        onBlur={(event) => ask({ [`${name}.${which}`]: asked(type, event.target.value) })}
      />
    )
    return (
      <div>
        <span>{label}</span>
        <span className="list-range">
          {edge('from')} – {edge('to')}
        </span>
      </div>
    )
  }
  if (type !== 'words') return null
  return (
    <label>
      {label}
      <input
        className="plain-input"
        defaultValue={search.get(name) ?? ''}
        maxLength={200}
        onBlur={(event) => ask({ [name]: event.target.value.trim() || undefined })}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </label>
  )
}

/** Money is asked in 万元 and sent in fen. */
const fenOfWan = 1_000_000
const asked = (type: string, typed: string) =>
  type === 'money' && typed ? String(Math.round(Number(typed) * fenOfWan)) : typed || undefined
const shown = (type: string, value: string | null) =>
  type === 'money' && value ? String(Number(value) / fenOfWan) : (value ?? '')
