import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFigures, useSignedIn } from '../../api/hooks.ts'
import { SectionTitle } from '../../marks/sentence.tsx'
import { SourceNote } from '../../marks/source-note.tsx'
import { percent, sayFigure, sayPeriod } from '../figures/figure-words.ts'

const most = 12

/** What the papers printed of the own region, as printed, each with its source; nothing of ours is added to it. */
export function OwnFigures() {
  const { t } = useTranslation('cockpit')
  const { t: words } = useTranslation('figures')
  const own = useSignedIn()?.party.id
  const { data } = useFigures()
  const rows = (data ?? [])
    .filter(({ region }) => region === own)
    .sort((a, b) => (a.source.date < b.source.date ? 1 : -1))
    .slice(0, most)
  if (rows.length === 0) return null
  return (
    <section className="section">
      <SectionTitle
        as="h3"
        side={
          <Link className="link no-print" to="/figures">
            {t('allPublished')}
          </Link>
        }
      >
        {t('published')}
      </SectionTitle>
      <p className="second meta">{t('publishedSays')}</p>
      <table className="plain-table stack">
        <tbody>
          {rows.map((figure) => {
            const said = sayFigure(words, figure)
            return (
              <tr key={figure.matter ?? `${figure.indicator} ${figure.period}`}>
                <td>
                  {figure.indicator} <span className="second">{sayPeriod(words, figure)}</span>{' '}
                  {figure.kind === 'target' && <span className="second">{words('target')}</span>}
                </td>
                <td className="number">
                  {!said && <span className="second">{words('notPrinted')}</span>}
                  {said && (
                    <>
                      {said.before}
                      <b>{said.value}</b>
                      {said.after}
                      <span className="second"> {said.unit}</span>
                      {said.tail}
                    </>
                  )}
                  {figure.growth !== undefined && figure.growth !== '' && (
                    <span className="second"> {words('growth', { value: percent(figure.growth, true) })}</span>
                  )}
                </td>
                <td>
                  <SourceNote
                    source={figure.source.title || figure.source.publisher || words('unnamed')}
                    day={figure.source.date}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
