import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSettings, useSignedIn } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { SettingAnswer } from '../../api/types.ts'
import { TreeView } from '../../fields/types/json/tree-view.tsx'
import { DayText } from '../../marks/day.tsx'
import { dayWords } from '../../marks/day-words.ts'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { SectionTitle, Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useNow } from '../../time/now.tsx'
import { mayOpen } from '../may-open.ts'
import '../plain.css'
import { matterPath } from '../rows.ts'
import { useKindId } from '../use-kind-id.ts'
import { proposePath } from './propose-path.ts'
import './settings.css'
import { RuleValue, useRuleWords } from './rule-value.tsx'

/** By which rules this party works today, why, and how to change one. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const say = useSay()
  const { data, error, refetch } = useSettings()
  const { kind } = useKindId('setting')
  const acting = useSignedIn()?.acting
  const may = kind !== undefined && acting !== undefined && mayOpen(kind, acting)
  const [words, setWords] = useState('')
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  const found = data.filter(({ key, label }) =>
    `${key} ${label.zh} ${label.en}`.toLowerCase().includes(words.toLowerCase()),
  )
  const approved = data.filter(({ own }) => own).length
  const unchecked = data.filter(({ checked, own }) => !checked && !own).length
  const names = [...new Set(found.map(({ pack }) => pack?.zh))]
  const packs = names.map((zh) => found.filter(({ pack }) => pack?.zh === zh))
  return (
    <>
      <Sentence when={t('title')}>
        {t(approved > 0 ? 'says' : 'saysNone', { count: data.length, own: approved })}
      </Sentence>
      {unchecked > 0 && <p className="second">{t('unchecked', { count: unchecked })}</p>}
      <div className="page-actions settings-find no-print">
        <input
          type="search"
          className="plain-input"
          aria-label={t('find')}
          placeholder={t('find')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Link className="link" to="/list/setting">
          {t('proposals')} →
        </Link>
      </div>
      {found.length === 0 && <EmptyState>{t('noneFound')}</EmptyState>}
      {packs.map((settings) => (
        <section key={settings[0]?.key} className="section">
          <SectionTitle side={<span className="second meta">{settings.length}</span>}>
            {settings[0]?.pack ? say(settings[0].pack) : t('other')}
          </SectionTitle>
          <table className="plain-table stack settings-table">
            <thead>
              <tr>
                {(['rule', 'value', 'basis', 'since'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`columns.${column}`)}
                  </th>
                ))}
                {may && <td />}
              </tr>
            </thead>
            <tbody>
              {settings.map((one) => (
                <Row key={one.key} setting={one} may={may} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}

function Row({ setting, may }: { setting: SettingAnswer; may: boolean }) {
  const { t } = useTranslation('settings')
  const { t: marks } = useTranslation('marks')
  const { today } = useNow()
  const say = useSay()
  const words = useRuleWords()
  const { own, coming, source, sourceFrom, checked } = setting
  const since = own?.validFrom ?? sourceFrom
  const [open, setOpen] = useState(false)
  const row = (
    <tr>
      <td>
        <b>{say(setting.label)}</b>
        <span className="second meta settings-key">{setting.key}</span>
      </td>
      <td data-label={t('columns.value')}>
        <RuleValue setting={setting} open={open} onOpen={() => setOpen(!open)} />
        {coming.map(({ matter, value, validFrom }) => (
          <Link key={matter} className="link meta settings-coming" to={matterPath(matter)}>
            {t('coming', { day: dayWords(marks, validFrom, today, 'short'), value: words(value, setting.unit) })}
          </Link>
        ))}
      </td>
      <td data-label={t('columns.basis')} className="second meta">
        {own ? (
          <Link className="link" to={matterPath(own.matter)}>
            {t('own')}
          </Link>
        ) : (
          <>
            {source ? say(source) : t('none')}
            {!checked && <span className="settings-unchecked"> {t('notChecked')}</span>}
          </>
        )}
      </td>
      <td data-label={t('columns.since')} className="second meta">
        {since && <DayText day={since} form="full" />}
      </td>
      {may && (
        <td className="actions no-print">
          <Link className="link" to={proposePath(setting)} aria-label={t('proposeSays', { rule: say(setting.label) })}>
            {t('propose')}
          </Link>
        </td>
      )}
    </tr>
  )
  if (!open) return row
  return (
    <>
      {row}
      <tr className="settings-whole">
        <td colSpan={may ? 5 : 4}>
          <TreeView value={setting.value} />
        </td>
      </tr>
    </>
  )
}
