import type { EvidenceLevel } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'

/** Evidence levels of a fact, each a keeper more. An unsigned tail is not shown as a fact yet. */
export type Evidence = Exclude<EvidenceLevel, 'unsigned'>

export const strokesOf: Record<Evidence, number> = { 'self-signed': 1, mirrored: 2, witnessed: 3 }

/** Each stroke is a keeper: self-signed, mirrored by the other side, witnessed (third stroke ink). */
export function EvidenceStrokes({ evidence, height = 26 }: { evidence: Evidence; height?: number }) {
  const { t } = useTranslation('marks')
  return (
    <span className="evidence" style={{ height }} role="img" aria-label={t(`evidenceSays.${evidence}`)}>
      {Array.from({ length: strokesOf[evidence] }, (_, at) => (
        <i key={String(at)} />
      ))}
    </span>
  )
}

export function EvidenceWord({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('marks')
  return (
    <span className="second meta whole" title={t(`evidenceSays.${evidence}`)}>
      {t(`evidence.${evidence}`)}
    </span>
  )
}
