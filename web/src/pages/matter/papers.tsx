import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import { papersQuery } from './papers-query.ts'

/** 公文: the official papers that the matter's kind is printed as, by its pack's word. */
export function Papers({ kind, matter }: { kind: string; matter: string }) {
  const { t } = useTranslation('import')
  const say = useSay()
  const papers = useQuery(papersQuery).data?.filter((paper) => paper.kind === kind && paper.of === 'matter') ?? []
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
