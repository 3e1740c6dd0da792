import type { FormField, Kind } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import { askedFields, checkFields, type Values } from './check-form.ts'

/** The ids of fields that are not right yet, in the order of the form. */
export function wrongFields(kind: Kind, form: readonly FormField[], values: Values): string[] {
  const asked = askedFields(kind, form, values)
  const wrong = checkFields(kind, asked, values)
  return asked.map(({ field }) => field).filter((field) => field in wrong)
}

/** Puts the keyboard into a field of the form that is drawn in `place`. */
export function goToField(place: HTMLElement | null | undefined, field: string | undefined): void {
  const row = field && place?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  if (!row) return
  row.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select, button, [tabindex]')?.focus()
  row.scrollIntoView({ block: 'center' })
}

/** 还有 2 处要填好: said at once to whoever listens, each a way to its field. */
export function WrongFields({
  kind,
  fields,
  place,
}: {
  kind: Kind
  fields: readonly string[]
  place: () => HTMLElement | null
}) {
  const { t } = useTranslation('matter')
  const say = useSay()
  if (fields.length === 0) return null
  return (
    <div className="wrong-fields" role="alert">
      <p className="field-wrong">{t('checkFirst', { count: fields.length })}</p>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <button type="button" className="link" onClick={() => goToField(place(), field)}>
              {say(kind.labels.fields[field])}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
