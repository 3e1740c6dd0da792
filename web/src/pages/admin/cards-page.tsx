import type { Card } from '@lianyu/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePinnedCards, useRemovePeer } from '../../api/admin-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { InstantText } from '../../marks/day.tsx'
import { SharedTag } from '../../marks/double-line.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { AskFirst, Refused } from './asked.tsx'
import { PinCard } from './pin-card.tsx'

/** Cards of peers that an operator confirmed by telephone, and the way to confirm another. */
export function CardsPage() {
  const { t } = useTranslation('admin')
  const say = useSay()
  const { data, error, refetch } = usePinnedCards()
  const remove = useRemovePeer()
  const [adding, setAdding] = useState(false)
  const [pinned, setPinned] = useState<string>()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  const cards = data.map(({ card, fingerprint }) => ({ card: card as Card, fingerprint }))
  return (
    <>
      <div className="admin-head">
        <Sentence>{cards.length > 0 ? t('cards.says', { count: cards.length }) : t('cards.saysNone')}</Sentence>
        {!adding && (
          <button type="button" className="press filled" onClick={() => setAdding(true)}>
            {t('cards.add')}
          </button>
        )}
      </div>
      {pinned && <p role="status">{t('cards.pinned', { name: pinned })}</p>}
      {adding && (
        <PinCard
          known={cards.map(({ card }) => card)}
          onDone={(name) => {
            setAdding(false)
            setPinned(name)
          }}
        />
      )}
      <Refused error={remove.error} />
      {cards.length > 0 && (
        <table className="plain-table stack">
          <thead>
            <tr>
              {(['party', 'node', 'fingerprint', 'serial', 'at'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`cards.columns.${name}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {cards.map(({ card, fingerprint }) => (
              <tr key={card.party} data-row>
                <td>
                  <SharedTag height={13}>
                    <span className="strong peer-name">{say(card.name)}</span>
                  </SharedTag>{' '}
                  <span className="second">{card.party}</span>
                </td>
                <td className="second" data-label={t('cards.columns.node')}>
                  {card.node}
                </td>
                <td className="whole" data-label={t('cards.columns.fingerprint')}>
                  {fingerprint}
                </td>
                <td data-label={t('cards.columns.serial')}>{card.serial}</td>
                <td className="second" data-label={t('cards.columns.at')}>
                  <InstantText at={card.at} />
                </td>
                <td className="actions">
                  <AskFirst
                    name={t('cards.remove')}
                    says={t('cards.removeSure', { name: say(card.name) })}
                    busy={remove.isPending}
                    onYes={() => remove.mutate(card.party)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
