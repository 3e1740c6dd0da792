import type { Kind, Matter } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import { fieldSpec } from '../field-spec.ts'
import { FieldLine } from './fact-more.tsx'

/** All that is written down of a matter now, in the order of its declaration; shut until asked for. */
export function Contents({ kind, matter, masked }: { kind: Kind; matter: Matter; masked?: string[] }) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const values: Record<string, unknown> = { ...matter.shared.fields, ...matter.overlay.fields }
  const filled = Object.keys(kind.declaration.fields).filter(
    (field) => values[field] !== undefined && values[field] !== null && field !== kind.declaration.title,
  )
  if (filled.length === 0) return null
  return (
    <details className="contents-all">
      <summary className="link">{t('contents', { count: filled.length })}</summary>
      <dl className="contents contents-two">
        {filled.map((field) => (
          <FieldLine
            key={field}
            kind={kind}
            field={field}
            value={values[field]}
            label={fieldSpec(kind, field, say).label}
          />
        ))}
      </dl>
      {masked && masked.length > 0 && <p className="second meta">{t('hidden')}</p>}
    </details>
  )
}
