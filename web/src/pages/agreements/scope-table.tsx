import type { Audience, ScopeRow } from '@lianyu/kernel'
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { kindQuery } from '../../api/hooks.ts'
import { useSay } from '../../api/say.ts'
import type { KindSummary } from '../../api/types.ts'
import { between } from '../../i18n/between.ts'

/** What may cross, as people read it: one line a row, the steps in the kind's own words. */
export function ScopeTable({
  rows,
  kinds,
  nameOf,
}: {
  rows: readonly ScopeRow[]
  kinds: readonly KindSummary[]
  nameOf: (party: string) => string
}) {
  const { t } = useTranslation('agreements')
  const say = useSay()
  const named = [...new Set(rows.map((row) => row.kind))].flatMap((id) => kinds.find((kind) => kind.id === id) ?? [])
  const declared = useQueries({ queries: named.map((kind) => kindQuery(kind.pack, kind.id)) })
  const stepName = (kind: string, step: string) => {
    const labels = declared.find((one) => one.data?.kind.declaration.id === kind)?.data?.kind.labels
    return say(labels?.steps[step]) || (step === 'open' || step === 'share' ? t(step) : step)
  }
  const rightName = (kind: string, right: string) =>
    say(declared.find((one) => one.data?.kind.declaration.id === kind)?.data?.kind.labels.rights?.[right]) || right
  const purposeName = (kind: string, purpose: string) =>
    say(declared.find((one) => one.data?.kind.declaration.id === kind)?.data?.kind.labels.purposes?.[purpose]) ||
    purpose
  const about = (items: ScopeRow['about']) =>
    Array.isArray(items) ? t('grant.items', { n: items.length, codes: items.join(between('、')) }) : t('grant.all')
  const audience = (who: Audience) =>
    typeof who === 'string' ? t(`audience.${who}`) : who.map(nameOf).join(between('、'))
  return (
    <table className="plain-table stack scope-table">
      <thead>
        <tr>
          {(['kind', 'steps', 'part', 'audience', 'purpose'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`row.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            <td className="strong">{say(kinds.find((kind) => kind.id === row.kind)?.label) || row.kind}</td>
            <td data-label={t('row.steps')}>
              {row.part === 'grant'
                ? (row.rights ?? []).map((right) => rightName(row.kind, right)).join(between('、'))
                : row.steps === '*'
                  ? t('allSteps')
                  : row.steps.map((step) => stepName(row.kind, step)).join(between('、'))}
            </td>
            <td data-label={t('row.part')} className="whole">
              {t(`part.${row.part}`)}
              {row.part === 'grant' && ` · ${row.from === undefined ? t('grant.each') : nameOf(row.from)}`}
            </td>
            <td data-label={t('row.audience')}>{audience(row.audience)}</td>
            {row.part === 'grant' ? (
              <td data-label={t('grant.about')}>{about(row.about)}</td>
            ) : (
              <td data-label={row.purpose && t('row.purpose')}>{row.purpose && purposeName(row.kind, row.purpose)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
