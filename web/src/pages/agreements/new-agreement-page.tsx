import { agreementFields, checkScopeRows, type FormField, type ScopeRow } from '@lianyu/kernel'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { draftKey, useDraft, whoOf } from '../../api/drafts.ts'
import { useKind, useSignedIn } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useOpenMatter, useSettled } from '../../api/take-step.ts'
import type { KindAnswer, SignedIn } from '../../api/types.ts'
import { useLookups } from '../../fields/lookups.tsx'
import { PageHeader } from '../../layout/page-header.tsx'
import { StepSheet } from '../../layout/steps.tsx'
import { SharedTag } from '../../marks/double-line.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { LinesSkeleton } from '../../marks/skeletons.tsx'
import { localOf } from '../../time/instant.ts'
import { useNow } from '../../time/now.tsx'
import { askedFields, dataOf } from '../form/check-form.ts'
import { KindForm } from '../form/kind-form.tsx'
import { SendButton } from '../form/send-button.tsx'
import { goToField, wrongFields } from '../form/wrong-fields.tsx'
import '../plain.css'
import './agreements.css'
import { ScopeEditor } from './scope-editor.tsx'

/** Drafts an agreement: the kind's own opening form, and its scope row by row. */
export function NewAgreementPage() {
  const session = useSignedIn()
  const kind = useKind('base', 'agreement')
  if (kind.error && !kind.data) {
    return <ProblemNotice problem={problemOf(kind.error)} again={() => void kind.refetch()} />
  }
  if (!kind.data || !session) return <LinesSkeleton lines={8} />
  return <Opening kind={kind.data.kind} session={session} />
}

const parties = 'parties'

function Opening({ kind, session }: { kind: KindAnswer['kind']; session: SignedIn }) {
  const { t } = useTranslation('agreements')
  const { i18n } = useTranslation()
  const now = useNow()
  const navigate = useNavigate()
  const lookups = useLookups()
  const openMatter = useOpenMatter()
  const own = session.party.id
  const key = draftKey(whoOf(session), 'agreement', 'open')
  const fresh = useMemo(() => ({ [parties]: [own] }) as Record<string, unknown>, [own])
  const { values, ready, keptAt, change, drop } = useDraft(key, fresh)
  const page = useRef<HTMLDivElement>(null)
  const [saysAll, setSaysAll] = useState(false)
  const [command, setCommand] = useState<string>()
  const settled = useSettled(command)

  const form = kind.declaration.opening.form
  const plain = useMemo(
    () => askedFields(kind, form, {}).filter(({ field }) => field !== agreementFields.scope),
    [kind, form],
  )
  const rows = (values[agreementFields.scope] as ScopeRow[] | undefined) ?? []
  const named = Array.isArray(values[parties]) ? (values[parties] as string[]) : [own]
  const scopeFaults = checkScopeRows(rows, agreementFields.scope, named)
  const wrong = Object.fromEntries(
    scopeFaults.map((fault) => [fault.field ?? '', i18n.language === 'en' ? fault.en : fault.zh]),
  )
  const unfilled = wrongFields(kind, plain, values)
  const faults = unfilled.length + scopeFaults.length
  const sending = settled !== undefined && settled.state !== 'refused'

  useEffect(() => {
    if (settled?.state === 'done' && settled.receipt) {
      void navigate(`/agreements/${encodeURIComponent(settled.receipt.matter)}`, { replace: true })
    }
  }, [settled, navigate])

  if (!ready) return <LinesSkeleton lines={8} />
  const send = () => {
    setSaysAll(true)
    if (faults > 0) {
      goToField(page.current, unfilled[0])
      return
    }
    const data = dataOf(form as FormField[], values, {})
    setCommand(openMatter({ kind: 'agreement', parties: named, data, says: t('opening.send'), draft: key }))
  }
  return (
    <div ref={page} className="agreement-form">
      <PageHeader
        crumbs={[{ name: t('back'), to: '/agreements' }]}
        title={t('opening.title')}
        facts={[t('opening.says')]}
      />
      <StepSheet
        title={t('status.draft')}
        kept={keptAt && t('opening.kept', { time: localOf(keptAt, now.offsetMinutes).time })}
        says={[
          t('opening.goes'),
          <SharedTag key="seen" height={12}>
            {t('opening.seen')}
          </SharedTag>,
        ]}
        buttons={
          <>
            <SendButton disabled={sending} onPress={send}>
              {sending ? t('opening.sending') : t('opening.send')}
            </SendButton>
            <Link className="press" to="/agreements" onClick={() => faults === 0 && rows.length === 0 && drop()}>
              {t('opening.cancel')}
            </Link>
            {saysAll && faults > 0 && (
              <span className="field-wrong" role="alert">
                {t('opening.wrong', { count: faults })}
              </span>
            )}
          </>
        }
      >
        {settled?.state === 'refused' && <ProblemNotice problem={settled.problem ?? {}} />}
        <KindForm
          kind={kind}
          form={plain}
          values={values}
          // The own party is always among them: who drafts also signs.
          onChange={(next) => {
            const chosen = Array.isArray(next[parties]) ? (next[parties] as string[]) : []
            change({ ...next, [parties]: chosen.includes(own) ? chosen : [own, ...chosen] })
          }}
          saysAll={saysAll}
          disabled={sending}
        />
        <SectionTitle as="h3">{t('scope')}</SectionTitle>
        <p className="second meta">{t('opening.scopeLead')}</p>
        <ScopeEditor
          rows={rows}
          onChange={(next) => change({ ...values, [agreementFields.scope]: next })}
          parties={lookups.parties.filter(({ id }) => named.includes(id))}
          wrong={saysAll ? wrong : {}}
        />
        {saysAll && wrong[agreementFields.scope] && (
          <p className="field-wrong" role="alert">
            {wrong[agreementFields.scope]}
          </p>
        )}
      </StepSheet>
    </div>
  )
}
