import type { Kind } from '@lianyu/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useKindByHash, useOpenParts } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { MatterAnswer, PartAnswer } from '../../api/types.ts'
import { Holder } from '../../marks/holder.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Name } from '../../marks/sample.tsx'
import { holderName, lightName, matterPath } from '../rows.ts'

/** The cases of one thing in one picture: where each stands, with whom, and what could not be opened and why. */
export function Parts({ kind, answer }: { kind: Kind; answer: MatterAnswer }) {
  const { opens } = kind.declaration
  return opens ? <OfOne kind={kind} answer={answer} link={opens.link} step={opens.step} parts={opens.parts} /> : null
}

function OfOne({
  kind,
  answer,
  link,
  step,
  parts,
}: {
  kind: Kind
  answer: MatterAnswer
  link: string
  step: string
  parts: string[]
}) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const [told, setTold] = useState<PartAnswer[]>([])
  const opening = useOpenParts(answer.row.id)
  const { fields, tracks } = answer.matter.shared
  const rows = answer.related.filter((group) => group.inverse && group.name === link).flatMap((group) => group.rows)
  const ids = parts.map((part) => fields[part]).filter((id) => typeof id === 'string')
  const planned = ids.length
  const part = useKindByHash(rows[0]?.kindHash).data?.kind.declaration
  const over = rows.filter((row) => part?.tracks[part.main]?.stages[row.stage]?.end === true).length
  const main = kind.declaration.tracks[kind.declaration.main]
  const may =
    answer.row.holder.mine &&
    (main?.steps[step]?.from.includes(tracks[kind.declaration.main]?.stage ?? '') || rows.length < planned)
  const begin = () => opening.mutate(undefined, { onSuccess: ({ parts: found }) => setTold(found) })
  return (
    <section className="matter-parts" aria-label={t('parts.title')}>
      <h2>{planned === 0 ? t('parts.none') : t('parts.says', { all: planned, over })}</h2>
      {rows.length > 0 && (
        <ul className="parts-rows">
          {rows
            .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
            .map((row) => {
              const light = lightName(row.light)
              const code = told.find(({ matter }) => matter === row.id)?.queryCode
              return (
                <li key={row.id}>
                  <span className="parts-sign">
                    {light && <Light light={light} bare words={say(row.stageLabel)} />}
                  </span>
                  <Link to={matterPath(row.id)}>
                    <Name>{row.title}</Name>
                  </Link>
                  <span>{say(row.stageLabel)}</span>
                  <span className="second">
                    <Holder {...holderName(say, row.holder)} />
                  </span>
                  {code && <span className="second meta">{t('parts.code', { code })}</span>}
                </li>
              )
            })}
        </ul>
      )}
      {told
        .filter(({ refusal }) => refusal)
        .map(({ matter, name, refusal }) => (
          <p key={matter} className="says-late">
            {t('parts.refused', { name, why: refusal ? say(refusal) : '' })}
          </p>
        ))}
      {opening.error && <ProblemNotice problem={problemOf(opening.error)} again={begin} />}
      {may && (
        <p>
          <button type="button" className="press filled" disabled={opening.isPending} onClick={begin}>
            {t(planned === 0 ? 'parts.open' : 'parts.openRest')}
          </button>
        </p>
      )}
    </section>
  )
}
