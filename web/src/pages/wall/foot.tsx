import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { WallAnswer } from '../../api/types-screens.ts'
import { DayText } from '../../marks/day.tsx'
import { sayFigure, sayPeriod } from '../figures/figure-words.ts'

/** What was printed, with its report: a strip of its own, so that it is never read together with samples. */
export function Foot({ published, visitor }: { published: WallAnswer['published']; visitor: boolean }) {
  const { t } = useTranslation('wall')
  const { t: words } = useTranslation('figures')
  if (!published) return <footer className="wall-foot second">{t('publishedNone')}</footer>
  const { figures, source } = published
  return (
    <footer className="wall-foot">
      {figures.map((figure) => {
        const said = sayFigure(words, figure)
        if (!said) return null
        const what = (
          <>
            <span className="wall-figure">
              {said.before}
              <b>{said.value}</b>
              {said.after}
              {said.unit && <span className="second"> {said.unit}</span>}
              {said.tail}
            </span>
            <span className="second">
              {figure.indicator} {sayPeriod(words, figure)}
            </span>
          </>
        )
        return visitor ? (
          <div key={figure.matter}>{what}</div>
        ) : (
          <Link key={figure.matter} to={`/matters/${encodeURIComponent(figure.matter ?? '')}`}>
            {what}
          </Link>
        )
      })}
      <p className="wall-source second">
        <span>{t('published')}</span>
        <span>
          {t('source', { source: source.publisher ?? source.title ?? '' })} <DayText day={source.date} form="short" />
        </span>
      </p>
    </footer>
  )
}
