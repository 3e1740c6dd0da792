import type { FieldType, Kind } from '@lianyu/kernel'
import { Table, type TableColumnType } from 'antd'
import type { SortOrder } from 'antd/es/table/interface'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { type Say, useSay } from '../../api/say.ts'
import type { MatterRowAnswer } from '../../api/types.ts'
import { FieldView } from '../../fields/field-row.tsx'
import { between } from '../../i18n/between.ts'
import { Coming } from '../../marks/coming.tsx'
import { DayText, InstantText } from '../../marks/day.tsx'
import { SharedTag } from '../../marks/double-line.tsx'
import { Holder } from '../../marks/holder.tsx'
import { Light } from '../../marks/light.tsx'
import { Name } from '../../marks/sample.tsx'
import { TrialMark } from '../../marks/trial.tsx'
import { fieldSpec } from '../field-spec.ts'
import { holderName, lightName, matterPath, sharedWith } from '../rows.ts'

/** Columns that every list has, in the order in which they stand; `kind` only where several kinds are listed. */
export const commonColumns = [
  'light',
  'title',
  'kind',
  'stage',
  'holder',
  'due',
  'others',
  'origin',
  'opened',
  'changed',
]
/** Which of them the node sorts by. */
const sorted = new Set(['title', 'due', 'opened', 'changed'])
const numbers = new Set<string>(['money', 'integer', 'decimal', 'area', 'energy', 'percent', 'rating'])

export function columnName(id: string, kind: Kind | undefined, say: Say, t: (key: never) => string): string {
  return commonColumns.includes(id) ? t(id as never) : kind ? fieldSpec(kind, id, say).label : id
}

interface ListTableProps {
  rows: MatterRowAnswer[]
  kind: Kind | undefined
  columns: string[]
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  caption: string
  busy: boolean
}

/** Ant Design's table keeps sorting and the keyboard; `j k` walk the rows, Enter opens one. */
export function ListTable({ rows, kind, columns, sort, onSort, caption, busy }: ListTableProps) {
  const { t } = useTranslation('list')
  const say = useSay()
  const navigate = useNavigate()
  const order = (id: string): SortOrder => (sort === id ? 'ascend' : sort === `-${id}` ? 'descend' : null)
  const shown = columns.map((id): TableColumnType<MatterRowAnswer> => {
    const type = kind?.declaration.fields[id]?.type
    const number = type !== undefined && numbers.has(type)
    return {
      key: id,
      title: columnName(id, kind, say, t as never),
      ...(sorted.has(id) || (kind?.declaration.columns.includes(id) ?? false)
        ? { sorter: true, sortOrder: order(id), showSorterTooltip: false }
        : {}),
      ...(number && { className: 'list-number' }),
      render: (_, row) => cell(id, row, kind, say),
    }
  })
  return (
    <Table<MatterRowAnswer>
      className="list-table"
      aria-label={caption}
      size="small"
      rowKey="id"
      dataSource={rows}
      columns={shown}
      pagination={false}
      loading={busy}
      scroll={{ x: 'max-content' }}
      onRow={(row) => ({
        'data-row': '',
        tabIndex: -1,
        onClick: (event) =>
          event.target instanceof Element && !event.target.closest('a,button') && navigate(matterPath(row.id)),
        onKeyDown: (event) => event.key === 'Enter' && navigate(matterPath(row.id)),
      })}
      onChange={(_, __, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter
        const id = String(one?.columnKey ?? '')
        onSort(one?.order ? `${one.order === 'descend' ? '-' : ''}${id}` : undefined)
      }}
    />
  )
}

function cell(id: string, row: MatterRowAnswer, kind: Kind | undefined, say: Say) {
  switch (id) {
    case 'light': {
      const light = lightName(row.light)
      return light ? <Light light={light} /> : null
    }
    case 'title': {
      const shared = sharedWith(say, row.others)
      return (
        <span className="row-name">
          <Link to={matterPath(row.id)}>
            <Name>{row.title}</Name>
          </Link>
          {row.trial && <TrialMark />}
          {row.comingOn && <Coming on={row.comingOn} />}
          {shared && <SharedTag height={12}>{shared}</SharedTag>}
        </span>
      )
    }
    case 'kind':
      return say(row.kindLabel)
    case 'stage':
      return say(row.stageLabel)
    case 'holder':
      return <Holder {...holderName(say, row.holder)} />
    case 'due':
      return row.due && row.due.length === 10 ? (
        <DayText day={row.due} />
      ) : row.due ? (
        <InstantText at={row.due} />
      ) : null
    case 'others':
      return row.others.map((one) => say(one.name)).join(between('、'))
    case 'origin':
      return say(row.origin.name)
    case 'opened':
      return <InstantText at={row.openedAt} />
    case 'changed':
      return <InstantText at={row.changedAt} />
    default: {
      const type = kind?.declaration.fields[id]?.type as FieldType | undefined
      const value = row.columns[id]
      if (!kind || !type || value === undefined || value === null) return null
      return <FieldView type={type} spec={fieldSpec(kind, id, say)} value={value as never} />
    }
  }
}
