import { useTranslation } from 'react-i18next'
import { dayWords } from '../../marks/day-words.ts'
import { useNow } from '../../time/now.tsx'
import { TextInput } from '../text-input.tsx'
import type { Widget } from '../widget.ts'

export const month: Widget<'month'> = {
  Input: (props) => <TextInput {...props} type="month" narrow min={props.spec.min} max={props.spec.max} />,
  View: ({ value }) => {
    const { t } = useTranslation('marks')
    const { today } = useNow()
    return <time dateTime={value}>{dayWords(t, `${value}-01`, today, 'month')}</time>
  },
  format: (value, _spec, { words, today }) => dayWords(words, `${value}-01`, today, 'month'),
}
