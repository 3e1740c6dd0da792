import type { Kind } from '@lianyu/kernel'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useSignedIn } from '../../api/hooks.ts'
import { useSay } from '../../api/say.ts'
import { useSettled } from '../../api/take-step.ts'
import type { Receipt as Answer, SignedIn } from '../../api/types.ts'
import { InstantText } from '../../marks/day.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useNow } from '../../time/now.tsx'
import '../contents.css'
import { codesOf } from '../query-codes.ts'
import { matterPath } from '../rows.ts'
import { useKindId } from '../use-kind-id.ts'
import './open-matter.css'

/** `/receipt/{command}`: kept in memory alone, so it is gone with the page. */
export default function ReceiptPage() {
  const { command = '' } = useParams()
  const { t } = useTranslation('opening')
  const session = useSignedIn()
  const settled = useSettled(command)
  const [first] = useState(settled)
  const asked = first?.body as { kind?: string } | undefined
  const { kind } = useKindId(asked?.kind)
  if (!first?.receipt) return <EmptyState>{t('receiptGone')}</EmptyState>
  if (!session || !kind) return <RowsSkeleton rows={3} />
  return <Receipt session={session} kind={kind} receipt={first.receipt} codes={codesOf(first.receipt)} />
}

/** The receipt with the code by which an applicant follows the case: on the screen once, and on paper. */
function Receipt({
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
        <Link className="press" to={`/open/${kind.declaration.id}`}>
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
