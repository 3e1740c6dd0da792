import { useTranslation } from 'react-i18next'
import { useOwnKeys } from '../../api/admin-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { CopyButton } from './asked.tsx'

const algorithms = ['ed25519', 'sm2-sm3', 'ml-dsa-44'] as const

/** The party's public keys, each with what it is for. */
export function KeysPage() {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = useOwnKeys()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  const algorithm = (name: string) => {
    const known = algorithms.find((one) => one === name)
    return known ? t(`keys.algorithms.${known}`) : name
  }
  return (
    <>
      <Sentence>{t('keys.says')}</Sentence>
      <table className="plain-table stack">
        <thead>
          <tr>
            {(['use', 'algorithm', 'id', 'key'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`keys.columns.${name}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {data.map((key) => (
            <tr key={key.use}>
              <td className="strong">{t(`keys.${key.use}`)}</td>
              <td className="whole">{algorithm(key.algorithm)}</td>
              <td className="second">{key.id}</td>
              <td>
                <code className="long">{key.verifierKey}</code>
              </td>
              <td className="actions">
                <CopyButton text={key.verifierKey} name={t('keys.copy')} done={t('keys.copied')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
