import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { WallAnswer, WallSide } from '../../api/types-screens.ts'
import { between } from '../../i18n/between.ts'
import { SharedTag } from '../../marks/double-line.tsx'
import { Light } from '../../marks/light.tsx'
import { Name, Spoken } from '../../marks/sample.tsx'
import { shortName } from '../short-name.ts'
import { matterPath } from './row.tsx'
import type { Asked } from './wall-hooks.ts'

type Row = WallAnswer['across'][number]
const most = 7

/** What two sides do together: where each stands, and whether the line to them holds. */
export function Across({ wall, onAsk }: { wall: WallAnswer; onAsk: ((asked: Asked) => void) | undefined }) {
  const { t } = useTranslation('wall')
  const say = useSay()
  return (
    <main className="wall-across">
      <ul className="wall-neighbours">
        {onAsk &&
          wall.work?.waiting.map(({ party, name, count }) => (
            <li key={party}>
              <button type="button" onClick={() => onAsk({ what: 'awaited', party, name: say(name) })}>
                <SharedTag height={36}>{say(name)}</SharedTag> <b>{t('waits', { count })}</b>
              </button>
            </li>
          ))}
      </ul>
      {wall.across.length === 0 && <p className="second">{t('acrossNone')}</p>}
      {wall.across.length > 0 && !wall.visitor && (
        <div className="wall-across-row wall-across-head second">
          <span />
          <span>{t('ours')}</span>
          <span>{t('theirs')}</span>
        </div>
      )}
      <ul>
        {wall.across.slice(0, most).map((row) => (
          <li key={row.matter} className={wall.visitor ? 'wall-across-row wall-across-visitor' : 'wall-across-row'}>
            <What row={row} link={!wall.visitor} />
            {wall.visitor ? (
              <span>{say(row.stageLabel)}</span>
            ) : (
              <>
                <SideWords side={row.ours} />
                <SideWords side={row.theirs[0] ?? null} theirs />
              </>
            )}
          </li>
        ))}
      </ul>
      {wall.acrossCount > most && (
        <p className="wall-across-rest second">{t('acrossMore', { count: wall.acrossCount - most })}</p>
      )}
    </main>
  )
}

function What({ row, link }: { row: Row; link: boolean }) {
  const say = useSay()
  const words = (
    <>
      <Name>{row.title}</Name>{' '}
      <SharedTag height={26}>{row.others.map(({ name }) => shortName(say(name))).join(between('、'))}</SharedTag>
    </>
  )
  return link ? (
    <Link className="wall-across-what" to={matterPath(row.matter)}>
      {words}
    </Link>
  ) : (
    <span className="wall-across-what">{words}</span>
  )
}

function SideWords({ side, theirs }: { side: WallSide | null; theirs?: boolean }) {
  const { t } = useTranslation('wall')
  const say = useSay()
  if (!side) {
    return (
      <span className="second">
        <span className="wall-side-of">{t(theirs ? 'theirs' : 'ours')}</span>
        {t('nothing')}
      </span>
    )
  }
  return (
    <span className={theirs ? 'other' : undefined}>
      <span className="wall-side-of">{t(theirs ? 'theirs' : 'ours')}</span>
      {side.light !== 'none' && <Light light={side.light} bare size={24} />}
      {say(side.track)} {say(side.stage)}
      <span className="wall-side-who second">
        <Spoken>{say(side.desk)}</Spoken> {t('sideDays', { days: side.heldWorkingDays })}
      </span>
    </span>
  )
}

/** The short form beside the map, for visitors: what is done together. */
export function AcrossList({ wall, most: shown }: { wall: WallAnswer; most: number }) {
  const { t } = useTranslation('wall')
  const say = useSay()
  return (
    <section className="wall-late-list">
      <h2>{t('scenes.across')}</h2>
      {wall.across.length === 0 && <p className="second">{t('acrossNone')}</p>}
      <ul>
        {wall.across.slice(0, shown).map((row) => (
          <li key={row.matter} className="wall-shared">
            <span>
              <Name>{row.title}</Name>
            </span>
            <span className="second">
              <SharedTag height={26}>
                {row.others.map(({ name }) => shortName(say(name))).join(between('、'))}
              </SharedTag>{' '}
              {say(row.stageLabel)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
