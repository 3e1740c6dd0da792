import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, readProblem } from '../api/problem.ts'
import { ProblemNotice } from '../marks/problem-notice.tsx'

/** 导出证据: the matter as one file for somebody who has no node. What goes in is said before it is made. */
export function ExportEvidence({ matter }: { matter: string }) {
  const { t } = useTranslation('verify')
  const sheet = useRef<HTMLDialogElement>(null)
  const [parts, setParts] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError['problem']>()
  const toggle = (part: string) =>
    setParts((now) => (now.includes(part) ? now.filter((one) => one !== part) : [...now, part]))
  const run = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await fetchEvidence(matter, parts)
      sheet.current?.close()
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.problem : {})
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <p className="verify-export no-print">
        <button type="button" className="link" onClick={() => sheet.current?.showModal()}>
          {t('export.press')}
        </button>
        <a className="link" href="/verify" target="_blank" rel="noreferrer">
          {t('export.page')}
        </a>
        <button type="button" className="link" onClick={() => window.print()}>
          {t('export.print')}
        </button>
      </p>
      <dialog ref={sheet} className="sheet" aria-label={t('export.press')}>
        <h2>{t('export.press')}</h2>
        <p className="second">{t('export.lead')}</p>
        {(['internal', 'personal'] as const).map((part) => (
          <p key={part}>
            <label>
              <input type="checkbox" checked={parts.includes(part)} onChange={() => toggle(part)} />{' '}
              {t(`export.with.${part}`)}
            </label>
          </p>
        ))}
        {problem && <ProblemNotice problem={problem} again={() => void run()} />}
        <footer className="step-buttons">
          <button type="button" className="press filled" disabled={busy} onClick={() => void run()}>
            {t('export.make')}
          </button>
          <button type="button" className="press" onClick={() => sheet.current?.close()}>
            {t('close')}
          </button>
        </footer>
      </dialog>
    </>
  )
}

async function fetchEvidence(matter: string, parts: readonly string[]): Promise<void> {
  const asked = parts.length > 0 ? `?with=${parts.join(',')}` : ''
  const response = await fetch(`/api/matters/${encodeURIComponent(matter)}/evidence${asked}`, {
    credentials: 'same-origin',
  })
  if (!response.ok) throw await readProblem(response)
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = named ? decodeURIComponent(named) : 'evidence.lianyu.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
