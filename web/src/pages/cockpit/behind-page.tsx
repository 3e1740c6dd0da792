import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useBehind, useIndicator } from '../../api/number-hooks.ts'
import type { BehindQuery } from '../../api/numbers.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Name, SampleMark } from '../../marks/sample.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useAmountWords } from './amount.tsx'
import { behindHref } from './behind-href.ts'
import '../plain.css'
import './cockpit.css'

/** What is behind a number: its amounts one by one, each a matter to open. */
export function BehindPage() {
  const { t } = useTranslation('cockpit')
  const [search] = useSearchParams()
  const id = search.get('of') ?? ''
  const say = useSay()
  const words = useAmountWords()
  const { by, key, period, sample } = Object.fromEntries(search) as Record<string, string | undefined>
  const whole = useIndicator(id, { ...(by ? { by } : {}), ...(period ? { period } : {}), sample: sample === '1' })
  if (whole.error && !whole.data) {
    return <ProblemNotice problem={problemOf(whole.error)} again={() => void whole.refetch()} />
  }
  if (!whole.data) return <RowsSkeleton />
  const { indicator, split, of } = whole.data
  const row = by === undefined ? undefined : split?.rows.find((one) => one.key === (key ?? ''))
  const said = whole.data.period === '' ? t('now') : whole.data.period
  const value = by === undefined ? whole.data.value : (row?.value ?? null)
  const title = row
    ? t('behindSplit', { name: say(indicator.label), period: said, by: say(split?.label), key: say(row.label) })
    : t('behindTitle', { name: say(indicator.label), period: said })
  return (
    <>
      <Sentence when={title}>
        {value === null
          ? t('none')
          : of
            ? `${words(value, indicator.unit)}　${t('ratioOf')}`
            : t('behindSays', { value: words(value, indicator.unit) })}
      </Sentence>
      <p className="second meta cockpit-note">
        {whole.data.sample && <SampleMark />} {t('scope', { scope: say(indicator.scope) })}
      </p>
      {of ? (
        <ul className="cockpit-of">
          {of.map((one) => (
            <li key={one.indicator.id}>
              <Link
                className="link"
                to={behindHref(one.indicator.id, {
                  ...(by ? { by } : {}),
                  ...(key ? { key } : {}),
                  ...(period ? { period } : {}),
                  sample: sample === '1',
                })}
              >
                {say(one.indicator.label)}
              </Link>{' '}
              {one.value === null ? t('none') : words(one.value, one.indicator.unit)}
            </li>
          ))}
        </ul>
      ) : (
        <Rows
          id={id}
          asked={{
            ...(by ? { by, key: key ?? '' } : {}),
            ...(period ? { period } : {}),
            ...(sample === '1' ? { sample: '1' as const } : {}),
          }}
          unit={indicator.unit}
        />
      )}
      <p className="no-print">
        <Link className="link" to={sample === '1' ? '/cockpit?sample=1' : '/cockpit?sample=0'}>
          {t('back')}
        </Link>
      </p>
    </>
  )
}

function Rows({
  id,
  asked,
  unit,
}: {
  id: string
  asked: BehindQuery
  unit: Parameters<ReturnType<typeof useAmountWords>>[1]
}) {
  const { t } = useTranslation('cockpit')
  const say = useSay()
  const words = useAmountWords()
  const behind = useBehind(id, asked)
  if (behind.error && !behind.data) {
    return <ProblemNotice problem={problemOf(behind.error)} again={() => void behind.refetch()} />
  }
  if (!behind.data) return <RowsSkeleton />
  const rows = behind.data.pages.flatMap(({ items }) => items)
  return (
    <>
      <table className="plain-table stack">
        <thead>
          <tr>
            {(['rowMatter', 'rowPeriod', 'rowStage', 'rowDesk', 'rowAmount'] as const).map((name) => (
              <th key={name} scope="col" className={name === 'rowAmount' ? 'number' : undefined}>
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows out of sight have no name of their own
            <tr key={at}>
              <td>
                {row.matter ? (
                  <Link to={`/matters/${encodeURIComponent(row.matter)}`}>
                    <Name>{row.title || row.matter}</Name>
                  </Link>
                ) : (
                  <span className="second">{t('hidden')}</span>
                )}
                {row.value && <span className="second"> {row.value}</span>}
              </td>
              <td className="whole">{row.period}</td>
              <td>{say(row.stage)}</td>
              <td>{say(row.desk)}</td>
              <td className="number">{words(row.amount, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {behind.hasNextPage && (
        <p className="no-print">
          <button
            type="button"
            className="link"
            disabled={behind.isFetchingNextPage}
            onClick={() => void behind.fetchNextPage()}
          >
            {t('more')}
          </button>
        </p>
      )}
    </>
  )
}
