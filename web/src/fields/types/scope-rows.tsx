import type { ScopeRow } from '@lianyu/kernel'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { between } from '../../i18n/between.ts'
import { useLookups } from '../lookups.tsx'
import type { InputProps, ViewProps, Widget } from '../widget.ts'

/** What an agreement lets across: which kind, which steps, which part, who sees it, what for. */
function ScopeView({ value }: ViewProps<ScopeRow[]>) {
  const { t } = useTranslation('fields')
  const { nameOf } = useLookups()
  return (
    <table className="scope">
      <thead>
        <tr>
          {(['kind', 'steps', 'part', 'audience', 'purpose'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`scope.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {value.map((row) => (
          <tr key={JSON.stringify(row)}>
            <td>{nameOf(row.kind)}</td>
            <td>{row.steps === '*' ? t('scope.allSteps') : row.steps.map(nameOf).join(between('、'))}</td>
            <td>{t(`scope.${row.part}`)}</td>
            <td>
              {typeof row.audience === 'string'
                ? t(`scope.${row.audience}`)
                : row.audience.map(nameOf).join(between('、'))}
            </td>
            <td>{row.purpose}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const fresh: ScopeRow = { kind: '', steps: '*', part: 'shared', audience: 'matter-parties' }

/** Every step of a kind at a time; single steps are named by those who write the agreement's file. */
function ScopeInput({ id, value = [], onChange, disabled }: InputProps<ScopeRow[]>) {
  const { t } = useTranslation('fields')
  const { kinds } = useLookups()
  const change = (at: number, part: Partial<ScopeRow>) =>
    onChange(value.map((row, n) => (n === at ? { ...row, ...part } : row)))
  return (
    <div id={id} className="scope-edit">
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name until it has a kind
        <div key={at} className="scope-row">
          <Select
            value={row.kind || undefined}
            placeholder={t('scope.kind')}
            aria-label={t('scope.kind')}
            disabled={disabled}
            options={kinds.map((kind) => ({ value: kind.id, label: kind.name }))}
            onChange={(kind) => change(at, { kind })}
          />
          <Select
            value={row.part}
            aria-label={t('scope.part')}
            disabled={disabled}
            options={(['shared', 'personal', 'witness'] as const).map((part) => ({
              value: part,
              label: t(`scope.${part}`),
            }))}
            onChange={(part) => change(at, { part, audience: part === 'witness' ? [] : 'matter-parties' })}
          />
          {row.part === 'witness' ? (
            <input
              className="plain-input"
              value={Array.isArray(row.audience) ? row.audience.join(' ') : ''}
              placeholder={t('scope.witnessCode')}
              aria-label={t('scope.witnessCode')}
              disabled={disabled}
              onChange={(event) => change(at, { audience: event.target.value.split(/[\s,，、]+/).filter(Boolean) })}
            />
          ) : (
            <Select
              value={typeof row.audience === 'string' ? row.audience : 'matter-parties'}
              aria-label={t('scope.audience')}
              disabled={disabled}
              options={(['all', 'matter-parties'] as const)
                // Personal data never go to all.
                .filter((audience) => row.part === 'shared' || audience !== 'all')
                .map((audience) => ({ value: audience, label: t(`scope.${audience}`) }))}
              onChange={(audience) => change(at, { audience })}
            />
          )}
          <input
            className="plain-input"
            value={row.purpose ?? ''}
            placeholder={t('scope.purpose')}
            aria-label={t('scope.purpose')}
            disabled={disabled}
            onChange={(event) => change(at, { purpose: event.target.value || undefined })}
          />
          <button
            type="button"
            className="link meta"
            disabled={disabled}
            onClick={() => onChange(value.filter((_, n) => n !== at))}
          >
            {t('remove')}
          </button>
        </div>
      ))}
      <button type="button" className="press" disabled={disabled} onClick={() => onChange([...value, fresh])}>
        {t('scope.add')}
      </button>
    </div>
  )
}

export const scopeRows: Widget<'scope-rows'> = {
  wide: true,
  Input: ScopeInput,
  View: ScopeView,
  format: (value, _spec, { t, nameOf }) =>
    value
      .map((row) =>
        [
          nameOf(row.kind),
          t(`scope.${row.part}`),
          typeof row.audience === 'string' ? t(`scope.${row.audience}`) : row.audience.map(nameOf).join(between('、')),
          row.purpose,
        ]
          .filter(Boolean)
          .join(between('，')),
      )
      .join(between('；')),
}
