import { useTranslation } from 'react-i18next'
import { DoubleLine } from './double-line.tsx'
import { Spoken } from './sample.tsx'

export interface HolderName {
  name: string
  /** A unit of another party across the border. */
  other?: boolean
  /** The reader. */
  me?: boolean
}

/** Who has it now. Violet: it is on the other side; 我 in strong. `line` sets the double line before it. */
export function Holder({ name, other, me, line }: HolderName & { line?: boolean }) {
  const { t } = useTranslation('marks')
  if (me) {
    // Whoever reads the paper is somebody else.
    return (
      <b>
        <span className="no-print">{t('holder.me')}</span>
        <span className="only-print">{name}</span>
      </b>
    )
  }
  if (!other) {
    return (
      <span>
        <Spoken>{name}</Spoken>
      </span>
    )
  }
  return (
    <span className="other" title={t('holder.other', { name })}>
      {line && (
        <>
          <DoubleLine />{' '}
        </>
      )}
      {name}
    </span>
  )
}
