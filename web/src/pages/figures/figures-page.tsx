import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mattersSheetHref, useFigures, useSignedIn } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { FigureAnswer } from '../../api/types.ts'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { SectionTitle, Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { SourceNote } from '../../marks/source-note.tsx'
import '../plain.css'
import { noteFor, percent, sayFigure, sayPeriod } from './figure-words.ts'
import './figures.css'

/** Sums of money say most about a region at a glance. */
const isMoney = ({ unit }: FigureAnswer) => unit === '亿元'

/** How many figures of a region stand large above its table. */
const large = 4

/** What the papers printed, by region, each with its source: nothing computed, nothing invented. */
export function FiguresPage() {
  const { t } = useTranslation('figures')
  const say = useSay()
  const own = useSignedIn()?.party.id
  const { data, error, refetch } = useFigures()
  const [chosen, setChosen] = useState<string>()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  if (data.length === 0) return <EmptyState example={t('emptyExample')}>{t('empty')}</EmptyState>
  const regions = regionsOf(data, own)
  const seen = regions.filter((one) => chosen === undefined || one.region === chosen)
  const sources = new Set(data.map(({ source }) => sourceId(source)))
  return (
    <>
      <Sentence when={t('title')}>{t('says', { count: data.length, sources: sources.size })}</Sentence>
      <div className="tabs figures-tabs">
        <button type="button" aria-pressed={chosen === undefined} onClick={() => setChosen(undefined)}>
          {t('all')}
        </button>
        {regions.map(({ region, figures }) => (
          <button key={region} type="button" aria-pressed={chosen === region} onClick={() => setChosen(region)}>
            {say(figures[0]?.regionName)} <span className="second">{figures.length}</span>
          </button>
        ))}
        <a
          className="link figures-sheet"
          href={mattersSheetHref({ kind: 'published-figure', ...(chosen ? { 'f.region': chosen } : {}) })}
        >
          {t('sheet')}
        </a>
      </div>
      {seen.map(({ region, figures }) => (
        <Region key={region} figures={figures} />
      ))}
    </>
  )
}

/** The own region first, then by code; within one as the node gives them. */
export function regionsOf(all: FigureAnswer[], own: string | undefined): { region: string; figures: FigureAnswer[] }[] {
  const byRegion = new Map<string, FigureAnswer[]>()
  for (const figure of all) byRegion.set(figure.region, [...(byRegion.get(figure.region) ?? []), figure])
  return [...byRegion]
    .map(([region, figures]) => ({ region, figures }))
    .sort((a, b) => Number(b.region === own) - Number(a.region === own) || (a.region < b.region ? -1 : 1))
}

function Region({ figures }: { figures: FigureAnswer[] }) {
  const { t } = useTranslation('figures')
  const say = useSay()
  const heads = figures
    .filter(({ kind, value }) => kind === 'actual' && value !== undefined && value !== '')
    .sort((a, b) => Number(isMoney(b)) - Number(isMoney(a)))
    .slice(0, large)
  return (
    <section className="section">
      <SectionTitle side={<span className="second meta">{t('count', { count: figures.length })}</span>}>
        {say(figures[0]?.regionName)}
      </SectionTitle>
      {heads.length > 0 && (
        <dl className="figures-heads">
          {heads.map((figure) => (
            <div key={keyOf(figure)}>
              <dd>
                <Value figure={figure} large />
              </dd>
              <dt className="second meta">
                {figure.indicator} {sayPeriod(t, figure)}
              </dt>
            </div>
          ))}
        </dl>
      )}
      <table className="plain-table stack figures-table">
        <thead>
          <tr>
            {(['indicator', 'value', 'period', 'kind'] as const).map((name) => (
              <th key={name} scope="col" className={name === 'value' ? 'number' : undefined}>
                {t(`columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        {bySource(figures).map((group) => (
          <tbody key={group.id}>
            <tr className="figures-source-row">
              <th colSpan={4} scope="rowgroup" title={group.source.about}>
                <Source source={group.source} />
              </th>
            </tr>
            {group.figures.map((figure) => (
              <Row key={keyOf(figure)} figure={figure} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

/** A report with all that it printed: the newest first. */
export function bySource(
  figures: FigureAnswer[],
): { id: string; source: FigureAnswer['source']; figures: FigureAnswer[] }[] {
  const groups = new Map<string, FigureAnswer[]>()
  for (const figure of figures) {
    const id = sourceId(figure.source)
    groups.set(id, [...(groups.get(id) ?? []), figure])
  }
  return [...groups]
    .flatMap(([id, printed]) => (printed[0] ? [{ id, source: printed[0].source, figures: printed }] : []))
    .sort((a, b) => (a.source.date < b.source.date ? 1 : -1))
}

const sourceId = ({ id, title, publisher, date }: FigureAnswer['source']) => id ?? `${title ?? publisher} ${date}`

function Source({ source: { title, publisher, date } }: { source: FigureAnswer['source'] }) {
  const { t } = useTranslation('figures')
  const named = title || publisher || ''
  return <SourceNote source={named === '' || /^not named/.test(named) ? t('unnamed') : named} day={date} />
}

const keyOf = ({ indicator, period, asOf, kind, by, matter }: FigureAnswer) =>
  matter ?? [indicator, period, asOf, kind, by].join('|')

function Row({ figure }: { figure: FigureAnswer }) {
  const { t, i18n } = useTranslation('figures')
  const note = noteFor(figure.note, i18n.language === 'en')
  return (
    <tr>
      <td>
        <span className="strong">{figure.indicator}</span>{' '}
        {figure.by && <span className="second">{t('by', { name: figure.by })}</span>}
        {note && <p className="second meta">{note}</p>}
      </td>
      <td className="number">
        <Value figure={figure} />
        {figure.growth !== undefined && figure.growth !== '' && (
          <span className="second"> {t('growth', { value: percent(figure.growth, true) })}</span>
        )}
      </td>
      <td className="whole">{sayPeriod(t, figure)}</td>
      <td className="second">{t(figure.kind)}</td>
    </tr>
  )
}

function Value({ figure, large = false }: { figure: FigureAnswer; large?: boolean }) {
  const { t } = useTranslation('figures')
  const said = sayFigure(t, figure)
  if (said === undefined) return <span className="second">{t('notPrinted')}</span>
  return (
    <span className={large ? 'figure-with-unit' : 'whole'}>
      {said.before && <span className="second">{said.before}</span>}
      <b className={large ? 'figure' : undefined}>{said.value}</b>
      <span className="second">
        {said.after}
        {said.unit && (said.after && /\p{Script=Han}/u.test(said.unit) ? said.unit : ` ${said.unit}`)}
        {said.tail}
      </span>
    </span>
  )
}
