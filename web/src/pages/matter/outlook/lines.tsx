import type { JudgedLine } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../../api/say.ts'
import { useLineWords } from './words.ts'

/** What a rule asks, one line each: met or not by shape and word, what there is, what is asked, how far it is. */
export function Lines({ lines }: { lines: readonly JudgedLine[] }) {
  const { t } = useTranslation('outlook')
  const say = useSay()
  const words = useLineWords()
  return (
    <ul className="outlook-lines">
      {lines.map((line) => (
        <li key={line.id} data-met={line.met}>
          <Mark met={line.met} />
          <span>
            {say(line.label)}
            {line.sample && <span className="second meta"> {t('example')}</span>}
          </span>
          <span className="outlook-has">{words.value(line.has, line.unit)}</span>
          <span className="second meta">{words.asked(line)}</span>
          <span className="strong outlook-short">{words.short(line)}</span>
        </li>
      ))}
    </ul>
  )
}

/** A tick, or an empty ring: what is missing is not late, so it has no colour of a light. */
function Mark({ met }: { met: boolean }) {
  const { t } = useTranslation('outlook')
  return (
    <>
      <svg className="light-shape" width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
        {met ? (
          <path d="M1 6.4 4.4 9.7 11 2.6" fill="none" stroke="var(--ink)" strokeWidth="2" />
        ) : (
          <circle cx="6" cy="6" r="4.6" fill="none" stroke="var(--line-strong)" strokeWidth="1.6" />
        )}
      </svg>
      <span className="spoken">{t(met ? 'met' : 'unmet')}</span>
    </>
  )
}
