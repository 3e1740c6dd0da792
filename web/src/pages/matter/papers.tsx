import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import { type PaperAnswer, papersQuery } from './papers-query.ts'

interface PapersProps {
  kind: string
  matter: string
  fields: Record<string, unknown>
}

/** 公文: the official papers that the matter is printed as, by its pack's word. */
export function Papers({ kind, matter, fields }: PapersProps) {
  const { t } = useTranslation('import')
  const say = useSay()
  const isOf = ({ kind: printed, of, when }: PaperAnswer) =>
    printed === kind && of === 'matter' && (when === undefined || fields[when.field] === when.is)
  const papers = useQuery(papersQuery).data?.filter(isOf) ?? []
  if (papers.length === 0) return null
  return (
    <section className="no-print">
      <h2 className="column-title">{t('papers')}</h2>
      {papers.map(({ id, label }) => (
        <p key={id} className="page-actions">
          <span>{say(label)}</span>
          {(['docx', 'pdf'] as const).map((format) => (
            <a
              key={format}
              className="link"
              href={`/api/papers/${id}?${new URLSearchParams({ matter, format })}`}
              aria-label={`${say(label)} ${t(format === 'docx' ? 'word' : 'pdf')}`}
              download
            >
              {t(format === 'docx' ? 'word' : 'pdf')}
            </a>
          ))}
        </p>
      ))}
    </section>
  )
}
