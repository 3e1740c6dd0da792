import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAgreements, useSignedIn } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { type Say, useSay } from '../../api/say.ts'
import type { AgreementAnswer } from '../../api/types.ts'
import { between } from '../../i18n/between.ts'
import { dayWords } from '../../marks/day-words.ts'
import { SharedTag } from '../../marks/double-line.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Name, SampleMark } from '../../marks/sample.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useNow } from '../../time/now.tsx'
import '../plain.css'
import { countAgreements, inOrder, unsignedOf } from './agreement-facts.ts'
import { AgreementLine } from './agreement-line.tsx'
import './agreements.css'

/** Every agreement of the party: how far it is, who has signed, from when to when. */
export function AgreementsPage() {
  const { t } = useTranslation('agreements')
  const own = useSignedIn()?.party.id
  const { data, error, refetch } = useAgreements()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  const begin = (
    <Link className="press filled" to="/agreements/new">
      {t('draftNew')}
    </Link>
  )
  if (data.length === 0) {
    return (
      <EmptyState example={t('emptyExample')} begin={begin}>
        {t('empty')}
      </EmptyState>
    )
  }
  const { inForce, signing, mine, ending } = countAgreements(data, own)
  const rest = [
    signing > 0 ? t('saysSigning', { count: signing }) : '',
    mine > 0 ? t('saysMine', { count: mine }) : '',
    ending > 0 ? t('saysEnding', { count: ending }) : '',
  ].join('')
  return (
    <>
      <div className="agreements-head">
        <Sentence when={t('title')}>{t('says', { inForce, rest })}</Sentence>
        {begin}
      </div>
      <ul className="agreements">
        {inOrder(data).map((agreement) => (
          <Row key={agreement.id} agreement={agreement} own={own} />
        ))}
      </ul>
    </>
  )
}

function Row({ agreement, own }: { agreement: AgreementAnswer; own: string | undefined }) {
  const { t } = useTranslation('agreements')
  const say = useSay()
  const waits = unsignedOf(agreement)
  const others = agreement.parties.filter(({ id }) => id !== own)
  return (
    <li data-row className="agreement">
      <div>
        <p>
          <Link to={`/agreements/${encodeURIComponent(agreement.id)}`}>
            <Name>{agreement.title}</Name>
          </Link>{' '}
          {agreement.sample && <SampleMark />}
        </p>
        <p className="second">
          <SharedTag height={12}>{others.map(({ name }) => say(name)).join(between('、'))}</SharedTag>
          {`　${formOf(t, say, agreement)}　`}
          <Term agreement={agreement} />
        </p>
      </div>
      <AgreementLine agreement={agreement} />
      <p className="agreement-waits">
        {waits.some(({ id }) => id === own) ? (
          <Link className="link" to={`/matters/${encodeURIComponent(agreement.id)}`}>
            {t('waitsMine')}
          </Link>
        ) : (
          waits.length > 0 && (
            <span className="other">
              {t('waitsOthers', { names: waits.map(({ name }) => say(name)).join(between('、')) })}
            </span>
          )
        )}
      </p>
    </li>
  )
}

type Words = ReturnType<typeof useTranslation<'agreements'>>['t']

export function formOf(t: Words, say: Say, { form, formLabel }: AgreementAnswer): string {
  if (formLabel) return say(formLabel)
  const known = ['framework', 'cooperation', 'memorandum', 'contract', 'mechanism', 'entrustment'] as const
  const one = known.find((name) => name === form)
  return one ? t(`form.${one}`) : form
}

/** From when to when, as far as it is known. */
export function Term({ agreement }: { agreement: AgreementAnswer }) {
  const { t } = useTranslation('agreements')
  const { t: marks } = useTranslation('marks')
  const now = useNow()
  const say = (day: string) => dayWords(marks, day, now.today, 'short')
  const { inForceSince, validTo, lastDay } = agreement
  const words = [
    inForceSince && t('since', { day: say(inForceSince) }),
    validTo && t('until', { day: say(validTo) }),
    lastDay && t('lastDay', { day: say(lastDay) }),
  ].filter(Boolean)
  return <>{words.join('　')}</>
}
