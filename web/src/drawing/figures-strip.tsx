import { useTranslation } from 'react-i18next'
import { SourceNote } from '../marks/source-note.tsx'

export interface PublishedFigure {
  id: string
  /** 园区产值 */
  name: string
  /** As printed: 170, 8.03, +32%. */
  value: string
  unit?: string
  /** 2021年, 2022年6月: the period the figure is of. */
  period: string
}

/** Published figures stand apart from samples, with year and source in the same strip. */
export function FiguresStrip({ figures, source, day }: { figures: PublishedFigure[]; source: string; day?: string }) {
  const { t } = useTranslation('drawing')
  return (
    <div className="figures-strip">
      <dl>
        {figures.map((figure) => (
          <div key={figure.id}>
            <dt className="second">
              {figure.name} {figure.period}
            </dt>
            <dd>
              <b className="figure">{figure.value}</b> {figure.unit && <span className="second">{figure.unit}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="figures-source">
        <span className="second">{t('figures.published')}</span>
        <SourceNote source={source} day={day} />
      </p>
    </div>
  )
}
