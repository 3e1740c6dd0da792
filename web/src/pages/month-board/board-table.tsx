import type { Kind } from '@lianyu/kernel'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BoardRowAnswer, MonthBoardAnswer } from '../../api/numbers.ts'
import { useSay } from '../../api/say.ts'
import { Name } from '../../marks/sample.tsx'
import { matterPath } from '../rows.ts'
import { useAbout } from './about.ts'
import { MonthCell } from './month-cell.tsx'
import { MonthDetail } from './month-detail.tsx'

export const monthsOf = (year: string) =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)

/** Drawn at once; a longer board is narrowed, or drawn further when asked for. Excel takes all. */
const aPage = 200

/** On a desk and on paper: a row a project, a column a month; a cell opens what was reported of it below its row. */
export function BoardTable({ board, kind }: { board: MonthBoardAnswer; kind: Kind }) {
  const { t, i18n } = useTranslation('monthBoard')
  const say = useSay()
  const about = useAbout(kind, board)
  const [open, setOpen] = useState<{ matter: string; month: string }>()
  const [drawn, setDrawn] = useState(aPage)
  const { t: list } = useTranslation('list')
  const months = monthsOf(board.year)
  return (
    <div className="month-board-scroll">
      <table className="plain-table month-board-table">
        <caption className="spoken">{t('caption', { year: board.year })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('project')}</th>
            <th scope="col" className="number" title={t('paceSays')}>
              {t('pace')}
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className="month-board-head">
                {t('month', { month: headOf(month, i18n.language) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.slice(0, drawn).map((row) => {
            const shown = open?.matter === row.matter ? row.months.find(({ month }) => month === open.month) : undefined
            return (
              <Fragment key={row.matter}>
                <tr>
                  <th scope="row" className="month-board-name">
                    <Link to={matterPath(row.matter)}>
                      <Name>{row.title}</Name>
                    </Link>
                    <span className="second meta">{[say(row.stageLabel), ...about(row)].join(' ')}</span>
                  </th>
                  <td className="number">
                    <Pace row={row} />
                  </td>
                  {months.map((month) => (
                    <td key={month} className="month-board-cell">
                      <MonthCell
                        board={board}
                        row={row}
                        month={month}
                        open={shown?.month === month}
                        onOpen={() => setOpen(shown?.month === month ? undefined : { matter: row.matter, month })}
                      />
                    </td>
                  ))}
                </tr>
                {shown && (
                  <tr className="month-board-behind">
                    <td colSpan={months.length + 2}>
                      <MonthDetail board={board} row={row} cell={shown} onClose={() => setOpen(undefined)} />
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
      {board.rows.length > drawn && (
        <p className="list-end no-print">
          <button type="button" className="link" onClick={() => setDrawn(drawn + aPage)}>
            {list('more')}
          </button>
        </p>
      )}
    </div>
  )
}

/** Its percent, and how far along the bar that is: at the tick it is on plan. */
export function Pace({ row: { pace } }: { row: BoardRowAnswer }) {
  if (pace === null) return <span className="second">—</span>
  return (
    <>
      <b>{pace}%</b>
      <span className="month-board-pace" aria-hidden="true">
        <i style={{ width: `${Math.min(100, pace)}%` }} />
      </span>
    </>
  )
}

function headOf(month: string, language: string): string {
  if (language !== 'en') return String(Number(month.slice(5)))
  return new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(Date.parse(`${month}-01`))
}
