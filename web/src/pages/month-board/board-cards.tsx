import type { Kind } from '@lianyu/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BoardRowAnswer, MonthBoardAnswer } from '../../api/numbers.ts'
import { useSay } from '../../api/say.ts'
import { useMoneyWords } from '../../marks/money.tsx'
import { Name } from '../../marks/sample.tsx'
import { matterPath } from '../rows.ts'
import { useAbout } from './about.ts'
import { Pace } from './board-table.tsx'
import { MonthCell } from './month-cell.tsx'
import { MonthDetail } from './month-detail.tsx'

/** Drawn at once; the rest comes when it is asked for. */
const aPage = 40

/** In a hand: a project a card, its planned months as cells that a thumb hits. */
export function BoardCards({ board, kind }: { board: MonthBoardAnswer; kind: Kind }) {
  const { t } = useTranslation('list')
  const [shown, setShown] = useState(aPage)
  return (
    <>
      <ul className="month-cards">
        {board.rows.slice(0, shown).map((row) => (
          <Card key={row.matter} board={board} kind={kind} row={row} />
        ))}
      </ul>
      {board.rows.length > shown && (
        <p className="list-end">
          <button type="button" className="link" onClick={() => setShown(shown + aPage)}>
            {t('more')}
          </button>
        </p>
      )}
    </>
  )
}

function Card({ board, kind, row }: { board: MonthBoardAnswer; kind: Kind; row: BoardRowAnswer }) {
  const { t } = useTranslation('monthBoard')
  const say = useSay()
  const money = useMoneyWords()
  const about = useAbout(kind, board)
  const [month, setMonth] = useState<string>()
  const cell = row.months.find((one) => one.month === month)
  return (
    <li className="month-card">
      <Link to={matterPath(row.matter)} className="month-card-name">
        <Name>{row.title}</Name>
      </Link>
      <p className="second meta">{[say(row.stageLabel), ...about(row)].join(' ')}</p>
      <p className="month-card-pace">
        <Pace row={row} />
      </p>
      <p className="second meta">{t('sum', { planned: money(row.planned), done: money(row.done) })}</p>
      <ul className="month-card-cells">
        {row.months.map((one) => (
          <li key={one.month}>
            <span className="second">{t('month', { month: Number(one.month.slice(5)) })}</span>
            <MonthCell
              board={board}
              row={row}
              month={one.month}
              open={one === cell}
              onOpen={() => setMonth(one === cell ? undefined : one.month)}
            />
          </li>
        ))}
      </ul>
      {cell && <MonthDetail board={board} row={row} cell={cell} onClose={() => setMonth(undefined)} />}
    </li>
  )
}
