import { type Card, ed25519Scheme, fingerprint, isRefusal, parseCard, sm2Scheme } from '@lianyu/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePinCard } from '../../api/admin-hooks.ts'
import { useSignedIn } from '../../api/hooks.ts'
import { useSay } from '../../api/say.ts'
import { Light } from '../../marks/light.tsx'
import { Refused } from './asked.tsx'
import { compareDigits, digitsOf, inGroups } from './digits.ts'

/** Larger than any card may be. */
const mostBytes = 65_536

/**
 * Confirms a peer's card. The file's own fingerprint is not shown: whoever types what is on the screen compares nothing,
 * so the digits have to be heard from the other party's mouth.
 */
export function PinCard({ known, onDone }: { known: readonly Card[]; onDone: (name?: string) => void }) {
  const { t, i18n } = useTranslation('admin')
  const say = useSay()
  const own = useSignedIn()?.party.id
  const pin = usePinCard()
  const [card, setCard] = useState<Card>()
  const [fault, setFault] = useState<string>()
  const [typed, setTyped] = useState('')

  const read = async (file: File | undefined) => {
    setTyped('')
    setCard(undefined)
    setFault(undefined)
    if (!file) return
    if (file.size > mostBytes) return setFault(t('cards.unreadable'))
    const parsed = parseCard(new Uint8Array(await file.arrayBuffer()), [ed25519Scheme, sm2Scheme])
    if (isRefusal(parsed)) setFault(`${t('cards.unreadable')} ${i18n.language === 'en' ? parsed.en : parsed.zh}`)
    else if (parsed.party === own) setFault(t('cards.own'))
    else {
      const before = known.find((one) => one.party === parsed.party)
      if (before && before.serial >= parsed.serial) {
        setFault(t('cards.older', { serial: parsed.serial, known: before.serial }))
      } else setCard(parsed)
    }
  }
  const compared = card && compareDigits(typed, fingerprint(card))
  const before = card && known.find((one) => one.party === card.party)
  const send = () => {
    if (!card || compared?.is !== 'same') return
    pin.mutate(
      { party: card.party, card: card as unknown as Record<string, unknown>, fingerprint: inGroups(digitsOf(typed)) },
      { onSuccess: () => onDone(say(card.name)) },
    )
  }
  return (
    <section className="step-sheet admin-sheet">
      <header>
        <h3>{t('cards.add')}</h3>
        <span className="second meta">{t('cards.pickSays')}</span>
      </header>
      <div className="plain-form">
        <label className="press file-press">
          {t('cards.pick')}
          <input
            type="file"
            className="spoken"
            accept=".json,application/json"
            onChange={(event) => void read(event.target.files?.[0])}
          />
        </label>
        {fault && (
          <p className="field-wrong" role="alert">
            {fault}
          </p>
        )}
        {card && compared && (
          <>
            <dl className="plain-facts">
              <div>
                <dt>{t('card.party')}</dt>
                <dd>
                  <b>{say(card.name)}</b> <span className="second">{card.party}</span>　{t(`card.levels.${card.level}`)}
                  　{t(`card.forms.${card.form}`)}
                </dd>
              </div>
              <div>
                <dt>{t('card.node')}</dt>
                <dd>{card.node}</dd>
              </div>
            </dl>
            {before && <p>{t('cards.replaces', { name: say(card.name), serial: before.serial, next: card.serial })}</p>}
            <p>{t('cards.compare', { name: say(card.name) })}</p>
            <p className="second meta">
              {t('cards.compareSays')} {t('cards.fingerprintFile')}
            </p>
            <label className="digits">
              <span>{t('cards.typed')}</span>
              <input
                className="plain-input"
                inputMode="numeric"
                autoComplete="off"
                spellCheck={false}
                value={inGroups(digitsOf(typed))}
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
            <p role="status">
              {compared.is === 'same' && <Light light="done" words={t('cards.same')} />}
              {compared.is === 'different' && (
                <Light light="late" words={t('cards.different', { place: compared.place })} />
              )}
              {compared.is === 'begun' && <span className="second">{t('cards.more', { count: compared.left })}</span>}
            </p>
            <p className="second meta">{t('cards.pinSays')}</p>
          </>
        )}
        <Refused error={pin.error} />
        <div className="step-buttons">
          {card && (
            <button
              type="button"
              className={compared?.is === 'same' ? 'press filled' : 'press off'}
              disabled={compared?.is !== 'same' || pin.isPending}
              onClick={send}
            >
              {t('cards.pin')}
            </button>
          )}
          <button type="button" className="press" onClick={() => onDone()}>
            {t('cancel')}
          </button>
        </div>
      </div>
    </section>
  )
}
