import type { Kind, PartName } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMatter } from '../../api/hooks.ts'
import { useSay } from '../../api/say.ts'
import type { ErasureAnswer, FactAnswer, MatterAnswer } from '../../api/types.ts'
import { dayWords } from '../../marks/day-words.ts'
import { Light } from '../../marks/light.tsx'
import { localOf } from '../../time/instant.ts'
import { useNow } from '../../time/now.tsx'
import { matterPath } from '../rows.ts'
import './erasures.css'

/** What was asked to be erased, who has confirmed it, who has not and by when; and the way to who was shown it. */
export function Erasures({ answer, kind }: { answer: MatterAnswer; kind: Kind }) {
  const { t } = useTranslation('erasure')
  const erasures = answer.erasures ?? []
  const personal = Object.values(kind.declaration.fields).some((field) => field.part === 'personal')
  if (erasures.length === 0 && !personal) return null
  return (
    <section className="erasures">
      {erasures.length > 0 && <h2 className="column-title">{t('title')}</h2>}
      {erasures.map((one) => (
        <Erasure key={`${one.leaf} ${one.part}`} erasure={one} />
      ))}
      {personal && (
        <p className="no-print">
          <Link className="link" to={`${matterPath(answer.row.id)}/disclosures`}>
            {t('looked.link')}
          </Link>
        </p>
      )}
    </section>
  )
}

function Erasure({ erasure }: { erasure: ErasureAnswer }) {
  const { t } = useTranslation('erasure')
  const { t: marks } = useTranslation('marks')
  const say = useSay()
  const day = useDay()
  const { today } = useNow()
  const { askedBy, record, part, ground, at, confirmed, waiting, due, late, provisional } = erasure
  const by = dayWords(marks, due, today)
  return (
    <article className="erasure">
      <p>{t('asked', { party: say(askedBy.name), day: day(at), record: say(record), part: t(`parts.${part}`) })}</p>
      <p className="second meta">{ground}</p>
      <ul>
        {confirmed.map((one) => (
          <li key={one.party}>
            <Light light="done" bare />
            <span>{say(one.name)}</span>
            <span className="second meta">
              {t('confirmed')} {day(one.at)}
            </span>
          </li>
        ))}
        {waiting.map((one) => (
          <li key={one.party}>
            <Light light={late ? 'late' : 'suspended'} bare />
            <span>{say(one.name)}</span>
            <span className="second meta">
              {t('waiting')}　{t(late ? 'late' : 'due', { day: by })}
              {provisional && `（${t('provisional')}）`}
            </span>
          </li>
        ))}
      </ul>
      {waiting.length === 0 && <p className="strong">{t('all')}</p>}
    </article>
  )
}

/** In the place of what a record said: that it was erased, at whose word, when and why. */
export function ErasedPart({ fact, part }: { fact: FactAnswer; part: PartName }) {
  const { t } = useTranslation('erasure')
  const say = useSay()
  const day = useDay()
  const erasures = useMatter(fact.envelope.matter).data?.erasures ?? []
  const found = erasures.find((one) => one.leaf === fact.leaf && one.part === part)
  return (
    <span className="second">
      {found
        ? t('erasedBy', { party: say(found.askedBy.name), day: day(found.at), ground: found.ground })
        : t('erased')}
    </span>
  )
}

function useDay() {
  const { t } = useTranslation('marks')
  const { today, offsetMinutes } = useNow()
  return (at: string) => {
    const { day, time } = localOf(at, offsetMinutes)
    return `${dayWords(t, day, today, 'short')} ${time}`
  }
}
