import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { TrackRow } from '../../api/types.ts'
import { Light } from '../../marks/light.tsx'
import { Name, Spoken } from '../../marks/sample.tsx'
import { shortName } from '../short-name.ts'

export const matterPath = (matter: string) => `/matters/${encodeURIComponent(matter)}`

/** One late or nearly late track: which, how many days, and who has it. Touched, it opens the matter. */
export function LateRow({ row, letter }: { row: TrackRow; letter?: string | undefined }) {
  const { t } = useTranslation('wall')
  const say = useSay()
  const light = row.reading?.light === 'late' ? 'late' : 'due-soon'
  const { other, deskLabel, name } = row.holder
  return (
    <li>
      <Link className="wall-row" to={matterPath(row.matter)}>
        <Light light={light} bare size={24} />
        <span className="wall-row-name">
          {letter && <span className="second">{letter} </span>}
          <Name>{row.title}</Name>
          {!row.main && <b> {say(row.trackLabel)}</b>}
        </span>
        <Days row={row} />
        <span className={other ? 'wall-row-holder other' : 'wall-row-holder second'}>
          <Spoken>
            {t(other ? 'awaits' : 'held', {
              who: other ? `${shortName(say(name))} ${say(deskLabel)}` : say(deskLabel),
              days: row.heldWorkingDays,
            })}
          </Spoken>
        </span>
      </Link>
    </li>
  )
}

function Days({ row: { reading } }: { row: TrackRow }) {
  const { t } = useTranslation('wall')
  if (!reading) return <span />
  const late = reading.light === 'late'
  const days = late ? reading.over : reading.left
  if (!late && days === 0) return <span className="wall-soon wall-row-days">{t('today')}</span>
  return (
    <span className={late ? 'wall-late wall-row-days' : 'wall-soon wall-row-days'}>
      {t(late ? 'over' : 'left')} <b>{days}</b> {t('day')}
    </span>
  )
}
