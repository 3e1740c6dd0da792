import { useTranslation } from 'react-i18next'
import type { Widget } from '../widget.ts'

/** Enough to compare two by eye; the code itself is nowhere but on the citizen's receipt. */
const start = (hash: string) => `${hash.slice(0, 8)}…`

/** A fact holds the fingerprint of a public code. Nobody types one: the node makes the code when the case is opened. */
export const queryCode: Widget<'query-code'> = {
  Input: ({ id }) => {
    const { t } = useTranslation('fields')
    return (
      <span id={id} className="second">
        {t('queryCodeMade')}
      </span>
    )
  },
  View: ({ value }) => {
    const { t } = useTranslation('fields')
    return (
      <span title={value}>
        <span className="second">{t('queryCodePrint')}</span> {start(value)}
      </span>
    )
  },
  format: start,
}
