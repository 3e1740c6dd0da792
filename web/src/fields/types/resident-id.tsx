import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../text-input.tsx'
import type { ViewProps, Widget } from '../widget.ts'

const clean = (typed: string) => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** Area and last two only: enough to tell two people apart, not to know either. */
export function maskResidentId(value: string): string {
  return value.length < 9
    ? '*'.repeat(value.length)
    : `${value.slice(0, 6)}${'*'.repeat(value.length - 8)}${value.slice(-2)}`
}

/** Masked until somebody means to see it. */
function ResidentIdView({ value }: ViewProps<string>) {
  const { t } = useTranslation('fields')
  const [seen, setSeen] = useState(false)
  return (
    <span className="whole">
      <code className="code">{seen ? value : maskResidentId(value)}</code>{' '}
      <button type="button" className="link meta" onClick={() => setSeen(!seen)}>
        {t(seen ? 'hide' : 'show')}
      </button>
    </span>
  )
}

export const residentId: Widget<'resident-id'> = {
  Input: (props) => <TextInput {...props} clean={clean} autoComplete="off" spellCheck={false} />,
  View: ResidentIdView,
  format: maskResidentId,
}
