import { type Card, cardBytes } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useOwnCard } from '../../api/admin-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { InstantText } from '../../marks/day.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { LinesSkeleton } from '../../marks/skeletons.tsx'

/** The own card: the fingerprint large enough to read out, the file to hand over, the QR code to hold up. */
export function OwnCardPage() {
  const { t } = useTranslation('admin')
  const say = useSay()
  const { data, error, refetch } = useOwnCard()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <LinesSkeleton lines={6} />
  const card = data.card as Card
  return (
    <>
      <Sentence>{t('card.says')}</Sentence>
      <div className="own-card">
        <div>
          <p className="second meta">{t('card.fingerprint')}</p>
          <Fingerprint words={data.fingerprint} />
          <dl className="plain-facts">
            <Fact name={t('card.party')}>
              {say(card.name)} <span className="second">{card.party}</span>
            </Fact>
            <Fact name={t('card.level')}>{t(`card.levels.${card.level}`)}</Fact>
            <Fact name={t('card.form')}>{t(`card.forms.${card.form}`)}</Fact>
            <Fact name={t('card.node')}>{card.node}</Fact>
            <Fact name={t('card.serial')}>{card.serial}</Fact>
            <Fact name={t('card.at')}>
              <InstantText at={card.at} />
            </Fact>
          </dl>
          <p className="step-buttons">
            <button type="button" className="press filled" onClick={() => downloadCard(card)}>
              {t('card.file')}
            </button>
          </p>
        </div>
        <figure className="own-card-qr">
          {/* An image, so that nothing inside it can run. */}
          <img src={`data:image/svg+xml;utf8,${encodeURIComponent(data.qr)}`} alt={data.fingerprint} />
          <figcaption className="second meta">{t('card.qr')}</figcaption>
        </figure>
      </div>
    </>
  )
}

/** Six groups of four, large: to be read out over the telephone. */
export function Fingerprint({ words }: { words: string }) {
  return (
    <p className="fingerprint">
      {words.split(' ').map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups never move, and two may be the same
        <b key={at}>{group}</b>
      ))}
    </p>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The card as it is signed, byte for byte. */
function downloadCard(card: Card): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([cardBytes(card).slice()], { type: 'application/json' }))
  link.download = `lianyu-card-${card.party}-${card.serial}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
