import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TargetAnswer, TargetPartAnswer } from '../../api/numbers.ts'
import { Name, SampleMark } from '../../marks/sample.tsx'
import { BigAmount, changePercent, sharePercent, useAmountWords } from './amount.tsx'
import { behindHref } from './behind-href.ts'

/** One target: how much of how much, how far it should be by now, and its parts by unit. */
export function TargetLine({ target, year }: { target: TargetAnswer; year: string }) {
  const { t } = useTranslation('cockpit')
  const words = useAmountWords()
  const { indicator, done, amount, growth, left } = target
  const unit = indicator?.unit
  return (
    <section className="cockpit-target">
      <div className="cockpit-target-head">
        <Link to={`/matters/${encodeURIComponent(target.matter)}`}>
          <Name>{target.name}</Name>
        </Link>
        {target.sample && <SampleMark />}
        <p className="second meta">
          {growth !== null && `${t('growth', { value: changePercent(growth) })}　`}
          {target.basis}
        </p>
      </div>
      <p className="cockpit-target-number">
        {done === null ? (
          <span className="second">{t('none')}</span>
        ) : (
          <Link to={indicator ? behindHref(indicator.id, placeOf(target, year)) : '#'}>
            <BigAmount value={done} unit={unit} />
          </Link>
        )}{' '}
        <span className="second">{t('of', { amount: words(amount, unit) })}</span>
      </p>
      <PaceBar part={target} />
      {target.parts.length > 0 && (
        <ul className="cockpit-units">
          {target.parts.map((part) => (
            <li key={part.unit}>
              <span className="cockpit-unit">
                <Name>{part.unit}</Name>
              </span>
              <PaceBar part={part} bare />
              <span className="cockpit-count">
                {part.done === null ? (
                  <span className="second" title={t('unknownUnit')}>
                    {t('none')}
                  </span>
                ) : (
                  <Link
                    to={behindHref(target.indicatorId, {
                      ...placeOf(target, year),
                      ...(part.by ? { by: part.by, key: part.key ?? '' } : {}),
                    })}
                  >
                    <b>{words(part.done, unit)}</b>
                  </Link>
                )}{' '}
                <span className="second">{t('of', { amount: words(part.amount, unit) })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {left !== null && left !== 0 && (
        <p className="second meta">{t(left > 0 ? 'left' : 'over', { amount: words(Math.abs(left), unit) })}</p>
      )}
    </section>
  )
}

function placeOf({ by, key, sample, indicator }: TargetAnswer, year: string) {
  const period = indicator?.standing ? {} : { period: year }
  return { ...(by ? { by, key: key ?? '' } : {}), ...period, sample }
}

/** Done as a bar, what is due by now as an upright tick; the reading in words beside it. */
export function PaceBar({ part: { done, amount, pace }, bare }: { part: TargetPartAnswer; bare?: boolean }) {
  const { t } = useTranslation('cockpit')
  const share = amount > 0 ? (done ?? 0) / amount : 0
  const behind = pace?.reading === 'behind'
  return (
    <div className={behind ? 'batch-behind cockpit-pace' : 'cockpit-pace'}>
      <span className="batch-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(share, 1) * 100}%` }} />
        {pace && <b style={{ left: `${Math.min(pace.gone, 1) * 100}%` }} />}
      </span>
      {!bare && (
        <span className="meta second">
          {sharePercent(share)}
          {pace && ` · ${t(`pace.${pace.reading}`)}`}
        </span>
      )}
    </div>
  )
}
