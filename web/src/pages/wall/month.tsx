import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { WallAnswer, WallMonth } from '../../api/types-screens.ts'
import { Light } from '../../marks/light.tsx'
import { useMoneyWords } from '../../marks/money.tsx'
import { behindHref } from '../cockpit/behind-href.ts'

const lights = { ahead: 'on-time', level: 'on-time', behind: 'due-soon' } as const

/** The one large number: what this month's plan has come to, with the working days beside it. */
export function Month({ wall }: { wall: WallAnswer }) {
  const { t } = useTranslation('wall')
  const money = useMoneyWords()
  const month = wall.work?.month
  if (!month || month.planned === 0) return <HowMany wall={wall} month={month ?? undefined} />
  const percent = Math.round((100 * month.done) / month.planned)
  const gone = month.workdays.all === 0 ? 100 : (100 * month.workdays.gone) / month.workdays.all
  const [digits, unit] = parted(money(month.done))
  const [planned, plannedUnit] = parted(money(month.planned))
  return (
    <section className="wall-month">
      <h2>{t('month.title')}</h2>
      <Link className="wall-hero" to={behindMonth(month, 'done', month.month)}>
        <b>{percent}</b>
        <span>%</span>
      </Link>
      <p className="wall-of">
        <Link to={behindMonth(month, 'done', month.month)}>
          <b>{digits}</b>
          {unit !== plannedUnit && unit}
        </Link>{' '}
        <Link className="second" to={behindMonth(month, 'planned', month.month)}>
          {t('month.of', { amount: `${planned} ${plannedUnit}` })}
        </Link>
      </p>
      <div className="wall-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, percent)}%` }} />
        <b style={{ left: `${gone}%` }} />
      </div>
      <p className="wall-pace">
        <span>
          <Light light={lights[month.reading ?? 'level']} bare size={24} /> {t(`month.${month.reading ?? 'level'}`)}
        </span>
        <span className="second">{t('month.workdays', { percent: Math.round(gone) })}</span>
      </p>
    </section>
  )
}

/** The reports or plans that an amount of a month came from. */
export function behindMonth({ of, sample }: WallMonth, what: 'done' | 'planned', period: string): string {
  return behindHref(of[what], { period, sample })
}

/** Where nothing is planned, or for visitors: how many projects there are, and at which stage. */
function HowMany({ wall, month }: { wall: WallAnswer; month: WallMonth | undefined }) {
  const { t } = useTranslation('wall')
  const say = useSay()
  const money = useMoneyWords()
  const all = wall.stages.reduce((sum, { count }) => sum + count, 0)
  const most = Math.max(...wall.stages.map(({ count }) => count), 1)
  return (
    <section className="wall-month">
      <h2>{t('projects')}</h2>
      <p className="wall-hero">
        <b>{all}</b>
        <span>{t('matters')}</span>
      </p>
      {!wall.visitor && (
        <p className="second">{month ? t('month.reported', { amount: money(month.done) }) : t('month.none')}</p>
      )}
      {wall.visitor && (
        <ul className="wall-stages">
          {wall.stages.map(({ stage, label, count }) => (
            <li key={stage}>
              <span>{say(label)}</span>
              <i style={{ width: `${(100 * count) / most}%` }} />
              <b>{count}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** 8.2 亿元 → 8.2 and 亿元. */
function parted(said: string): [digits: string, unit: string] {
  const found = /^([^\d-]*)(-?[\d.,]+)\s*(.*)$/.exec(said)
  return found ? [`${found[1]}${found[2]}`, found[3] ?? ''] : [said, '']
}
