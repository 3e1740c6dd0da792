import { agreementKindId } from '@lianyu/kernel'
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { kindQuery, useKinds, useSignedIn } from '../../api/hooks.ts'
import { useSay } from '../../api/say.ts'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { mayOpen } from '../may-open.ts'
import './open-matter.css'

/** What this person may begin. */
export default function ChooseKind() {
  const { t } = useTranslation('opening')
  const say = useSay()
  const session = useSignedIn()
  const kinds = useKinds()
  const found = useQueries({ queries: (kinds.data ?? []).map((one) => kindQuery(one.pack, one.id)) })
  if (kinds.isPending || !session || found.some((one) => one.isPending)) return <RowsSkeleton />
  const offered = found.flatMap(({ data }) => (data && mayOpen(data.kind, session.acting) ? [data.kind] : []))
  if (offered.length === 0) return <EmptyState>{t('kindsNone')}</EmptyState>
  return (
    <>
      <Sentence>{t('kinds')}</Sentence>
      <p className="second">{t('kindsSays')}</p>
      <ul className="opening-kinds">
        {offered.map(({ hash, declaration: { id }, labels }) => (
          <li key={hash} data-row>
            <Link to={id === agreementKindId ? '/agreements/new' : `/open/${id}`}>
              <b>{say(labels.kind)}</b> <span className="link">→</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
