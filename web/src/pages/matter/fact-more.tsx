import type { FieldType, Kind, PartName } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import type { FactAnswer } from '../../api/types.ts'
import { FieldView } from '../../fields/field-row.tsx'
import { between } from '../../i18n/between.ts'
import '../contents.css'
import { fieldSpec } from '../field-spec.ts'
import { AskErasure } from './ask-erasure.tsx'
import { ErasedPart } from './erasures.tsx'

const parts: PartName[] = ['shared', 'internal', 'personal']

/** A fact opened: the fields it carries by part, who keeps it, and its fingerprint. */
export function FactMore({ kind, fact }: { kind: Kind; fact: FactAnswer }) {
  const { t, i18n } = useTranslation('matter')
  const say = useSay()
  const masked = fact.masked?.length ? t('hidden') : undefined
  return (
    <div className="fact-more">
      {fact.flag && (
        <p className="fact-flag">
          {t('flagged')} {i18n.language === 'en' ? fact.flag.en : fact.flag.zh}
        </p>
      )}
      {parts.map((part) => {
        const content = fact.parts[part]
        if (content === undefined) return null
        const fields = Object.entries(content?.fields ?? {})
        if (content !== null && fields.length === 0) return null
        return (
          <dl key={part} className="contents">
            {(part !== 'shared' || content === null) && (
              <div>
                <dt className="strong">{t(part)}</dt>
                <dd>{content === null && <ErasedPart fact={fact} part={part} />}</dd>
              </div>
            )}
            {fields.map(([field, value]) => (
              <FieldLine
                key={field}
                kind={kind}
                field={field}
                value={value}
                label={fieldSpec(kind, field, say).label}
              />
            ))}
          </dl>
        )
      })}
      <AskErasure fact={fact} />
      {masked && <p className="second meta">{masked}</p>}
      <p className="second meta fact-leaf">
        {fact.keepers.length > 0 && (
          <span>
            {t('keepers')} {fact.keepers.map((one) => say(one.name)).join(between('、'))}
          </span>
        )}
        <span title={fact.leaf}>
          {t('leaf')} <code>{fact.leaf.slice(0, 16)}…</code>
        </span>
      </p>
    </div>
  )
}

export function FieldLine({ kind, field, value, label }: { kind: Kind; field: string; value: unknown; label: string }) {
  const say = useSay()
  const type = kind.declaration.fields[field]?.type as FieldType | undefined
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {type && value !== null ? (
          <FieldView type={type} spec={fieldSpec(kind, field, say)} value={value as never} />
        ) : (
          String(value ?? '')
        )}
      </dd>
    </div>
  )
}
