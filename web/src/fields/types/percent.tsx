import { useTranslation } from 'react-i18next'
import { sayDecimal } from '../parse-decimal.ts'
import type { Widget } from '../widget.ts'
import { DecimalInput } from './decimal.tsx'

export const percent: Widget<'percent'> = {
  Input: (props) => {
    const { t } = useTranslation('fields')
    return <DecimalInput {...props} suffix={t('units.percent')} />
  },
  View: ({ value }) => {
    const { t } = useTranslation('fields')
    return (
      <span className="whole">
        {sayDecimal(value)} <span className="second">{t('units.percent')}</span>
      </span>
    )
  },
  format: (value, _spec, { t }) => `${sayDecimal(value)} ${t('units.percent')}`,
}
