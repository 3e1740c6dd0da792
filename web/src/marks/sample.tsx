import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

/** 样例: a small outlined mark beside a title; sample data wears it wherever it is seen. */
export function SampleMark() {
  const { t } = useTranslation('marks')
  return (
    <span className="sample" title={t('sampleSays')}>
      {t('sample')}
    </span>
  )
}

const prefix = /(示例|Sample )/

/** Parts of a text, those that say "sample" apart. */
export function splitSample(text: string): { text: string; sample: boolean }[] {
  return text
    .split(prefix)
    .filter(Boolean)
    .map((part) => ({ text: part, sample: prefix.test(part) }))
}

/** Text in which every 示例 is spoken in the second voice: always read, never shouted. */
export function Spoken({ children }: { children: string }) {
  const parts = splitSample(children)
  return (
    <>
      {parts.map((part, at) =>
        part.sample ? (
          <span key={`${part.text}${at}`} className="second">
            {part.text}
          </span>
        ) : (
          <Fragment key={`${part.text}${at}`}>{part.text}</Fragment>
        ),
      )}
    </>
  )
}

/** The name of a matter: strong, but for its 示例. */
export function Name({ children }: { children: string }) {
  return (
    <span className="strong">
      <Spoken>{children}</Spoken>
    </span>
  )
}
