import { useTranslation } from 'react-i18next'
import type { TargetAnswer } from '../../api/numbers.ts'
import { SectionTitle } from '../../marks/sentence.tsx'
import { useAmountWords } from './amount.tsx'

/** What the year will come to if it goes on so, each with the way it was worked out. */
export function Forecasts({ targets }: { targets: TargetAnswer[] }) {
  const { t } = useTranslation('cockpit')
  const words = useAmountWords()
  const known = targets.flatMap((target) =>
    target.forecast && target.indicator ? [{ target, forecast: target.forecast }] : [],
  )
  if (known.length === 0) return <p className="second">{t('forecastNone')}</p>
  return (
    <>
      {known.map(({ target, forecast }) => (
        <section key={target.matter} className="cockpit-forecast">
          <SectionTitle as="h3" sample={target.sample}>
            {t('forecastTitle', { name: target.name, amount: words(forecast.amount, target.indicator?.unit) })}
          </SectionTitle>
          <p className="second meta">
            {t('forecastLine', {
              amount: words(forecast.amount, target.indicator?.unit),
              target: words(target.amount, target.indicator?.unit),
            })}
            {'　'}
            {t(`method.${forecast.method}`)}
          </p>
        </section>
      ))}
    </>
  )
}
