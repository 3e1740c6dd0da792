import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { FileAnswer, MatterAnswer } from '../../api/types.ts'
import { FileLink } from '../../fields/types/files.tsx'
import { Light } from '../../marks/light.tsx'
import { Name } from '../../marks/sample.tsx'
import { lightName, matterPath } from '../rows.ts'

/** 督办 1 问题 2 协议 1 文件 9: each opens what it counts. */
export function Related({ answer, files }: { answer: MatterAnswer; files: FileAnswer[] }) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const [shown, setShown] = useState<string>()
  // On the way back two fields of one kind have no names of their own: what points here stands together, each once.
  const groups: { id: string; name: string; rows: MatterAnswer['related'][number]['rows'] }[] = []
  for (const { inverse, name, label, rows } of answer.related) {
    const id = inverse ? `back ${rows[0]?.kind ?? name}` : name
    const group = groups.find((one) => one.id === id)
    if (group) group.rows.push(...rows.filter((row) => !group.rows.some((one) => one.id === row.id)))
    else groups.push({ id, name: say(label) || name, rows: [...rows] })
  }
  const agreement = answer.row.agreement
  if (groups.length === 0 && files.length === 0 && !agreement) return null
  const press = (id: string, says: string) => (
    <button
      key={id}
      type="button"
      className="link"
      aria-expanded={shown === id}
      onClick={() => setShown(shown === id ? undefined : id)}
    >
      {says}
    </button>
  )
  const open = groups.find((group) => group.id === shown)
  return (
    <div className="related-all">
      <p className="related">
        <span className="second">{t('related')}</span>
        {groups.map((group) => press(group.id, `${group.name} ${group.rows.length}`))}
        {agreement && agreement !== answer.row.id && (
          <Link className="link" to={`/agreements/${encodeURIComponent(agreement)}`}>
            {t('agreement')}
          </Link>
        )}
        {files.length > 0 && press('files', t('filesIn', { count: files.length }))}
      </p>
      {open && (
        <ul className="related-rows">
          {open.rows.map((row) => {
            const light = lightName(row.light)
            return (
              <li key={row.id}>
                <Link to={matterPath(row.id)}>
                  <Name>{row.title}</Name>
                </Link>
                <span className="second">{say(row.stageLabel)}</span>
                {light && <Light light={light} />}
              </li>
            )
          })}
        </ul>
      )}
      {shown === 'files' && (
        <ul className="related-rows">
          {files.map((file) => (
            <li key={file.hash}>
              <FileLink file={file} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
