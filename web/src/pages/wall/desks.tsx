import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import type { WallWork } from '../../api/types-screens.ts'
import { Light } from '../../marks/light.tsx'
import { Spoken } from '../../marks/sample.tsx'
import type { Asked } from './wall-hooks.ts'

/** One cell a matter, as many as fit beside the name. */
const mostCells = 9

/** Who has how many in hand, those that are late first and taller. */
export function Desks({ desks, onAsk }: { desks: WallWork['desks']; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('wall')
  const say = useSay()
  return (
    <section className="wall-desks">
      <h2>
        {t('desks')}
        <span className="second">
          <Light light="late" bare size={24} /> {t('late')}
        </span>
      </h2>
      {desks.length === 0 && <p className="second">{t('noneRunning')}</p>}
      <ul>
        {desks.map(({ desk, label, held, late }) => (
          <li key={desk}>
            <button type="button" onClick={() => onAsk({ what: 'held', desk, name: say(label) })}>
              <span className="wall-desk">
                <Spoken>{say(label)}</Spoken>
              </span>
              <span className="wall-cells" role="img" aria-label={t('countLate', { count: late })}>
                {Array.from({ length: Math.min(held, mostCells) }, (_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by nothing else
                  <i key={at} className={at < late ? 'wall-cell-late' : ''} />
                ))}
              </span>
              <b>{held}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
