import { addDays, dayNumber, type PlainDay } from '@lianyu/kernel'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayWords } from '../marks/day-words.ts'
import { Spoken } from '../marks/sample.tsx'
import { useWidth } from './use-width.ts'

export interface GanttRow {
  id: string
  name: string
  /** A day that somebody stands for, not a milestone on the way to it. */
  promised?: boolean
  from: PlainDay
  due: PlainDay
  done?: PlainDay
  /** How it stands, in words with its sign: late is never colour alone. */
  says: ReactNode
}

const names = 176
const words = 224
const rowHeight = 32
const head = 28
const bar = 10
/** Months closer than this have no name of their own. */
const leastMonth = 52

/**
 * What was planned against what was reached: the plan as an outline with a tall tick at its day, what was used filled,
 * what went past it red; today a shaded line. A table of the same stands behind it for those who listen.
 */
export function Gantt({ rows, today }: { rows: GanttRow[]; today: PlainDay }) {
  const { t } = useTranslation('drawing')
  const { t: marks } = useTranslation('marks')
  const [ref, width] = useWidth<HTMLDivElement>(1168)
  const plan = Math.max(160, width - names - words)
  const days = rows.flatMap(({ from, due, done }) => [from, due, done ?? due]).concat(today)
  const first = Math.min(...days.map(dayNumber)) - 3
  const last = Math.max(...days.map(dayNumber)) + 6
  const x = (day: PlainDay) => ((dayNumber(day) - first) / (last - first)) * plan
  const say = (day: PlainDay) => dayWords(marks, day, today, 'short')
  const months = monthsFrom(addDays(today, first - dayNumber(today)), addDays(today, last - dayNumber(today)))
  const every = Math.max(1, Math.ceil(leastMonth / (plan / Math.max(1, months.length))))
  const height = head + rows.length * rowHeight
  return (
    <div ref={ref} className="gantt">
      <svg
        className="gantt-plan"
        style={{ left: names }}
        width={plan}
        height={height}
        viewBox={`0 0 ${plan} ${height}`}
        aria-hidden="true"
      >
        {months.map((month, at) => (
          <g key={month}>
            <path className="axis-line" d={`M${x(month)} ${head}V${height}`} />
            {at % every === 0 && x(month) < plan - 30 && (
              <text className="gantt-month" x={x(month) + 4} y={18}>
                {dayWords(marks, month, today, 'month')}
              </text>
            )}
          </g>
        ))}
        {rows.map((row, at) => {
          const y = head + at * rowHeight + (rowHeight - bar) / 2
          const [start, due] = [x(row.from), x(row.due)]
          const reached = row.done ?? today
          const used = Math.max(start, Math.min(x(reached), due))
          return (
            <g key={row.id}>
              <rect className="lane-left" x={start} y={y + 0.5} width={Math.max(1, due - start)} height={bar - 1} />
              {used > start && (
                <rect
                  className={row.done ? 'lane-past' : 'lane-used'}
                  x={start}
                  y={y}
                  width={used - start}
                  height={bar}
                />
              )}
              {x(reached) > due && <rect className="lane-over" x={due} y={y} width={x(reached) - due} height={bar} />}
              <path className="limit" d={`M${due} ${y - 5}v${bar + 10}`} />
            </g>
          )
        })}
        <path className="gantt-today" d={`M${x(today)} ${head - 4}V${height}`} />
        <text className="gantt-now" x={x(today)} y={18} textAnchor={x(today) > plan - 40 ? 'end' : 'middle'}>
          {t('gantt.today')}
        </text>
      </svg>
      <table className="gantt-rows" style={{ paddingTop: head }}>
        <caption className="spoken">{t('gantt.caption')}</caption>
        <thead className="spoken">
          <tr>
            {(['name', 'due', 'done', 'stands'] as const).map((one) => (
              <th key={one} scope="col">
                {t(`gantt.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} style={{ height: rowHeight }}>
              <th scope="row" className={row.promised ? 'strong' : ''} style={{ width: names }} title={row.name}>
                <Spoken>{row.name}</Spoken>
              </th>
              <td>
                <span className="spoken">{say(row.due)}</span>
              </td>
              <td>
                <span className="spoken">{row.done ? say(row.done) : t('gantt.open')}</span>
              </td>
              <td style={{ width: words - 16 }}>{row.says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The first days of the months from one day to another. */
function monthsFrom(from: PlainDay, to: PlainDay): PlainDay[] {
  const found: PlainDay[] = []
  let [year = 0, month = 1] = from.split('-').map(Number)
  for (;;) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`
    if (day > to) return found
    if (day >= from) found.push(day)
    if (month === 12) [year, month] = [year + 1, 1]
    else month += 1
  }
}
