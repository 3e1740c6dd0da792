import { addHours, CHINA_OFFSET_MINUTES } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useKindByHash, useMatter } from '../../api/hooks.ts'
import type { BoardCellAnswer, BoardRowAnswer, MonthBoardAnswer } from '../../api/numbers.ts'
import { useSay } from '../../api/say.ts'
import { Money, useMoneyWords } from '../../marks/money.tsx'
import { Spoken } from '../../marks/sample.tsx'
import { LinesSkeleton } from '../../marks/skeletons.tsx'
import { ColourMark } from '../matter/outlook/colour-mark.tsx'
import { matterPath } from '../rows.ts'

interface MonthDetailProps {
  board: MonthBoardAnswer
  row: BoardRowAnswer
  cell: BoardCellAnswer
  onClose: () => void
}

/** What is behind a cell: the month's plan, how it stands, and each report of it as it came. */
export function MonthDetail({ board: { rule }, row, cell, onClose }: MonthDetailProps) {
  const { t } = useTranslation('monthBoard')
  const say = useSay()
  const found = cell.at === undefined ? undefined : rule.cases[cell.at]
  return (
    <div className="month-detail">
      <p className="month-detail-head">
        <b>{cell.month}</b>
        {found && (
          <span>
            <ColourMark colour={found.colour} /> {say(found.word)}
            {found.assumed && <span className="second">{t('assumed')}</span>}
          </span>
        )}
        {cell.caughtUp && <span>{t('caughtUp')}</span>}
        <span>
          <span className="second">{t('planned')}</span> <Money fen={cell.planned} />
        </span>
        <span>
          <span className="second">{t('done')}</span>{' '}
          {cell.done === undefined ? t('nothing') : <Money fen={cell.done} />}
        </span>
      </p>
      <Reports matter={row.matter} month={cell.month} />
      <p className="month-detail-do">
        <Link className="link" to={matterPath(row.matter)}>
          {t('toMatter')}
        </Link>
        <button type="button" className="link" onClick={onClose}>
          {t('close')}
        </button>
      </p>
    </div>
  )
}

/** The reports of the month, the last one counting; read with the matter itself, whose door decides who may. */
function Reports({ matter, month }: { matter: string; month: string }) {
  const { t } = useTranslation('monthBoard')
  const money = useMoneyWords()
  const held = useMatter(matter)
  const kind = useKindByHash(held.data?.kind)
  const rule = kind.data?.schedule?.months?.done
  if (!held.data || !kind.data) return <LinesSkeleton lines={2} />
  if (!rule) return null
  const reports = (held.data.matter.shared.adds[rule.step] ?? []).filter(({ fields }) => fields[rule.month] === month)
  return (
    <ul className="month-detail-reports">
      {reports.map(({ leaf, at, fields }) => (
        <li key={leaf}>
          {t('reported', {
            day: addHours(at, CHINA_OFFSET_MINUTES / 60).slice(0, 10),
            sum: money(Number(fields[rule.amount])),
            percent: String(fields.progressPercent ?? '—'),
          })}
          {[fields.progressText, fields.monthProblem && t('problem', { text: String(fields.monthProblem) })]
            .filter((text) => typeof text === 'string' && text !== '')
            .map((text) => (
              <span key={String(text)} className="second">
                {' '}
                <Spoken>{String(text)}</Spoken>
              </span>
            ))}
        </li>
      ))}
    </ul>
  )
}
