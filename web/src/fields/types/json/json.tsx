import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputProps, ViewProps, Widget } from '../../widget.ts'
import { RawInput } from './raw-input.tsx'
import { TreeInput } from './tree-input.tsx'
import { TreeView } from './tree-view.tsx'

/** What there is to begin from is changed part by part; whoever knows its form may write it as text. */
function JsonInput(props: InputProps<unknown>) {
  const { t } = useTranslation('fields')
  const [asText, setAsText] = useState(props.value === undefined)
  const { id, value, onChange, spec, disabled, describedBy } = props
  return (
    <fieldset className="tree-input" aria-label={spec.label} aria-describedby={describedBy}>
      {asText ? (
        <RawInput {...props} />
      ) : (
        <TreeInput id={id} name={spec.label} value={value} onChange={onChange} disabled={disabled} />
      )}
      {value !== undefined && (
        <button type="button" className="link meta" disabled={disabled} onClick={() => setAsText(!asText)}>
          {t(asText ? 'byParts' : 'asText')}
        </button>
      )}
    </fieldset>
  )
}

/** Long ones stand behind a press, with the text as it is kept for whoever checks it. */
function JsonView({ value }: ViewProps<unknown>) {
  const { t } = useTranslation('fields')
  if (typeof value !== 'object' || value === null) return <TreeView value={value} />
  return (
    <details>
      <summary className="link">{t('wholeText')}</summary>
      <TreeView value={value} />
      <details className="no-print">
        <summary className="link meta">{t('rawData')}</summary>
        <pre className="code">{JSON.stringify(value, null, 2)}</pre>
      </details>
    </details>
  )
}

export const json: Widget<'json'> = {
  wide: true,
  Input: JsonInput,
  View: JsonView,
  format: (value) => JSON.stringify(value),
}
