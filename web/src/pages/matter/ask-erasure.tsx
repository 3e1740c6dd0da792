import type { PartName } from '@lianyu/kernel'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErase } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { FactAnswer } from '../../api/types.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import './erasures.css'

const grounds = ['withdrawn', 'done', 'expired', 'unlawful', 'mistaken'] as const

/** 要求删除, on the record that holds what is to go. The ground is named; what follows is said before it is done. */
export function AskErasure({ fact }: { fact: FactAnswer }) {
  const { t } = useTranslation('erasure')
  return (
    <>
      {(fact.erasable ?? []).map((part) => (
        <Ask key={part} fact={fact} part={part} words={`${t('ask')}：${t(`parts.${part}`)}`} />
      ))}
    </>
  )
}

function Ask({ fact, part, words }: { fact: FactAnswer; part: PartName; words: string }) {
  const { t, i18n } = useTranslation('erasure')
  const say = useSay()
  const sheet = useRef<HTMLDialogElement>(null)
  const [ground, setGround] = useState<(typeof grounds)[number]>('withdrawn')
  const [detail, setDetail] = useState('')
  const erase = useErase(fact.envelope.matter)
  // What is signed is read by every party: it stands in Chinese whatever the screen's language.
  const inChinese = i18n.getFixedT('zh-CN', 'erasure')
  const run = () => {
    const more = detail.trim()
    const whole = `${inChinese(`grounds.${ground}`)}${more === '' ? '' : `。${more}`}`
    erase.mutate({ leaf: fact.leaf, part, ground: whole }, { onSuccess: () => sheet.current?.close() })
  }
  const named = { part: t(`parts.${part}`), record: say(fact.sentence) }
  return (
    <p className="no-print">
      <button type="button" className="link" onClick={() => sheet.current?.showModal()}>
        {words}
      </button>
      <dialog ref={sheet} className="sheet erase-sheet" aria-label={t('askTitle', named)}>
        <h2>{t('askTitle', named)}</h2>
        <p className="second">{t('askSays', named)}</p>
        <label>
          <span>{t('ground')}</span>
          <select value={ground} onChange={(event) => setGround(event.target.value as typeof ground)}>
            {grounds.map((one) => (
              <option key={one} value={one}>
                {t(`grounds.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('detail')}</span>
          <textarea rows={2} maxLength={300} value={detail} onChange={(event) => setDetail(event.target.value)} />
          <span className="second meta">{t('detailHint')}</span>
        </label>
        {erase.error && <ProblemNotice problem={problemOf(erase.error)} again={run} />}
        <footer className="step-buttons">
          <button type="button" className="press filled" disabled={erase.isPending} onClick={run}>
            {t(erase.isPending ? 'busy' : 'sure')}
          </button>
          <button type="button" className="press" onClick={() => sheet.current?.close()}>
            {t('cancel')}
          </button>
        </footer>
      </dialog>
    </p>
  )
}
