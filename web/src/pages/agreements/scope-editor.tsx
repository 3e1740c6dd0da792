import type { Kind, ScopeRow } from '@lianyu/kernel'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { kindQuery, useKinds } from '../../api/hooks.ts'
import { useSay } from '../../api/say.ts'
import type { KindSummary } from '../../api/types.ts'
import type { Named } from '../../fields/lookups.tsx'

const fresh: ScopeRow = { kind: '', steps: '*', part: 'shared', audience: 'matter-parties' }

export interface ScopeEditorProps {
  rows: ScopeRow[]
  onChange: (rows: ScopeRow[]) => void
  /** The agreement's parties: only they can be named as an audience. */
  parties: Named[]
  /** What is wrong, by the row's path: `scope.0.purpose`. */
  wrong: Record<string, string>
}

/** The rows of a scope, each with its kind's own steps. Kinds that must stay inside one hierarchy the node refuses. */
export function ScopeEditor({ rows, onChange, parties, wrong }: ScopeEditorProps) {
  const { t } = useTranslation('agreements')
  const kinds = useKinds().data ?? []
  const change = (at: number, row: ScopeRow) => onChange(rows.map((one, n) => (n === at ? row : one)))
  return (
    <div className="scope-editor">
      {rows.map((row, at) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name until it has a kind
          key={at}
          row={row}
          at={at}
          kinds={kinds}
          parties={parties}
          wrong={wrong}
          onChange={(next) => change(at, next)}
          onRemove={() => onChange(rows.filter((_, n) => n !== at))}
        />
      ))}
      <button type="button" className="press scope-add" onClick={() => onChange([...rows, fresh])}>
        {t('opening.scopeAdd')}
      </button>
    </div>
  )
}

function Row({
  row,
  at,
  kinds,
  parties,
  wrong,
  onChange,
  onRemove,
}: {
  row: ScopeRow
  at: number
  kinds: KindSummary[]
  parties: Named[]
  wrong: Record<string, string>
  onChange: (row: ScopeRow) => void
  onRemove: () => void
}) {
  const { t } = useTranslation('agreements')
  const { t: fields } = useTranslation('fields')
  const say = useSay()
  const id = useId()
  const kind = kinds.find((one) => one.id === row.kind)
  const declared = useQuery({ ...kindQuery(kind?.pack ?? '', kind?.id ?? ''), enabled: kind !== undefined }).data?.kind
  const steps = declared
    ? [
        'open',
        ...Object.values(declared.declaration.tracks).flatMap((track) => (track.local ? [] : Object.keys(track.steps))),
        ...Object.keys(declared.declaration.open),
      ]
    : []
  const stepName = (step: string) => say(declared?.labels.steps[step]) || (step === 'open' ? t('open') : step)
  const fault = Object.entries(wrong).find(([path]) => path === `scope.${at}` || path.startsWith(`scope.${at}.`))?.[1]
  const rights = declared?.declaration.rights?.ids ?? []
  const parts = (['shared', 'personal', 'grant'] as const).filter((part) => part !== 'grant' || rights.length > 0)
  const audiences = [
    // Personal content never goes to all.
    ...(row.part !== 'personal' ? [{ value: 'all', label: t('audience.all') }] : []),
    { value: 'matter-parties', label: t('audience.matter-parties') },
    { value: 'named', label: t('opening.named') },
  ]
  const purpose = (text: string) => {
    const { purpose: _, ...rest } = row
    onChange(text === '' ? rest : { ...rest, purpose: text })
  }
  return (
    <fieldset>
      <label htmlFor={`${id}-kind`}>
        <span>{t('row.kind')}</span>
        <Select
          id={`${id}-kind`}
          value={row.kind || undefined}
          placeholder={fields('choose')}
          showSearch={{ optionFilterProp: 'label' }}
          options={kinds.map((one) => ({ value: one.id, label: say(one.label) }))}
          onChange={(next: string) => onChange({ ...row, kind: next, steps: '*' })}
        />
      </label>
      {row.part === 'grant' ? (
        <GrantFields
          row={row}
          id={id}
          rights={rights}
          parties={parties}
          labels={declared?.labels}
          onChange={onChange}
        />
      ) : (
        <label htmlFor={`${id}-steps`}>
          <span>{t('row.steps')}</span>
          <Select
            id={`${id}-steps`}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={row.steps === '*' ? [] : row.steps}
            placeholder={t('allSteps')}
            disabled={declared === undefined}
            allowClear
            maxTagCount="responsive"
            options={steps.map((step) => ({ value: step, label: stepName(step) }))}
            onChange={(next: string[]) => onChange({ ...row, steps: next.length === 0 ? '*' : next })}
          />
        </label>
      )}
      <label htmlFor={`${id}-part`}>
        <span>{t('row.part')}</span>
        <Select
          id={`${id}-part`}
          value={row.part}
          options={parts.map((part) => ({ value: part, label: t(`part.${part}`) }))}
          onChange={(part: ScopeRow['part']) => onChange(asPart(row, part))}
        />
      </label>
      <div>
        <span className="scope-label">{t('row.audience')}</span>
        <Select
          aria-label={t('row.audience')}
          value={typeof row.audience === 'string' ? row.audience : 'named'}
          options={audiences}
          onChange={(who: string) =>
            onChange({ ...row, audience: who === 'named' ? [] : (who as 'all' | 'matter-parties') })
          }
        />
        {Array.isArray(row.audience) && (
          <Select
            mode="multiple"
            aria-label={t('opening.named')}
            value={row.audience}
            options={parties.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(audience: string[]) => onChange({ ...row, audience })}
          />
        )}
      </div>
      <label>
        <span>{t('row.purpose')}</span>
        <input
          className="plain-input"
          value={row.purpose ?? ''}
          maxLength={200}
          onChange={(event) => purpose(event.target.value)}
        />
      </label>
      <div className="scope-end">
        <p className="field-wrong" role={fault ? 'alert' : undefined}>
          {fault}
        </p>
        <button type="button" className="link" onClick={onRemove}>
          {fields('remove')}
        </button>
      </div>
    </fieldset>
  )
}

