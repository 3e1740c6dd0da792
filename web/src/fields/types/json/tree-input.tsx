import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDecimal } from '../../parse-decimal.ts'
import { usePartName } from './part-name.ts'
import { isRecord, isWords, type Path, withOneMore, withoutEntry, withPart } from './tree.ts'

interface PartProps {
  id: string
  /** How the part is called, for who hears the page. */
  name: string
  value: unknown
  onChange: (value: unknown) => void
  disabled?: boolean | undefined
}

/** The same parts as `TreeView`, each with what it is changed by. What sort a part is of never changes here. */
export function TreeInput({ id, name, value, onChange, disabled }: PartProps) {
  const own = { id, name, disabled }
  if (isWords(value)) return <WordsPart {...own} value={value} onChange={onChange} />
  if (Array.isArray(value)) return <ListPart {...own} value={value} onChange={onChange} />
  if (isRecord(value)) return <RecordPart {...own} value={value} onChange={onChange} />
  if (typeof value === 'boolean') return <SwitchPart {...own} value={value} onChange={onChange} />
  if (typeof value === 'number') return <NumberPart {...own} value={value} onChange={onChange} />
  return (
    <input
      id={id}
      className="plain-input"
      aria-label={name}
      value={typeof value === 'string' ? value : ''}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

const at = (id: string, path: Path) => `${id}.${path.join('.')}`

function RecordPart({ id, value, onChange, disabled }: PartProps & { value: Record<string, unknown> }) {
  const name = usePartName()
  return (
    <div className="tree">
      {Object.entries(value).map(([key, part]) => {
        const within = isRecord(part) && !isWords(part)
        return (
          <div key={key} className={within || Array.isArray(part) ? 'tree-long' : undefined}>
            <span className="second meta">{name(key)}</span>
            <TreeInput
              id={at(id, [key])}
              name={name(key)}
              value={part}
              disabled={disabled}
              onChange={(next) => onChange(withPart(value, [key], next))}
            />
          </div>
        )
      })}
    </div>
  )
}

function ListPart({ id, name, value, onChange, disabled }: PartProps & { value: readonly unknown[] }) {
  const { t } = useTranslation('fields')
  return (
    <div className="tree-rows">
      {value.map((entry, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place
        <fieldset key={n} className="tree-row" disabled={disabled}>
          <legend className="second meta">{t('rowNumber', { n: n + 1 })}</legend>
          <TreeInput
            id={at(id, [n])}
            name={`${name} ${n + 1}`}
            value={entry}
            disabled={disabled}
            onChange={(next) => onChange(withPart(value, [n], next))}
          />
          <Remove onRemove={() => onChange(withoutEntry(value, n))}>{t('remove')}</Remove>
        </fieldset>
      ))}
      {value.length > 0 && (
        <button type="button" className="link meta" disabled={disabled} onClick={() => onChange(withOneMore(value))}>
          {t('rowAdd')}
        </button>
      )}
    </div>
  )
}

function Remove({ onRemove, children }: { onRemove: () => void; children: ReactNode }) {
  return (
    <button type="button" className="link meta" onClick={onRemove}>
      {children}
    </button>
  )
}

function WordsPart({ id, name, value, onChange, disabled }: PartProps & { value: { zh: string; en?: string } }) {
  const { t } = useTranslation('fields')
  return (
    <span className="tree-words">
      {(['zh', 'en'] as const).map((language) => (
        <input
          key={language}
          id={at(id, [language])}
          className="plain-input"
          aria-label={`${name} ${t(`partLanguage.${language}`)}`}
          placeholder={t(`partLanguage.${language}`)}
          value={value[language] ?? ''}
          disabled={disabled}
          onChange={(event) => onChange({ ...value, [language]: event.target.value })}
        />
      ))}
    </span>
  )
}

function SwitchPart({ id, name, value, onChange, disabled }: PartProps & { value: boolean }) {
  const { t } = useTranslation('fields')
  return (
    <select
      id={id}
      className="plain-input"
      aria-label={name}
      value={String(value)}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value === 'true')}
    >
      <option value="true">{t('partYes')}</option>
      <option value="false">{t('partNo')}</option>
    </select>
  )
}

/** What was typed stays while it is no number yet, and is marked; only a number is handed on. */
function NumberPart({ id, name, value, onChange, disabled }: PartProps & { value: number }) {
  const [typed, setTyped] = useState<string>()
  const bad = typed !== undefined && numberOf(typed) === undefined
  return (
    <input
      id={id}
      className="plain-input tree-number"
      inputMode="decimal"
      autoComplete="off"
      aria-label={name}
      aria-invalid={bad}
      value={typed ?? String(value)}
      disabled={disabled}
      onChange={(event) => {
        setTyped(event.target.value)
        const next = numberOf(event.target.value)
        if (next !== undefined) onChange(next)
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}

/** Facts hold whole numbers alone. */
function numberOf(typed: string): number | undefined {
  const digits = parseDecimal(typed, 0)
  const number = Number(digits)
  return digits !== undefined && Number.isSafeInteger(number) ? number : undefined
}
