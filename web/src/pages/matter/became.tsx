import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { MatterAnswer } from '../../api/types.ts'
import { Holder } from '../../marks/holder.tsx'
import { Light } from '../../marks/light.tsx'
import { Name } from '../../marks/sample.tsx'
import { holderName, lightName, matterPath } from '../rows.ts'

/** What it goes on as, and how that stands now: a lead shows its project from then on. Nothing where nothing came of it yet. */
export function Became({ related }: Pick<MatterAnswer, 'related'>) {
  const { t } = useTranslation('matter')
  const say = useSay()
  return related
    .filter(({ became }) => became)
    .flatMap(({ name, rows }) =>
      rows.map((row) => {
        const light = lightName(row.light)
        return (
          <p key={`${name} ${row.id}`} className="matter-became">
            <span className="second">{t('became', { kind: say(row.kindLabel) })}</span>
            <Link className="link" to={matterPath(row.id)}>
              <Name>{row.title}</Name>
            </Link>
            <b>{say(row.stageLabel)}</b>
            {light && <Light light={light} />}
            <Holder {...holderName(say, row.holder)} />
          </p>
        )
      }),
    )
}
