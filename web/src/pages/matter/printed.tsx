import type { Kind } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { MatterAnswer } from '../../api/types.ts'
import { PageHeader } from '../../layout/page-header.tsx'
import { SourceNote } from '../../marks/source-note.tsx'
import { fieldSpec } from '../field-spec.ts'
import { FieldLine } from './fact-more.tsx'

/** What names the source of a printed thing; shown in the line of the source, not among the facts. */
const sourceFields = new Set(['source', 'sourceTitle', 'sourceDate'])

/** A kind that carries its source with it was printed by somebody: it shows what was printed and nothing else. */
export function isPrinted({ declaration }: Kind): boolean {
  return declaration.opening.form.some(({ field }) => field === 'sourceTitle') && 'sourceDate' in declaration.fields
}

/** A project, an agreement, a figure as a report printed it: the facts, the source, and nothing that nobody printed. */
export function Printed({ kind, answer }: { kind: Kind; answer: MatterAnswer }) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const { row, matter } = answer
  const values = matter.shared.fields
  const shown = Object.keys(kind.declaration.fields).filter(
    (field) =>
      values[field] !== undefined &&
      values[field] !== null &&
      field !== kind.declaration.title &&
      !sourceFields.has(field),
  )
  const source = String(values.sourceTitle ?? values.source ?? '')
  const day = typeof values.sourceDate === 'string' ? values.sourceDate : undefined
  return (
    <>
      <PageHeader
        crumbs={[{ name: say(kind.labels.kind), to: `/list/${kind.declaration.id}` }]}
        title={row.title}
        facts={[<SourceNote key="source" source={source} {...(day && { day })} />]}
      />
      <dl className="contents contents-printed">
        {shown.map((field) => {
          const spec = fieldSpec(kind, field, say)
          const value = values[field]
          return spec.type === 'json' ? (
            <PrintedFacts key={field} label={spec.label} value={value} />
          ) : (
            <FieldLine key={field} kind={kind} field={field} value={value} label={spec.label} />
          )
        })}
      </dl>
      <p className="second meta">{t('printed')}</p>
      <p className="printed-back">
        <Link className="link" to={`/list/${kind.declaration.id}`}>
          {t('toAll')}
        </Link>
      </p>
    </>
  )
}

/** Facts that the kind has no field for, as they were printed: names and words, never the notation they are kept in. */
function PrintedFacts({ label, value }: { label: string; value: unknown }) {
  if (typeof value !== 'object' || value === null) {
    return (
      <div>
        <dt>{label}</dt>
        <dd>{String(value ?? '')}</dd>
      </div>
    )
  }
  const list = Array.isArray(value)
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <ul className="printed-facts">
          {Object.entries(value).map(([name, one]) => (
            <li key={name}>
              {!list && <span className="second">{name} </span>}
              {typeof one === 'object' ? Object.values(one ?? {}).join(' ') : String(one)}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}
