import type { Kind } from '@lianyu/kernel'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { Receipt as Answer, SignedIn } from '../../api/types.ts'
import { InstantText } from '../../marks/day.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { useNow } from '../../time/now.tsx'
import { matterPath } from '../rows.ts'

/** The receipt with the code by which an applicant follows the case: on the screen once, and on paper. */
export function Receipt({
  session,
  kind,
  receipt,
  codes,
}: {
  session: SignedIn
  kind: Kind
  receipt: Answer
  codes: string[]
}) {
  const { t } = useTranslation('opening')
  const say = useSay()
  const { instant } = useNow()
  const [at] = useState(instant)
  const [code = ''] = codes
  const address = `${location.origin}/q/${code}`
  return (
    <>
      <Sentence>{t('opened')}</Sentence>
      <section className="receipt">
        <h2>
          {say(kind.labels.kind)} {t('receipt')}
        </h2>
        <div className="receipt-two">
          <dl className="contents">
            <div>
              <dt>{t('receiptCode')}</dt>
              <dd className="receipt-code">{code}</dd>
            </div>
            <div>
              <dt>{t('receiptBy')}</dt>
              <dd>
                {say(session.party.name)} {say(session.desk.label)}
              </dd>
            </div>
            <div>
              <dt>{t('receiptAt')}</dt>
              <dd>
                <InstantText at={at} />
              </dd>
            </div>
            <div>
              <dt>{t('receiptFollow')}</dt>
              <dd className="meta">{address}</dd>
            </div>
          </dl>
          <Qr address={address} says={t('receiptScan')} />
        </div>
        <p className="second meta">{t('receiptSays')}</p>
      </section>
      <p className="receipt-buttons no-print">
        <button type="button" className="press filled" onClick={() => print()}>
          {t('receiptPrint')}
        </button>
        <Link className="press" to={matterPath(receipt.matter)}>
          {t('toMatter')}
        </Link>
        <Link className="press" to={`/open/${kind.declaration.id}`} reloadDocument>
          {t('another')}
        </Link>
      </p>
    </>
  )
}

/** Drawn here, so that the code goes nowhere. */
function Qr({ address, says }: { address: string; says: string }) {
  const [path, setPath] = useState<{ size: number; d: string }>()
  useEffect(() => {
    let current = true
    import('./qr-path.ts').then(({ qrPath }) => current && setPath(qrPath(address)))
    return () => {
      current = false
    }
  }, [address])
  return (
    <figure className="receipt-qr">
      <svg viewBox={`-2 -2 ${(path?.size ?? 33) + 4} ${(path?.size ?? 33) + 4}`} role="img" aria-label={says}>
        {path && <path d={path.d} fill="currentColor" shapeRendering="crispEdges" />}
      </svg>
      <figcaption className="second meta">{says}</figcaption>
    </figure>
  )
}
