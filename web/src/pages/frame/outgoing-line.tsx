import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { outbox } from '../../api/outbox.ts'
import type { Outgoing } from '../../api/outgoing.ts'
import { useOutgoing } from '../../api/take-step.ts'
import { codesOf } from '../query-codes.ts'
import './outgoing.css'

/** How long the line stays that says it is done. */
const doneMs = 4_000

/** Between a press and its answer: what is about to be sent can be taken back here, wherever one has gone meanwhile. */
export function OutgoingLine() {
  const items = useOutgoing()
  const { pathname } = useLocation()
  const shown = items.filter((one) => pathname !== receiptPath(one))
  const last = shown.findLast((one) => one.state !== 'done') ?? shown.at(-1)
  if (!last) return null
  return <Line key={last.command} one={last} />
}

function Line({ one }: { one: Outgoing }) {
  const { t } = useTranslation('pages')
  const [seconds, setSeconds] = useState(() => secondsTo(one.sendAt))
  const { state, command } = one
  // A code that is shown once waits until somebody has looked.
  const code = codesOf(one.receipt).length > 0
  useEffect(() => {
    if (state === 'waiting') {
      const timer = setInterval(() => setSeconds(secondsTo(one.sendAt)), 250)
      return () => clearInterval(timer)
    }
    if (state === 'done' && !code) {
      const timer = setTimeout(() => outbox.dismiss(command), doneMs)
      return () => clearTimeout(timer)
    }
  }, [state, command, code, one.sendAt])
  const step = one.says
  const words = {
    waiting: t('outgoing.waiting', { step, seconds }),
    sending: t('outgoing.sending', { step }),
    retrying: t('outgoing.retrying', { step }),
    'signed-out': t('outgoing.signedOut', { step }),
    done: t('outgoing.done', { step }),
    refused: t('outgoing.refused', { step }),
  }[state]
  return (
    <div className="outgoing" role="status">
      <span>{words}</span>
      {state === 'waiting' && (
        <>
          <button type="button" className="link" onClick={() => outbox.takeBack(command)}>
            {t('outgoing.takeBack')}
          </button>
          <button type="button" className="link" onClick={() => outbox.sendNow(command)}>
            {t('outgoing.sendNow')}
          </button>
        </>
      )}
      {code && (
        <Link className="link" to={receiptPath(one)}>
          {t('outgoing.receipt')}
        </Link>
      )}
      {state === 'refused' && one.matter && (
        <Link className="link" to={`/matters/${encodeURIComponent(one.matter)}?step=${one.step}`}>
          {t('outgoing.look')}
        </Link>
      )}
      {(state === 'refused' || state === 'done') && (
        <button type="button" className="link" onClick={() => outbox.dismiss(command)}>
          {t('outgoing.dismiss')}
        </button>
      )}
    </div>
  )
}

const receiptPath = (one: Outgoing) => `/receipt/${one.command}`
const secondsTo = (at: number) => Math.max(0, Math.ceil((at - Date.now()) / 1000))
