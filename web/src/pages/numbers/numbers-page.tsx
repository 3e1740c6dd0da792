import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { useIndicator, useIndicators } from '../../api/number-hooks.ts'
import type { IndicatorAnswer, IndicatorWords } from '../../api/numbers.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay, useSayMany } from '../../api/say.ts'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Spoken } from '../../marks/sample.tsx'
import { SectionTitle, Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useNow } from '../../time/now.tsx'
import { changePercent, sharePercent, useAmountWords } from '../cockpit/amount.tsx'
import { behindHref } from '../cockpit/behind-href.ts'
import { sayPeriod } from '../figures/figure-words.ts'
import { Compared } from './compared.tsx'
import { comparisonsOf } from './comparisons.ts'
import '../plain.css'
import './numbers.css'

/**
 * Everything that is counted of one kind, over one period and split one way: each number says what is in it and opens to
 * the matters behind it. Real work and samples are never one number.
 */
export function NumbersPage() {
  const { kind = '' } = useParams()
  const { t } = useTranslation('numbers')
  const { t: figures } = useTranslation('figures')
  const say = useSay()
  const sayMany = useSayMany()
  const { today } = useNow()
  const [search, setSearch] = useSearchParams()
  const indicators = useIndicators()
  const own = (indicators.data ?? []).filter((one) => one.of === kind)
  const ids = new Set(own.map(({ id }) => id))
  const all = (indicators.data ?? []).filter(
    (one) => one.of === kind || (one.ratio?.every((id) => ids.has(id)) ?? false),
  )
  const period = search.get('period') ?? today.slice(0, 4)
  const first = useIndicator(own[0]?.id, own[0]?.standing ? {} : { period })
  // Where there is no real work yet the samples are shown, with their mark.
  const asked = search.get('sample')
  const sample = asked === null ? first.data !== undefined && !first.data.value : asked === '1'
  const dimensions = [...new Map(own.flatMap((one) => one.dimensions).map((one) => [one.id, one])).values()]
  // The last way to split says whose it is: who answered, who solved.
  const by = search.get('by') ?? own[0]?.dimensions.at(-1)?.id
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    next.set(name, value)
    setSearch(next, { replace: true })
  }
  if (indicators.error && !indicators.data) {
    return <ProblemNotice problem={problemOf(indicators.error)} again={() => void indicators.refetch()} />
  }
  if (!indicators.data) return <RowsSkeleton />
  const label = own[0]?.kindLabel
  if (!label) return <EmptyState>{t('none')}</EmptyState>
  const month = today.slice(0, 7)
  const quarter = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`
  const comparisons = comparisonsOf(all, by)
  // What the table says already stands folded under it, with its scope and its way to the matters.
  const compared = new Set(comparisons.flatMap(({ share, from, to }) => [share.id, from.id, to.id]))
  const counted = (one: IndicatorWords) => (
    <Counted key={one.id} indicator={one} by={by} period={period} sample={sample} inOwn={own} />
  )
  return (
    <div className="numbers">
      <Sentence>{t('says', { kind: sayMany(label) })}</Sentence>
      <div className="numbers-bar">
        <Choice
          name={t('period')}
          options={[today.slice(0, 4), quarter, month].map((id) => ({ id, label: sayPeriod(figures, { period: id }) }))}
          chosen={period}
          choose={(id) => change('period', id)}
        />
        <Choice
          name={t('by')}
          options={dimensions.map((one) => ({ id: one.id, label: say(one.label) }))}
          chosen={by}
          choose={(id) => change('by', id)}
        />
        <Choice
          name={t('of')}
          options={['0', '1'].map((id) => ({ id, label: t(id === '1' ? 'samples' : 'real') }))}
          chosen={sample ? '1' : '0'}
          choose={(id) => change('sample', id)}
        />
      </div>
      <Compared comparisons={comparisons} by={by} period={period} sample={sample} />
      {all.filter((one) => !compared.has(one.id)).map(counted)}
      {compared.size > 0 && (
        <details className="numbers-each">
          <summary className="link">{t('each')}</summary>
          {all.filter((one) => compared.has(one.id)).map(counted)}
        </details>
      )}
    </div>
  )
}

interface CountedProps {
  indicator: IndicatorWords
  by: string | undefined
  period: string
  sample: boolean
  inOwn: readonly IndicatorWords[]
}

/** How many rows of a split are shown before somebody asks for all. */
const few = 8

function Counted({ indicator, by, period, sample, inOwn }: CountedProps) {
  const { t } = useTranslation('numbers')
  const say = useSay()
  const words = useAmountWords()
  const [whole, setWhole] = useState(false)
  const parts = indicator.ratio
    ? inOwn.filter(({ id }) => indicator.ratio?.includes(id)).map(({ dimensions }) => dimensions)
    : [indicator.dimensions]
  const split = by !== undefined && parts.every((one) => one.some(({ id }) => id === by)) ? by : undefined
  const found = useIndicator(indicator.id, {
    ...(split ? { by: split } : {}),
    ...(indicator.standing ? {} : { period }),
    sample,
  })
  if (found.error && !found.data) return <ProblemNotice problem={problemOf(found.error)} />
  if (!found.data) return <RowsSkeleton />
  const { data } = found
  const rows = (data.split?.rows ?? []).filter(({ value }) => value !== null)
  const most = Math.max(...rows.map(({ value }) => value ?? 0))
  const said = data.value === null ? t('nothing') : words(rounded(data.value), indicator.unit)
  const href = (key?: string) =>
    // A share opens to the matters that its upper number was measured on.
    behindHref(indicator.ratio?.[0] ?? indicator.id, {
      ...(key === undefined || !split ? {} : { by: split, key }),
      ...(indicator.standing ? {} : { period }),
      sample,
    })
  return (
    <section className="section">
      <SectionTitle sample={sample}>{`${say(indicator.label)} ${said}`}</SectionTitle>
      <p className="second meta">{say(indicator.scope)}</p>
      <Course data={data} />
      {rows.length > 0 && (
        <table className="plain-table numbers-table">
          <tbody>
            {(whole ? rows : rows.slice(0, few)).map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.key === '' ? t('without') : <Spoken>{say(row.label)}</Spoken>}</th>
                <td className="numbers-bar-cell">
                  <Share value={row.value ?? 0} most={most} />
                </td>
                <td className="number">
                  <Link className="link" to={href(row.key)}>
                    {words(rounded(row.value ?? 0), indicator.unit)}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > few && !whole && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {t('more', { count: rows.length })}
        </button>
      )}
    </section>
  )
}

/** How far it should be, what it was a year before, and what the year comes to, with the method by its name. */
function Course({ data: { indicator, targets, growth, forecast } }: { data: IndicatorAnswer }) {
  const { t } = useTranslation('cockpit')
  const words = useAmountWords()
  const amount = (value: number) => words(rounded(value), indicator.unit)
  const lines = [
    ...(growth === null ? [] : [{ id: 'growth', says: t('growth', { value: changePercent(growth) }) }]),
    ...(targets.length > 0 || forecast === null
      ? []
      : [
          {
            id: 'forecast',
            says: `${t('forecastYear', { amount: amount(forecast.amount) })}　${t(`method.${forecast.method}`)}`,
          },
        ]),
  ]
  if (lines.length === 0 && targets.length === 0) return null
  return (
    <ul className="numbers-course">
      {targets.map((one) => (
        <li key={one.matter}>
          <Link className="link" to={`/matters/${encodeURIComponent(one.matter)}`}>
            {one.name}
          </Link>{' '}
          {one.done === null ? t('none') : amount(one.done)}{' '}
          <span className="second">{t('of', { amount: amount(one.amount) })}</span>
          {one.pace && ` ${sharePercent(one.pace.done)} · ${t(`pace.${one.pace.reading}`)}`}
          {one.forecast && (
            <span className="second meta numbers-forecast">
              {t('forecastYear', { amount: amount(one.forecast.amount) })}　{t(`method.${one.forecast.method}`)}
            </span>
          )}
        </li>
      ))}
      {lines.map(({ id, says }) => (
        <li key={id} className="second meta">
          {says}
        </li>
      ))}
    </ul>
  )
}

/** How long against the longest: a look, the number beside it says how much. */
function Share({ value, most }: { value: number; most: number }) {
  return (
    <span className="batch-bar" aria-hidden="true">
      <i style={{ width: `${most > 0 ? Math.max(0, (value / most) * 100) : 0}%` }} />
    </span>
  )
}

const rounded = (value: number) => Math.round(value * 10) / 10

function Choice({
  name,
  options,
  chosen,
  choose,
}: {
  name: string
  options: readonly { id: string; label: string }[]
  chosen: string | undefined
  choose: (id: string) => void
}) {
  return (
    <fieldset className="numbers-choice">
      <legend className="second meta">{name}</legend>
      {options.map(({ id, label }) => (
        <button key={id} type="button" className="link" aria-pressed={id === chosen} onClick={() => choose(id)}>
          {label}
        </button>
      ))}
    </fieldset>
  )
}
