import { useTranslation } from 'react-i18next'
import { between } from '../../i18n/between.ts'
import type { FieldSpec, InputProps, ViewProps, Widget } from '../widget.ts'

type Row = Record<string, string | number | boolean>
type Column = { id: string; label: string; type: string; options: Record<string, string> }

function columnsOf({ rows = {}, columns = {} }: FieldSpec): Column[] {
  return Object.entries(rows).map(([id, { type }]) => {
    const { label = id, options = {} } = columns[id] ?? {}
    return { id, label, type, options }
  })
}

function said(column: Column, value: Row[string] | undefined, yes: string): string {
  if (value === undefined || value === false) return ''
  if (value === true) return yes
  return column.options[String(value)] ?? String(value)
}

function RowsView({ value, spec }: ViewProps<Row[]>) {
  const { t } = useTranslation('fields')
  const columns = columnsOf(spec)
  return (
    <table className="plain-table stack">
      <thead>
        <tr>
          {columns.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {value.map((row) => (
          <tr key={JSON.stringify(row)}>
            {columns.map((column) => (
              <td key={column.id} data-label={column.label}>
                {said(column, row[column.id], t('rowYes'))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RowsInput({ id, value = [], onChange, spec, disabled, describedBy }: InputProps<Row[]>) {
  const { t } = useTranslation('fields')
  const columns = columnsOf(spec)
  const change = (at: number, column: string, cell: Row[string] | undefined) => {
    const next = value.map((row, n) => {
      if (n !== at) return row
      const { [column]: _, ...rest } = row
      return cell === undefined ? rest : { ...rest, [column]: cell }
    })
    onChange(next)
  }
  return (
    <div id={id} className="rows-edit" aria-describedby={describedBy}>
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name until it is filled in
        <fieldset key={at} className="rows-row" disabled={disabled}>
          <legend className="meta">{t('rowNumber', { n: at + 1 })}</legend>
          {columns.map((column) => (
            <RowCell
              key={column.id}
              column={column}
              value={row[column.id]}
              onChange={(cell) => change(at, column.id, cell)}
            />
          ))}
          <button type="button" className="link meta" onClick={() => onChange(value.filter((_, n) => n !== at))}>
            {t('remove')}
          </button>
        </fieldset>
      ))}
      <button type="button" className="press" disabled={disabled} onClick={() => onChange([...value, {}])}>
        {t('rowAdd')}
      </button>
    </div>
  )
}

function RowCell({
  column: { label, type, options },
  value,
  onChange,
}: {
  column: Column
  value: Row[string] | undefined
  onChange: (value: Row[string] | undefined) => void
}) {
  if (type === 'yes-no') {
    return (
      <label className="rows-tick">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked || undefined)}
        />
        {label}
      </label>
    )
  }
  if (type === 'choice') {
    return (
      <select
        className="plain-input"
        aria-label={label}
        value={String(value ?? '')}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{label}</option>
        {Object.entries(options).map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    )
  }
  const read = (text: string) => (text === '' ? undefined : type === 'integer' ? Number(text) : text)
  return (
    <input
      className="plain-input"
      inputMode={type === 'integer' ? 'numeric' : 'text'}
      aria-label={label}
      placeholder={label}
      value={String(value ?? '')}
      onChange={(event) => onChange(read(event.target.value))}
    />
  )
}

/** A short table: one line a row on a desk, one card a row on a phone. */
export const rows: Widget<'rows'> = {
  wide: true,
  Input: RowsInput,
  View: RowsView,
  format: (value, spec, { t }) =>
    value
      .map((row) =>
        columnsOf(spec)
          .map((column) => (row[column.id] === true ? column.label : said(column, row[column.id], t('rowYes'))))
          .filter((words) => words !== '')
          .join(between('，')),
      )
      .join(between('；')),
}
