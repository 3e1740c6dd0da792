import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMatters } from '../../api/hooks.ts'
import type { TargetAnswer } from '../../api/numbers.ts'
import { Name, SampleMark } from '../../marks/sample.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { sharePercent, useAmountWords } from './amount.tsx'

/** Whole targets and units behind the plan, the widest gap first: how much should be there by now and is not. */
export function Gaps({ targets }: { targets: TargetAnswer[] }) {
  const { t } = useTranslation('cockpit')
  const words = useAmountWords()
  const rows = targets
    .flatMap((target) => [
      { target, part: target, name: target.name },
      ...target.parts.map((part) => ({ target, part, name: `${target.name} ${part.unit}` })),
    ])
    .filter(({ part }) => part.pace?.reading === 'behind' && part.done !== null)
    .map((row) => ({
      ...row,
      gone: row.part.pace?.gone ?? 0,
      gap: row.part.amount * (row.part.pace?.gone ?? 0) - (row.part.done ?? 0),
    }))
    .sort((a, b) => b.gap / b.part.amount - a.gap / a.part.amount)
  return (
    <section>
      <SectionTitle as="h3" sample={targets.some(({ sample }) => sample)}>
        {rows.length === 0 ? t('gapNone') : t('gapTitle', { count: rows.length })}
      </SectionTitle>
      {rows.length > 0 && (
        <table className="plain-table stack">
          <thead>
            <tr>
              {(['what', 'value', 'target', 'pace', 'gap'] as const).map((name) => (
                <th key={name} scope="col" className={name === 'what' ? undefined : 'number'}>
                  {t(`columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ target, part, name, gone, gap }) => {
              const unit = target.indicator?.unit
              const cell = (label: 'value' | 'target' | 'pace' | 'gap', said: string) => (
                <td className="number" data-label={t(`columns.${label}`)}>
                  {said}
                </td>
              )
              return (
                <tr key={name}>
                  <td>
                    <Link to={`/matters/${encodeURIComponent(target.matter)}`}>
                      <Name>{name}</Name>
                    </Link>
                  </td>
                  {cell('value', words(part.done ?? 0, unit))}
                  {cell('target', words(part.amount, unit))}
                  {cell(
                    'pace',
                    t('due', { value: `${words(Math.round(part.amount * gone), unit)} (${sharePercent(gone)})` }),
                  )}
                  {cell('gap', words(Math.round(gap), unit))}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Rankings received from above, with who gave them; none is computed here. */
export function Rankings({ sample }: { sample: boolean }) {
  const { t } = useTranslation('cockpit')
  const { data } = useMatters({ kind: 'ranking', sort: '-opened', limit: 20 })
  const rows = (data?.pages.flatMap(({ items }) => items) ?? []).filter((row) => Boolean(row.sample) === sample)
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
  return (
    <section className="section">
      <SectionTitle as="h3" sample={sample && rows.length > 0}>
        {t('ranking')}
      </SectionTitle>
      {rows.length === 0 ? (
        <p className="second">{t('rankingNone')}</p>
      ) : (
        <ul className="cockpit-list">
          {rows.map((row) => {
            const { givenBy, period, place, outOf } = row.columns ?? {}
            return (
              <li key={row.id}>
                <Link to={`/matters/${encodeURIComponent(row.id)}`}>
                  <Name>{row.title}</Name>
                </Link>{' '}
                {text(period)}{' '}
                <b>
                  {outOf ? t('placeOf', { place: text(place), of: text(outOf) }) : t('place', { place: text(place) })}
                </b>{' '}
                <span className="second">{t('givenBy', { name: text(givenBy) })}</span>
                {row.sample && <SampleMark />}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