/** The row as another part: what only a grant says goes with it. */
function asPart({ rights: _, from: __, about: ___, ...row }: ScopeRow, part: ScopeRow['part']): ScopeRow {
  if (part === 'grant') return { ...row, part, steps: '*', rights: [], about: '*' }
  return { ...row, part, audience: part === 'personal' && row.audience === 'all' ? 'matter-parties' : row.audience }
}

function GrantFields({
  row,
  id,
  rights,
  parties,
  labels,
  onChange,
}: {
  row: ScopeRow
  id: string
  rights: readonly string[]
  parties: Named[]
  labels: Kind['labels'] | undefined
  onChange: (row: ScopeRow) => void
}) {
  const { t } = useTranslation('agreements')
  const say = useSay()
  const { from: _, ...ofEach } = row
  return (
    <>
      <label htmlFor={`${id}-rights`}>
        <span>{t('grant.rights')}</span>
        <Select
          id={`${id}-rights`}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={row.rights ?? []}
          options={rights.map((right) => ({ value: right, label: say(labels?.rights?.[right]) || right }))}
          onChange={(next: string[]) => onChange({ ...row, rights: next })}
        />
      </label>
      <label htmlFor={`${id}-of`}>
        <span>{t('grant.of')}</span>
        <Select
          id={`${id}-of`}
          value={row.from ?? ''}
          options={[
            { value: '', label: t('grant.each') },
            ...parties.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(from: string) => onChange(from === '' ? ofEach : { ...row, from })}
        />
      </label>
      <label htmlFor={`${id}-about`}>
        <span>{t('grant.about')}</span>
        <Select
          id={`${id}-about`}
          mode="tags"
          value={Array.isArray(row.about) ? row.about : []}
          placeholder={t('grant.all')}
          tokenSeparators={[',', '，', '、', ' ']}
          onChange={(next: string[]) => onChange({ ...row, about: next.length === 0 ? '*' : next })}
        />
      </label>
    </>
  )
}
