import { useTranslation } from 'react-i18next'
import type { AgreementAnswer } from '../../api/types.ts'
import { lineOf } from './agreement-facts.ts'

/** From draft to end, drawn as a main line: passed thin with a tick, the present a solid dot, the rest hollow and dotted. */
export function AgreementLine({ agreement, names }: { agreement: AgreementAnswer; names?: boolean }) {
  const { t } = useTranslation('agreements')
  return (
    <ol className={names ? 'agreement-line agreement-line-names' : 'agreement-line'}>
      {lineOf(agreement).map(({ status, passed }, at, line) => {
        const name = t(`status.${status}`)
        const next = line[at + 1]?.passed
        return (
          <li
            key={status}
            className={next ? `line-${passed} to-${next}` : `line-${passed}`}
            aria-current={passed === 'current' ? 'step' : undefined}
          >
            <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
              <circle r="7" className={passed === 'current' ? 'ring-current' : 'ring'} />
              {passed === 'done' && <path d="M-3.4 .2 -.9 2.7 3.6 -2.4" className="ring-tick" />}
              {passed === 'current' && <circle r="2.6" className="ring-eye" />}
            </svg>
            <span className={names || passed === 'current' ? 'line-name' : 'spoken'}>
              {names || passed === 'current' ? name : t(`stageSpoken.${passed}`, { name })}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
