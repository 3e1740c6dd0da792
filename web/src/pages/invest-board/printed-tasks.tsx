import { useTranslation } from 'react-i18next'
import { useFigures, useSignedIn } from '../../api/hooks.ts'
import type { FigureAnswer } from '../../api/types.ts'
import { between } from '../../i18n/between.ts'
import { SectionTitle } from '../../marks/sentence.tsx'
import { SourceNote } from '../../marks/source-note.tsx'
import { sayFigure, sayPeriod } from '../figures/figure-words.ts'

/** Tasks of investment that reports printed of this region, with how they were given on: as printed, never added up. */
export function Printed() {
  const { t } = useTranslation('investBoard')
  const { t: words } = useTranslation('figures')
  const own = useSignedIn()?.party.id
  const rows = (useFigures().data ?? []).filter(
    ({ region, indicator }) => region === own && /招商|签约|引进|到位/.test(indicator),
  )
  if (rows.length === 0) return null
  return (
    <section className="section">
      <SectionTitle>{t('printed')}</SectionTitle>
      <p className="second meta">{t('printedSays')}</p>
      <ul className="invest-list">
        {rows.map((figure) => {
          const said = sayFigure(words, figure)
          return (
            <li key={figure.matter ?? figure.indicator}>
              <span>
                {figure.indicator} <span className="second">{sayPeriod(words, figure)}</span>
              </span>
              <span>
                {said?.before}
                <b>{said?.value}</b>
                {said?.after} {said?.unit}
                {said?.tail} <span className="second">{splitWords(figure)}</span>
              </span>
              <SourceNote source={figure.source.title || figure.source.publisher || ''} day={figure.source.date} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** 5支专业招商队伍 60，其它服务小组和部门 114: as it was printed. */
function splitWords({ facts }: FigureAnswer): string {
  const split = (facts as { split?: unknown } | undefined)?.split
  if (!Array.isArray(split)) return ''
  return (split as { to?: unknown; value?: unknown }[])
    .flatMap(({ to, value }) => (typeof to === 'string' && typeof value === 'number' ? [`${to} ${value}`] : []))
    .join(between('，'))
}
