import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useIndicator, useIndicators } from '../../api/number-hooks.ts'
import { useSay } from '../../api/say.ts'
import { Name } from '../../marks/sample.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { LinesSkeleton } from '../../marks/skeletons.tsx'
import { changePercent, useAmountWords } from './amount.tsx'
import { behindHref } from './behind-href.ts'

const mostRows = 20
const startWith = { indicator: 'project.done', by: 'chain' }

/** Any number by any of its dimensions: chain, town, desk, team. The choice stays while the page stands. */
export function Parts({ sample }: { sample: boolean }) {
  const { t } = useTranslation('cockpit')
  const say = useSay()
  const words = useAmountWords()
  const { data: all } = useIndicators()
  const [id, setId] = useState(startWith.indicator)
  const [chosen, setChosen] = useState(startWith.by)
  const indicator = all?.find((one) => one.id === id)
  const by = indicator?.dimensions.some((one) => one.id === chosen) ? chosen : indicator?.dimensions[0]?.id
  const { data } = useIndicator(indicator && id, { ...(by ? { by } : {}), sample })
  if (!all || !data) return <LinesSkeleton lines={6} />
  const rows = data.split?.rows.slice(0, mostRows) ?? []
  const [top] = rows
  const unit = data.indicator.unit
  const largest = Math.max(...rows.map(({ value }) => value ?? 0), 0)
  return (
    <section>
      <p className="cockpit-choose no-print">
        <label>
          <span className="second">{t('chooseIndicator')}</span>{' '}
          <select value={id} onChange={(event) => setId(event.target.value)}>
            {all
              .filter(({ dimensions }) => dimensions.length > 0)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one.label)}
                </option>
              ))}
          </select>
        </label>
        <label>
          <span className="second">{t('chooseBy')}</span>{' '}
          <select value={by} onChange={(event) => setChosen(event.target.value)}>
            {indicator?.dimensions.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.label)}
              </option>
            ))}
          </select>
        </label>
        <a className="link" href={`/api/indicators/${id}/sheet.xlsx?by=${by ?? ''}${sample ? '&sample=1' : ''}`}>
          {t('sheet')}
        </a>
      </p>
      <SectionTitle as="h3" sample={sample}>
        {top && top.value !== null
          ? `${say(data.indicator.label)}${t('colon')}${t('firstBy', { by: say(data.split?.label), first: say(top.label), done: words(top.value, unit) })}`
          : `${say(data.indicator.label)}${t('colon')}${t('firstByNone', { by: say(data.split?.label) })}`}
      </SectionTitle>
      {rows.length > 0 && (
        <table className="plain-table stack cockpit-split">
          <thead>
            <tr>
              <th scope="col">{say(data.split?.label)}</th>
              <td />
              <th scope="col" className="number">
                {t(data.indicator.standing ? 'now' : 'columns.value')}
              </th>
              {!data.indicator.standing && (
                <>
                  <th scope="col" className="number">
                    {t('columns.before')}
                  </th>
                  <th scope="col" className="number">
                    {t('columns.growth')}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td>
                  <Name>{say(row.label)}</Name>
                </td>
                <td className="cockpit-bar-cell" aria-hidden="true">
                  <span className="batch-bar">
                    <i style={{ width: `${largest > 0 ? ((row.value ?? 0) / largest) * 100 : 0}%` }} />
                  </span>
                </td>
                <td className="number">
                  {row.value === null ? (
                    <span className="second">{t('none')}</span>
                  ) : (
                    <Link to={behindHref(id, { by: data.split?.by ?? '', key: row.key, period: data.period, sample })}>
                      <b>{words(row.value, unit)}</b>
                    </Link>
                  )}
                </td>
                {!data.indicator.standing && (
                  <>
                    <td className="number second" data-label={t('columns.before')}>
                      {row.before === null ? t('none') : words(row.before, unit)}
                    </td>
                    <td className="number second" data-label={t('columns.growth')}>
                      {row.growth === null ? '' : changePercent(row.growth)}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="second meta cockpit-note">
        {t('scope', { scope: say(data.indicator.scope) })}　{t('source')}
      </p>
    </section>
  )
}
