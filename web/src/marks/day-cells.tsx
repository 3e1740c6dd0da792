import { useTranslation } from 'react-i18next'
import { between } from '../i18n/between.ts'
import { type Cell, limitAfter, pitchOf } from './cells.ts'

/** A row of a clock's units: filled used, outlined left, red beyond the limit, a tall tick at the limit. */
export function DayCells({ cells, widest = 176 }: { cells: readonly Cell[]; widest?: number }) {
  const { t } = useTranslation('marks')
  const { pitch, width } = pitchOf(cells.length, widest)
  const count = (state: Cell['state']) => cells.filter((cell) => cell.state === state).length
  const over = count('over')
  const used = count('used')
  const left = count('left')
  const suspended = count('suspended')
  const words = [
    over ? t('cellsOver', { limit: used, used: used + over, over }) : t('cells', { used, left }),
    suspended ? t('cellsSuspended', { count: suspended }) : '',
  ]
  const limit = limitAfter(cells)
  return (
    <svg
      className="day-cells"
      width={cells.length * pitch + 1}
      height={14}
      role="img"
      aria-label={words.filter(Boolean).join(between('，'))}
    >
      {cells.map((cell, at) => {
        const x = at * pitch
        const key = `${cell.state}${at}`
        if (cell.state === 'left') {
          return <rect key={key} x={x + 0.5} y={3.5} width={width - 1} height={7} className="cell-left" />
        }
        if (cell.state === 'suspended') return <path key={key} d={`M${x} 7h${width}`} className="cell-suspended" />
        return <rect key={key} x={x} y={3} width={width} height={8} className={`cell-${cell.state}`} />
      })}
      {over > 0 && <path d={`M${limit * pitch - (pitch - width) / 2} 0v14`} className="cell-limit" />}
    </svg>
  )
}
