import { useTranslation } from 'react-i18next'
import type { MatterAnswer } from '../../api/types.ts'
import { DayText } from '../../marks/day.tsx'

/** As it holds today, where a version of later is written down already. */
export function heldToday({ matter, versions }: MatterAnswer): MatterAnswer['matter'] {
  const fields = versions?.held?.fields
  return fields === undefined ? matter : { ...matter, shared: { ...matter.shared, fields } }
}

/** Which version stands on the page, and from when another holds; nothing where the newest one does. */
export function Versions({ versions }: Pick<MatterAnswer, 'versions'>) {
  const { t } = useTranslation('matter')
  if (versions === undefined) return null
  const { held, coming } = versions
  return (
    <p className="second" role="note">
      {held ? t('versions.held', { version: held.version }) : t('versions.none')} {t('versions.from')}
      <b>
        <DayText day={coming.day} />
      </b>
      {t('versions.coming', { version: coming.version })}
    </p>
  )
}
