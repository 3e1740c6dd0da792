import { useTranslation } from 'react-i18next'
import { exactMoney, sayMoney, sayMoneyEnglish } from './money-words.ts'

/** `fen` integer. 3.2 亿元, with the exact fen on hover. `figure` draws the number large and the unit small. */
export function Money({ fen, figure }: { fen: number; figure?: boolean }) {
  const { t, i18n } = useTranslation('marks')
  const { digits, unit } = i18n.language === 'en' ? sayMoneyEnglish(fen) : sayMoney(fen)
  const exact = t('money.exact', { n: exactMoney(fen) })
  const said = t(`money.${unit}`, { n: digits })
  if (!figure) {
    return (
      <span className="whole" title={exact}>
        {said}
      </span>
    )
  }
  const [before = '', after = ''] = said.split(digits)
  return (
    <span className="figure-with-unit" title={exact}>
      {before}
      <b className="figure">{digits}</b>
      <span className="second">{after}</span>
    </span>
  )
}

export function useMoneyWords(): (fen: number) => string {
  const { t, i18n } = useTranslation('marks')
  return (fen) => {
    const { digits, unit } = i18n.language === 'en' ? sayMoneyEnglish(fen) : sayMoney(fen)
    return t(`money.${unit}`, { n: digits })
  }
}
