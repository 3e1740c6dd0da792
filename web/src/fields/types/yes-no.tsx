import { useTranslation } from 'react-i18next'
import { ChoiceButtons } from '../choice-buttons.tsx'
import type { Widget } from '../widget.ts'

export const yesNo: Widget<'yes-no'> = {
  Input: ({ id, value, onChange, spec, disabled, describedBy }) => {
    const { t } = useTranslation('marks')
    return (
      <ChoiceButtons
        id={id}
        name={spec.label}
        options={[
          { id: 'yes', name: t('filled.yes') },
          { id: 'no', name: t('filled.no') },
        ]}
        chosen={value === undefined ? [] : [value ? 'yes' : 'no']}
        disabled={disabled}
        describedBy={describedBy}
        onPress={(pressed) => onChange(pressed === 'yes')}
      />
    )
  },
  View: ({ value }) => {
    const { t } = useTranslation('marks')
    return <>{t(value ? 'filled.yes' : 'filled.no')}</>
  },
  format: (value, _spec, { words }) => words(value ? 'filled.yes' : 'filled.no'),
}
