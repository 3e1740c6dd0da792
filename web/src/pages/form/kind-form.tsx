import { type FieldType, type FormField, type Kind, type PartName, purposeText } from '@lianyu/kernel'
import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import { FieldRow } from '../../fields/field-row.tsx'
import { useLookups } from '../../fields/lookups.tsx'
import { DoubleLine } from '../../marks/double-line.tsx'
import { fieldSpec } from '../field-spec.ts'
import { askedFields, checkFields, type Values } from './check-form.ts'
import './kind-form.css'

interface KindFormProps {
  kind: Kind
  form: readonly FormField[]
  values: Values
  onChange: (values: Values) => void
  /** Everything that is wrong is said, also of fields that nobody has touched. */
  saysAll: boolean
  /** What the node found wrong, by field. */
  refused?: { field: string; says: string }
  disabled?: boolean
  /** Why personal data is taken: stands over the fields. */
  purpose?: string
  /** The shared fields cross the border. */
  crosses?: boolean
  /** What stands under a field to compare with. */
  beside?: (field: string) => ReactNode
  /** Fields that nobody needs to type, folded together under these words. */
  fold?: { fields: readonly string[]; says: string }
}

/** From so many on, matters that may be named beside stand folded together: a form asks first what it needs. */
const manyBeside = 4

const order: PartName[] = ['shared', 'internal', 'personal']

/**
 * The fields of one step or of an opening. Fields stand by the part they go into, so that one sees while typing what
 * crosses the border, what stays inside, and what is about a person.
 */
export function KindForm({
  kind,
  form,
  values,
  onChange,
  saysAll,
  refused,
  disabled,
  purpose,
  crosses,
  beside,
  fold,
}: KindFormProps) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const english = useTranslation().i18n.language === 'en'
  // A file that has gone up is put beside what was typed meanwhile, not beside what stood when it was chosen.
  const now = useRef(values)
  now.current = values
  const change = (field: string, value: unknown) => {
    // Two changes may come before the next drawing: the second stands on the first.
    now.current = { ...now.current, [field]: value }
    onChange(now.current)
  }
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [brought] = useState(values)
  const { seesKind } = useLookups()
  const asked = useMemo(() => {
    const nameable = ({ field, required }: FormField) => {
      const { type, kind: of } = kind.declaration.fields[field] ?? {}
      return type !== 'matter' || required || of === undefined || brought[field] !== undefined || seesKind(of)
    }
    return askedFields(kind, form, values).filter(nameable)
  }, [kind, form, values, brought, seesKind])
  const others = asked.filter(
    ({ field, required }) =>
      !required && kind.declaration.fields[field]?.type === 'matter' && brought[field] === undefined,
  )
  const alsoAbout = others.length < manyBeside ? [] : others
  const filled = asked.filter(
    ({ field }) => fold?.fields.includes(field) && !alsoAbout.some((one) => one.field === field),
  )
  const folds = [
    { id: 'filled', says: fold?.says ?? '', fields: filled },
    { id: 'about', says: t('alsoAbout', { count: alsoAbout.length }), fields: alsoAbout },
  ]
  // Open once is open: it does not close under whoever clears what stands in it.
  const unfolded = useRef(new Set<string>())
  for (const { id, fields } of folds) {
    if (fields.some(({ field }) => values[field] !== undefined || refused?.field === field)) unfolded.current.add(id)
  }
  const wrong = checkFields(kind, asked, values)
  const last = new Set(alsoAbout)
  const parts = order
    .map((part) => ({
      part,
      fields: asked
        .filter(({ field }) => (kind.declaration.fields[field]?.part ?? 'shared') === part)
        .toSorted((a, b) => Number(last.has(a)) - Number(last.has(b))),
    }))
    .filter(({ fields }) => fields.length > 0)
  const says = (field: string) => {
    if (refused?.field === field) return refused.says
    const refusal = wrong[field]
    if (!refusal || !(saysAll || left.has(field))) return undefined
    return english ? refusal.en : refusal.zh
  }
  const row = ({ field, required }: FormField) => (
    // Leaving a field is when one may be told that something is wrong with it.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for focus that leaves the field inside
    <div key={field} data-field={field} onBlur={() => setLeft((before) => new Set(before).add(field))}>
      <FieldRow
        type={(kind.declaration.fields[field]?.type ?? 'words') as FieldType}
        spec={fieldSpec(kind, field, say)}
        value={values[field] as never}
        required={required ?? false}
        disabled={disabled ?? false}
        wrong={says(field)}
        beside={beside?.(field)}
        onChange={(value) => change(field, value)}
      />
    </div>
  )
  return (
    <div className="kind-form">
      {parts.map(({ part, fields }) => (
        <fieldset key={part} className={`form-part form-${part}`}>
          {(part !== 'shared' || (crosses && parts.length > 1)) && (
            <legend className="meta">
              {part === 'shared' && <DoubleLine />} <b>{t(part)}</b>
              {part === 'personal' && purpose && (
                <span className="second"> {t('personalFor', { purpose: say(purposeText(kind, purpose)) })}</span>
              )}
            </legend>
          )}
          {fields.map((one) => {
            const fold = folds.find((some) => some.fields.includes(one))
            if (fold === undefined) return row(one)
            // A fold stands where the first of its fields would.
            const within = fields.filter((other) => fold.fields.includes(other))
            return within[0] === one && <Fold key={fold.id} {...fold} fields={within} row={row} unfolded={unfolded} />
          })}
        </fieldset>
      ))}
    </div>
  )
}

interface FoldProps {
  id: string
  says: string
  fields: readonly FormField[]
  row: (field: FormField) => ReactNode
  unfolded: RefObject<ReadonlySet<string>>
}

function Fold({ id, says, fields, row, unfolded }: FoldProps) {
  return (
    <details className="form-fold" open={unfolded.current.has(id)}>
      <summary className="link">{says}</summary>
      {fields.map(row)}
    </details>
  )
}
