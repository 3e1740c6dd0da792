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

/** Parts of a text, those that say "sample" apart; `from` is where in the text each begins. */
export function splitSample(text: string): { from: number; text: string; sample: boolean }[] {
  let from = 0
  return text
    .split(prefix)
    .map((part) => {
      const placed = { from, text: part, sample: prefix.test(part) }
      from += part.length
      return placed
    })
    .filter((part) => part.text !== '')
}

/** Text in which every 示例 is spoken in the second voice: always read, never shouted. */
export function Spoken({ children }: { children: string }) {
  return splitSample(children).map((part) =>
    part.sample ? (
      <span key={part.from} className="second">
        {part.text}
      </span>
    ) : (
      <Fragment key={part.from}>{part.text}</Fragment>
    ),
  )
}

/** The name of a matter: strong, but for its 示例. A name that this party is not told is said to be none of its own. */
export function Name({ children }: { children: string }) {
  const { t } = useTranslation('marks')
  if (children === '') return <span className="second">{t('untold')}</span>
  return (
    <span className="strong">
      <Spoken>{children}</Spoken>
    </span>
  )
}
