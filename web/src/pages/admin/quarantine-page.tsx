import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuarantine, useRelease } from '../../api/admin-hooks.ts'
import { usePeers } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { QuarantineAnswer } from '../../api/types-admin.ts'
import { InstantText } from '../../marks/day.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { Refused } from './asked.tsx'

/** Logs that contradicted themselves, with what proves it: the peer's own signatures. */
export function QuarantinePage() {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = useQuarantine()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={3} />
  const held = data.filter((line) => !line.releasedAt)
  return (
    <>
      <Sentence>{held.length > 0 ? t('quarantine.says', { count: held.length }) : t('quarantine.saysNone')}</Sentence>
      {data.length === 0 && <EmptyState>{t('quarantine.empty')}</EmptyState>}
      {data.map((line) => (
        <Line key={`${line.origin} ${line.index}`} line={line} />
      ))}
    </>
  )
}

function Line({ line }: { line: QuarantineAnswer }) {
  const { t } = useTranslation('admin')
  const say = useSay()
  const name = usePeers().data?.find((peer) => peer.party === line.writer)?.name
  const { evidence } = line
  return (
    <section className="section">
      <h2>
        <Light light={line.releasedAt ? 'done' : 'late'} bare size={14} /> {say(name) || line.writer}{' '}
        <span className="second">{t('quarantine.from', { index: line.index })}</span>
      </h2>
      <p>{say(evidence.refusal)}</p>
      <p className="second meta">
        <Instant key="at" words="since" at={line.at} />
        {line.releasedAt && <Instant words="releasedAt" at={line.releasedAt} />}
      </p>
      <details className="evidence-details">
        <summary>{t('quarantine.evidence')}</summary>
        <p className="second meta">{t('quarantine.notes')}</p>
        {evidence.notes.map((note) => (
          <pre key={note} className="note">
            {note}
          </pre>
        ))}
        {evidence.entry && (
          <>
            <p className="second meta">{t('quarantine.entry')}</p>
            <pre className="note">{readable(evidence.entry)}</pre>
          </>
        )}
        <button type="button" className="press" onClick={() => download(line)}>
          {t('quarantine.download')}
        </button>
      </details>
      {!line.releasedAt && <Release origin={line.origin} />}
    </section>
  )
}

function Instant({ words, at }: { words: 'since' | 'releasedAt'; at: string }) {
  const { t } = useTranslation('admin')
  const [before = '', after = ''] = t(`quarantine.${words}`, { at: '|' }).split('|')
  return (
    <span>
      {before}
      <InstantText at={at} />
      {after}　
    </span>
  )
}

function Release({ origin }: { origin: string }) {
  const { t } = useTranslation('admin')
  const release = useRelease()
  const [reason, setReason] = useState('')
  return (
    <form
      className="plain-form"
      onSubmit={(event) => {
        event.preventDefault()
        release.mutate({ origin, reason: reason.trim() })
      }}
    >
      <p className="second">{t('quarantine.releaseSays')}</p>
      <Refused error={release.error} />
      <label>
        <span>{t('quarantine.reason')}</span>
        <input
          className="plain-input"
          value={reason}
          maxLength={500}
          placeholder={t('quarantine.reasonHint')}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <div className="step-buttons">
        <button type="submit" className="press" disabled={reason.trim().length < 4 || release.isPending}>
          {t('quarantine.release')}
        </button>
      </div>
    </form>
  )
}

/** The entry is what a peer sent: shown as text, never as anything else. */
function readable(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
  } catch {
    return base64
  }
}

function download(line: QuarantineAnswer): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(line, null, 1)], { type: 'application/json' }))
  link.download = `quarantine-${line.origin.replaceAll(/[/:]/g, '-')}-${line.index}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
