import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMatters } from '../../api/hooks.ts'
import type { TargetAnswer, TargetPartAnswer } from '../../api/numbers.ts'
import { useSay } from '../../api/say.ts'
import { Light } from '../../marks/light.tsx'
import { Name } from '../../marks/sample.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { sharePercent, useAmountWords } from '../cockpit/amount.tsx'
import { behindHref } from '../cockpit/behind-href.ts'
import { PaceBar } from '../cockpit/target-line.tsx'
import { fieldSpec } from '../field-spec.ts'
import { useKindId } from '../use-kind-id.ts'
import { gapOf, quotaGroups } from './quotas.ts'

/** One target given on to units: groups with their sums, the unit furthest behind first in each. */
export function Quotas({ target, year }: { target: TargetAnswer; year: string }) {
  const { t } = useTranslation('investBoard')
  const words = useAmountWords()
  const sortName = useSortName()
  const sortOf = useTeamSorts()
  const unit = target.indicator?.unit
  const groups = useMemo(() => quotaGroups(target, sortOf), [target, sortOf])
  const behind = target.parts.filter(({ pace }) => pace?.reading === 'behind').length
  const done = target.done ?? 0
  const facts = {
    name: target.name,
    amount: words(target.amount, unit),
    done: words(done, unit),
    share: sharePercent(target.amount > 0 ? done / target.amount : 0),
    count: behind,
  }
  return (
    <section className="section invest-quotas">
      <SectionTitle
        sample={target.sample}
        side={
          <Link className="link no-print" to={`/matters/${encodeURIComponent(target.matter)}`}>
            {t('quotaOpen')}
          </Link>
        }
      >
        {t(behind > 0 ? 'quotaBehind' : 'quotaFine', facts)}
      </SectionTitle>
      <p className="second meta">
        {groups
          .map(({ sort, parts, amount }) =>
            t('groupSays', { sort: sortName(sort), count: parts.length, amount: words(amount, unit) }),
          )
          .join(t('comma'))}
        {'　'}
        {target.basis}
      </p>
      <table className="plain-table stack invest-units">
        <thead>
          <tr>
            {(['unit', 'progress', 'done', 'quota', 'due', 'stands'] as const).map((name) => (
              <th key={name} scope="col" className={numeric.has(name) ? 'number' : undefined}>
                {t(`columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.sort}>
            <tr className="invest-group">
              <th scope="rowgroup">{t('group', { sort: sortName(group.sort), count: group.parts.length })}</th>
              <td />
              <td className="number">{group.done === null ? t('unknown') : words(group.done, unit)}</td>
              <td className="number">{words(group.amount, unit)}</td>
              <td />
              <td />
            </tr>
            {group.parts.map((part) => (
              <Unit key={part.unit} part={part} target={target} year={year} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

const numeric = new Set(['done', 'quota', 'due'])

function Unit({ part, target, year }: { part: TargetPartAnswer; target: TargetAnswer; year: string }) {
  const { t } = useTranslation('investBoard')
  const words = useAmountWords()
  const unit = target.indicator?.unit
  const { done, pace, amount, by, key } = part
  const period = target.indicator?.standing ? {} : { period: year }
  const gap = Math.round(gapOf(part))
  return (
    <tr>
      <td>
        <Name>{part.unit}</Name>
      </td>
      <td className="invest-pace">
        <PaceBar part={part} bare />
      </td>
      <td className="number" data-label={t('columns.done')}>
        {done === null ? (
          <span className="second" title={t('unknownSays')}>
            {t('unknown')}
          </span>
        ) : (
          <Link
            to={behindHref(target.indicatorId, {
              ...(by ? { by, key: key ?? '' } : {}),
              ...period,
              sample: target.sample,
            })}
          >
            <b>{words(done, unit)}</b>
          </Link>
        )}
      </td>
      <td className="number second" data-label={t('columns.quota')}>
        {words(amount, unit)}
      </td>
      <td className="number second" data-label={t('columns.due')}>
        {pace && words(Math.round(amount * pace.gone), unit)}
      </td>
      <td data-label={t('columns.stands')}>
        {pace && done !== null && (
          <span className="whole">
            <Light light={pace.reading === 'behind' ? 'due-soon' : 'on-time'} bare />{' '}
            {pace.reading === 'behind' && gap > 0 ? t('short', { gap: words(gap, unit) }) : t(`pace.${pace.reading}`)}
          </span>
        )}
      </td>
    </tr>
  )
}

/** A sort of team as the kind calls it; units that are no team. */
function useSortName(): (sort: string) => string {
  const { t } = useTranslation('investBoard')
  const say = useSay()
  const { kind } = useKindId('team')
  const options = kind && fieldSpec(kind, 'sort', say).options
  return (sort) => options?.[sort] ?? t('others')
}

/** What sort of team a unit is, by its name. */
function useTeamSorts(): (unit: string) => string | undefined {
  const teams = useMatters({ kind: 'team', limit: 100 })
  return useMemo(() => {
    const sorts = new Map(
      teams.data?.pages.flatMap(({ items }) => items.map(({ title, columns }) => [title, String(columns.sort ?? '')])),
    )
    return (unit) => sorts.get(unit)
  }, [teams.data])
}
