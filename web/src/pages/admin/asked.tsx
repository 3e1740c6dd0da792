import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../api/problem.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'

/** A change that cannot be taken back: the first press says what it does, the second does it. */
export function AskFirst({
  name,
  says,
  onYes,
  busy,
}: {
  name: string
  says: string
  onYes: () => void
  busy?: boolean
}) {
  const { t } = useTranslation('admin')
  const [asked, setAsked] = useState(false)
  if (!asked) {
    return (
      <button type="button" className="link" onClick={() => setAsked(true)}>
        {name}
      </button>
    )
  }
  return (
    <span className="ask-first">
      <span className="second">{says}</span>
      <button
        type="button"
        className="press"
        disabled={busy}
        onClick={() => {
          setAsked(false)
          onYes()
        }}
      >
        {name}
      </button>
      <button type="button" className="link" onClick={() => setAsked(false)}>
        {t('cancel')}
      </button>
    </span>
  )
}

/** What a change was refused for, where there is something. */
export function Refused({ error }: { error: unknown }): ReactNode {
  return error ? <ProblemNotice problem={problemOf(error)} /> : null
}

/** Copies words, and says so where the button was. */
export function CopyButton({ text, name, done }: { text: string; name: string; done: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className="link"
      onClick={() =>
        // Without the right to write to the clipboard the words stay selectable beside the button.
        void navigator.clipboard?.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      {copied ? done : name}
    </button>
  )
}
