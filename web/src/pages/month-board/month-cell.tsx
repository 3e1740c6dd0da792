import { useTranslation } from 'react-i18next'
import type { BoardRowAnswer, MonthBoardAnswer } from '../../api/numbers.ts'
import { useSay } from '../../api/say.ts'
import { useMoneyWords } from '../../marks/money.tsx'
import { ColourMark } from '../matter/outlook/colour-mark.tsx'

interface MonthCellProps {
  board: MonthBoardAnswer
  row: BoardRowAnswer
  month: string
  open: boolean
  onOpen: () => void
}

/** A month: the shape and colour of the rule and how much of the plan so far was done; nothing where nothing was planned. */
export function MonthCell({ board: { rule }, row, month, open, onOpen }: MonthCellProps) {
  const { t } = useTranslation('monthBoard')
  const say = useSay()
  const money = useMoneyWords()
  const cell = row.months.find((one) => one.month === month)
  if (cell === undefined) return null
  const found = cell.at === undefined ? undefined : rule.cases[cell.at]
  const { planned, done } = cell
  const judged = found ? say(found.word) : t('notBegun')
  const unjudged = cell.light === 'on-time' || cell.light === 'due-soon'
  // Its day has not come and it is not reached: what it will be is open, and not drawn as a judgement.
  const word = found && unjudged ? t('unjudged', { word: judged }) : judged
  // As the rule judges it: all that was done so far of all that was planned so far, rounded down so that 100 is reached.
  const soFar = row.months.filter((one) => one.month <= month)
  const sum = (pick: 'planned' | 'done') => soFar.reduce((total, one) => total + (one[pick] ?? 0), 0)
  const late = cell.light === 'late'
  const share = done === undefined && !late ? undefined : Math.floor((sum('done') / Math.max(1, sum('planned'))) * 100)
  const shown = share === undefined ? '—' : `${share}%`
  return (
    <button
      type="button"
      className={`month-cell${found ? ` month-${found.colour}` : ' month-ahead'}${unjudged ? ' month-unjudged' : ''}`}
      aria-expanded={open}
      aria-label={t('cell', {
        title: row.title,
        month,
        // What is seen is part of what is called: who speaks to the screen says the number (WCAG 2.5.3).
        share: shown,
        word,
        planned: money(planned),
        done: done === undefined ? t('nothing') : money(done),
      })}
      title={word}
      onClick={onOpen}
    >
      {found && !unjudged && <ColourMark colour={found.colour} />}
      <span>{shown}</span>
    </button>
  )
}
