import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Holds } from '../marks/light.tsx'
import { Spoken } from '../marks/sample.tsx'

/** An open form of a step, in place: its name, when the draft was kept, the form, what will happen and who will see it. */
export function StepSheet({
  title,
  kept,
  children,
  says,
  buttons,
}: {
  title: string
  kept?: ReactNode
  children: ReactNode
  says?: ReactNode[]
  buttons: ReactNode
}) {
  return (
    <section className="step-sheet">
      <header>
        <h3>
          <Spoken>{title}</Spoken>
        </h3>
        <span className="second meta">{kept}</span>
      </header>
      <div className="step-form">{children}</div>
      {says && says.length > 0 && (
        <div className="step-says second meta">
          {says.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and never move
            <p key={at}>{line}</p>
          ))}
        </div>
      )}
      <div className="step-buttons">{buttons}</div>
    </section>
  )
}

/** A step that may not be taken now stays in its place, with its reason and a way to ask why. */
export function RefusedStep({ name, children, onWhy }: { name: string; children: ReactNode; onWhy?: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <div className="refused">
      <button type="button" className="press off" aria-disabled="true" onClick={onWhy}>
        {name}
      </button>
      <p className="meta">
        {children}{' '}
        {onWhy && (
          <button type="button" className="link" onClick={onWhy}>
            {t('why')}
          </button>
        )}
      </p>
    </div>
  )
}

/** What Verify says in words a mayor understands; the proof is a press behind. An ink tick: nothing to press, no green. */
export function VerifyLine({
  says,
  more,
  holds,
  action,
}: {
  says: string
  more?: ReactNode
  holds: boolean
  action: ReactNode
}) {
  return (
    <div className="verify">
      <div>
        <p className="strong">
          {holds && <Holds size={14} />} {says}
        </p>
        {more && <p className="second meta">{more}</p>}
      </div>
      {action}
    </div>
  )
}
