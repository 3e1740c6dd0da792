import { useTranslation } from 'react-i18next'
import { ChoiceButtons } from '../choice-buttons.tsx'
import type { Widget } from '../widget.ts'

const grades = ['5', '4', '3', '2', '1'] as const

/** Five grades in words, best first, as 好差评 has them; a number alone says nothing to a citizen. */
export const rating: Widget<'rating'> = {
  wide: true,
  Input: ({ id, value, onChange, spec, disabled, describedBy }) => {
    const { t } = useTranslation('fields')
    return (
      <ChoiceButtons
        id={id}
        name={spec.label}
        options={grades.map((grade) => ({ id: grade, name: t(`grades.g${grade}`) }))}
        chosen={value === undefined ? [] : [String(value)]}
        disabled={disabled}
        describedBy={describedBy}
        onPress={(grade) => onChange(Number(grade))}
      />
    )
  },
  View: ({ value }) => {
    const { t } = useTranslation('fields')
    return <>{t(`grades.g${value}` as 'grades.g5')}</>
  },
  format: (value, _spec, { t }) => t(`grades.g${value}` as 'grades.g5'),
}
