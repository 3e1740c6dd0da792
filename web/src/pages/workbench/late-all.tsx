import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import { MatterRows } from '../../layout/matter-rows.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { trackRow } from '../rows.ts'
import { useBehind } from '../wall/wall-hooks.ts'

/** So many rows; the wall and its lists have the others. */
const mostRows = 6

/** What is late or nearly late with whoever holds it, for somebody who has nothing of their own to do. */
export default function LateOfAll() {
  const { t } = useTranslation('workbench')
  const say = useSay()
  const late = useBehind({ what: 'late' }).data
  const soon = useBehind({ what: 'soon' }).data
  if (!late || !soon) return null
  const rows = [...late.items, ...soon.items].slice(0, mostRows)
  if (rows.length === 0) return null
  const words = { say, view: t('view'), missing: (stage: string) => stage }
  return (
    <section className="late-of-all">
      <SectionTitle
        side={
          <Link className="link meta" to="/wall">
            {t('lateOfAllMore')}
          </Link>
        }
      >
        {t('lateOfAll', { late: late.items.length, soon: soon.items.length })}
      </SectionTitle>
      <MatterRows rows={rows.map((row) => trackRow(row, words))} caption={t('lateOfAllRows')} />
    </section>
  )
}
