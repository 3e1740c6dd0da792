import { useTranslation } from 'react-i18next'
import { useSay } from '../../../api/say.ts'
import { usePartName } from './part-name.ts'
import { columnsOf, isRecord, isWords, shapeOf } from './tree.ts'

/** One word or number of a rule as people say it. */
function useSmall(): (value: unknown) => string {
  const { t } = useTranslation('fields')
  const say = useSay()
  return (value) => {
    if (isWords(value)) return say({ zh: value.zh, en: value.en ?? value.zh })
    if (typeof value === 'boolean') return t(value ? 'partYes' : 'partNo')
    return value === null || value === undefined ? '' : String(value)
  }
}

/** A rule, a result, a table of points: as lines and tables, each part by its name. */
export function TreeView({ value }: { value: unknown }) {
  const small = useSmall()
  const { t } = useTranslation('fields')
  if (Array.isArray(value)) {
    if (shapeOf(value) === 'rows') return <Rows rows={value} />
    if (value.every((one) => typeof one !== 'object')) return <>{value.map(small).join(t('partAnd'))}</>
    return <Listed entries={value} />
  }
  if (!isRecord(value) || isWords(value)) return <>{small(value)}</>
  return <Parts record={value} />
}

function Parts({ record }: { record: Record<string, unknown> }) {
  const name = usePartName()
  return (
    <dl className="tree">
      {Object.entries(record).map(([key, part]) => (
        <div key={key} className={isLong(part) ? 'tree-long' : undefined}>
          <dt className="second meta">{name(key)}</dt>
          <dd>
            <TreeView value={part} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const isLong = (part: unknown) => shapeOf(part) === 'rows' || shapeOf(part) === 'record'

function Rows({ rows }: { rows: Record<string, unknown>[] }) {
  const name = usePartName()
  const small = useSmall()
  const columns = columnsOf(rows)
  if (columns === undefined) return <Listed entries={rows} />
  return (
    <table className="plain-table stack tree-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
          <tr key={at}>
            {columns.map((column) => (
              <td key={column} data-label={name(column)}>
                {small(row[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Listed({ entries }: { entries: readonly unknown[] }) {
  return (
    <ol className="tree-list">
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place
        <li key={at}>
          <TreeView value={entry} />
        </li>
      ))}
    </ol>
  )
}
