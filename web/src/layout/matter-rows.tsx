import type { PlainDay } from '@lianyu/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Cell } from '../marks/cells.ts'
import { Coming } from '../marks/coming.tsx'
import { DayText } from '../marks/day.tsx'
import { DayCells } from '../marks/day-cells.tsx'
import { SharedTag } from '../marks/double-line.tsx'
import { Due } from '../marks/due.tsx'
import type { DueFacts } from '../marks/due-words.ts'
import { Holder, type HolderName } from '../marks/holder.tsx'
import { Light, type LightName } from '../marks/light.tsx'
import { Name } from '../marks/sample.tsx'
import { TrialMark } from '../marks/trial.tsx'
import { useSurface } from '../theme/surface.ts'

export interface MatterRow {
  id: string
  to: string
  name: string
  /** 试走: counts nowhere. */
  trial?: boolean
  /** From when another version holds than the one that is shown. */
  comingOn?: PlainDay
  /** With whom it is shared: 浏阳. */
  sharedWith?: string
  caughtUp?: boolean
  due?: DueFacts
  /** Where only the light is known and no clock beside it. */
  light?: LightName
  /** Where it is stuck, or stands. */
  stands: string
  holder: HolderName
  /** Working days held. */
  held?: number
  /** Its clock, as the kernel reads it. */
  cells?: readonly Cell[]
  dueOn?: PlainDay
  /** What the reader can do about it: its words, and where they lead. */
  action?: { says: string; to: string }
}

/** Rows of matters. The row in focus is tinted and alone has a filled button; `j` and `k` walk, Enter opens. */
export function MatterRows({ rows, caption }: { rows: MatterRow[]; caption: string }) {
  const { t } = useTranslation('shell')
  const phone = useSurface() === 'phone'
  const [focused, setFocused] = useState(0)
  const navigate = useNavigate()
  if (phone) return <PhoneRows rows={rows} caption={caption} />
  return (
    <table className="matter-rows">
      <caption className="spoken">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="col-light">
            {t('rows.light')}
          </th>
          <th scope="col" className="col-matter">
            {t('rows.matter')}
          </th>
          <th scope="col">{t('rows.stands')}</th>
          <th scope="col" className="col-holder">
            {t('rows.holder')}
          </th>
          <th scope="col" className="col-held">
            {t('rows.held')}
          </th>
          <th scope="col" className="col-due">
            {t('rows.due')}
          </th>
          <th scope="col" className="col-action">
            <span className="spoken">{t('rows.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr
            key={row.id}
            data-row
            tabIndex={-1}
            className={at === focused ? 'row-focused' : undefined}
            onFocus={() => setFocused(at)}
            onMouseEnter={() => setFocused(at)}
            onClick={(event) =>
              event.target instanceof Element && !event.target.closest('a,button') && navigate(row.to)
            }
            onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && navigate(row.to)}
          >
            <td>
              <RowLight row={row} />
            </td>
            <td>
              <RowName row={row} />
            </td>
            <td>{row.stands}</td>
            <td>
              <Holder {...row.holder} />
            </td>
            <td className="second">
              <RowHeld row={row} />
            </td>
            <td className="second cell-due">{row.dueOn && <DayText day={row.dueOn} />}</td>
            <td className="row-action">
              {row.action && (
                <Link to={row.action.to} className={at === focused ? 'press filled' : 'link'}>
                  {row.action.says}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RowLight({ row }: { row: MatterRow }) {
  if (row.due) return <Due {...row.due} short />
  return row.light ? <Light light={row.light} /> : null
}

function RowName({ row }: { row: MatterRow }) {
  return (
    <span className="row-name">
      <Link to={row.to}>
        <Name>{row.name}</Name>
      </Link>
      {row.trial && <TrialMark />}
      {row.comingOn && <Coming on={row.comingOn} />}
      {row.sharedWith && <SharedTag height={12}>{row.sharedWith}</SharedTag>}
      {row.caughtUp && <Light light="caught-up" size={11} />}
    </span>
  )
}

function RowHeld({ row }: { row: MatterRow }) {
  const { t } = useTranslation('marks')
  if (row.held === undefined) return null
  return (
    <span className="row-held">
      {row.cells && <DayCells cells={row.cells} widest={140} />} {t('held', { count: row.held })}
    </span>
  )
}

function PhoneRows({ rows, caption }: { rows: MatterRow[]; caption: string }) {
  return (
    <ul className="phone-rows" aria-label={caption}>
      {rows.map((row) => (
        <li key={row.id} data-row>
          <div className="phone-row-head">
            <RowName row={row} />
            <RowLight row={row} />
          </div>
          <p>{row.stands}</p>
          <p className="meta second phone-row-held">
            <Holder {...row.holder} /> <RowHeld row={row} />
          </p>
          {row.action && (
            <Link to={row.action.to} className="link phone-row-action">
              {row.action.says}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
