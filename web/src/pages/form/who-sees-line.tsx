import { type Kind, type PartName, purposeText } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import { DoubleLine } from '../../marks/double-line.tsx'
import { fieldSpec } from '../field-spec.ts'
import { shortName } from '../short-name.ts'
import type { WhoSees } from './who-sees.ts'

/** One line under a form: the double line for what crosses the border, plain words for what stays. */
export function WhoSeesLine({
  sees,
  own,
  nameOf,
  internal,
  kind,
}: {
  sees: WhoSees
  own: string
  nameOf: (party: string) => string
  /** Fields of the form that stay inside. */
  internal: string[]
  kind: Kind
}) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const names = (parties: string[]) => parties.map((party) => shortName(nameOf(party))).join(t('comma'))
  const and = (parties: string[]) => names([own, ...parties.filter((party) => party !== own)])
  return (
    <span data-sees={sees.shared.length > 0 ? 'shared' : 'inside'}>
      {t('sees')}
      {sees.shared.length > 0 ? (
        <>
          <DoubleLine /> {t('seesShared', { parties: and(sees.shared) })}
        </>
      ) : (
        t('seesInside', { party: nameOf(own) })
      )}
      {sees.personal &&
        ` ${t('seesPersonal', { parties: names(sees.personal.parties), purpose: say(purposeText(kind, sees.personal.purpose)) })}`}
      {internal.length > 0 &&
        sees.shared.length > 0 &&
        ` ${t('seesInternal', { fields: internal.map((field) => fieldSpec(kind, field, say).label).join(t('comma')) })}`}
    </span>
  )
}

export function partsOf(kind: Kind, form: readonly { field: string }[]): Set<PartName> {
  return new Set(form.map(({ field }) => kind.declaration.fields[field]?.part ?? 'shared'))
}
