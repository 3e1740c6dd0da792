import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useAgreements, useKinds, useSignedIn } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { AgreementAnswer } from '../../api/types.ts'
import { between } from '../../i18n/between.ts'
import { PageHeader } from '../../layout/page-header.tsx'
import { InstantText } from '../../marks/day.tsx'
import { SharedTag } from '../../marks/double-line.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import '../plain.css'
import { AgreementLine } from './agreement-line.tsx'
import './agreements.css'
import { formOf, Term } from './agreements-page.tsx'
import { ScopeTable } from './scope-table.tsx'

/** One agreement: how far it is, who signed, whose log reaches how far, and what may cross under it. */
export function AgreementPage() {
  const { t } = useTranslation('agreements')
  const { id = '' } = useParams()
  const say = useSay()
  const own = useSignedIn()?.party.id
  const kinds = useKinds().data
  const { data, error, refetch } = useAgreements()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  const agreement = data.find((one) => one.id === id)
  if (!agreement) return <EmptyState>{t('notFound')}</EmptyState>
  const others = agreement.parties.filter((party) => party.id !== own)
  const nameOf = (party: string) => say(agreement.parties.find((one) => one.id === party)?.name) || party
  return (
    <>
      <PageHeader
        crumbs={[{ name: t('back'), to: '/agreements' }]}
        title={agreement.title}
        beside={<SharedTag>{others.map(({ name }) => say(name)).join(between('、'))}</SharedTag>}
        facts={[formOf(t, say, agreement), <Term key="term" agreement={agreement} />]}
        sample={agreement.sample ?? false}
        right={
          <Link className="press filled" to={`/matters/${encodeURIComponent(agreement.id)}`}>
            {t('toMatter')}
          </Link>
        }
      />
      <AgreementLine agreement={agreement} names />
      <section className="section">
        <SectionTitle>{t('parties')}</SectionTitle>
        <div className="plain-scroll">
          <PartiesTable agreement={agreement} own={own} />
        </div>
      </section>
      <section className="section">
        <SectionTitle
          side={
            <span className="second meta">
              {agreement.scope.length > 0 ? t('scopeSays', { count: agreement.scope.length }) : t('scopeNone')}
            </span>
          }
        >
          {t('scope')}
        </SectionTitle>
        {agreement.scope.length > 0 && <ScopeTable rows={agreement.scope} kinds={kinds ?? []} nameOf={nameOf} />}
      </section>
    </>
  )
}

function PartiesTable({ agreement, own }: { agreement: AgreementAnswer; own: string | undefined }) {
  const { t } = useTranslation('agreements')
  const say = useSay()
  return (
    <table className="plain-table stack">
      <thead>
        <tr>
          {(['name', 'signed', 'log', 'kept', 'lag', 'checkpoint'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`party.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {agreement.parties.map(({ id, name, signed, signedAt }) => {
          const log = agreement.logs.find((one) => one.party === id)
          const mine = id === own
          return (
            <tr key={id}>
              <td>
                <span className={mine ? 'strong' : 'strong other'}>{say(name)}</span>{' '}
                {mine && <span className="second">{t('own')}</span>}
              </td>
              <td>
                {signed ? (
                  <>
                    <Light light="done" words={t('signed')} />{' '}
                    {signedAt && (
                      <span className="second">
                        <InstantText at={signedAt} />
                      </span>
                    )}
                  </>
                ) : (
                  <Light light="suspended" words={t('unsigned')} />
                )}
              </td>
              {log && log.size > 0 ? (
                <>
                  <td data-label={t('party.log')}>{t('entries', { count: log.size })}</td>
                  <td data-label={t('party.kept')}>
                    {mine || log.mirrored >= log.size
                      ? t('keptAll')
                      : t('keptSome', { kept: log.mirrored, size: log.size })}
                  </td>
                  <td data-label={t('party.lag')} className={log.lag > 0 ? undefined : 'second'}>
                    {log.lag}
                  </td>
                  <td data-label={t('party.checkpoint')} className="second">
                    {log.checkpointAt ? <InstantText at={log.checkpointAt} /> : t('neverSigned')}
                  </td>
                </>
              ) : (
                <td colSpan={4} className="second">
                  {t('noLog')}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
