import { useTranslation } from 'react-i18next'
import { sayDecimal } from '../parse-decimal.ts'
import type { Widget } from '../widget.ts'
import { DecimalInput } from './decimal.tsx'

export const energy: Widget<'energy'> = {
  Input: (props) => {
    const { t } = useTranslation('fields')
    return <DecimalInput {...props} suffix={t('units.energy')} />
  },
  View: ({ value }) => {
    const { t } = useTranslation('fields')
    return (
      <span className="whole">
        {sayDecimal(value)} <span className="second">{t('units.energy')}</span>
      </span>
    )
  },
  format: (value, _spec, { t }) => `${sayDecimal(value)} ${t('units.energy')}`,
}
