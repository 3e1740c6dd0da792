import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type NamedId, useDepartments, usePutDepartment, usePutDesk } from '../../api/admin-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Spoken } from '../../marks/sample.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { Refused } from './asked.tsx'

type Open = { what: 'department' | 'desk'; department?: string; known?: NamedId }

/** Departments and the desks in them. A desk's id is its duty: the same everywhere, so that a matter finds it. */
export function DepartmentsPage() {
  const { t } = useTranslation('admin')
  const say = useSay()
  const { data, error, refetch } = useDepartments()
  const [open, setOpen] = useState<Open>()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={6} />
  const desks = data.reduce((sum, department) => sum + department.desks.length, 0)
  return (
    <>
      <div className="admin-head">
        <Sentence>{t('departments.says', { departments: data.length, desks })}</Sentence>
        <span className="page-actions">
          {data.length > 0 && (
            <button type="button" className="press" onClick={() => setOpen({ what: 'desk' })}>
              {t('departments.addDesk')}
            </button>
          )}
          <button type="button" className="press filled" onClick={() => setOpen({ what: 'department' })}>
            {t('departments.addDepartment')}
          </button>
        </span>
      </div>
      {open && (
        <NamedForm
          key={`${open.what} ${open.known?.id}`}
          open={open}
          departments={data.map(({ id, name }) => ({ id, name: say(name) }))}
          onDone={() => setOpen(undefined)}
        />
      )}
      {data.length === 0 && !open && <EmptyState>{t('departments.empty')}</EmptyState>}
      {data.length > 0 && (
        <table className="plain-table stack departments">
          <thead>
            <tr>
              {(['department', 'desk', 'id'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`departments.columns.${name}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          {data.map((department) => (
            <tbody key={department.id}>
              {department.desks.length === 0 && (
                <tr>
                  <td className="strong">
                    <Spoken>{say(department.name)}</Spoken>
                  </td>
                  <td colSpan={3} className="second">
                    {t('departments.noDesks')}
                  </td>
                </tr>
              )}
              {department.desks.map((desk, at) => (
                <tr key={desk.id} data-row className={desk.closed ? 'off-row' : undefined}>
                  <td className="strong">
                    {at === 0 && (
                      <button
                        type="button"
                        className="quiet-button"
                        title={t('departments.rename')}
                        onClick={() =>
                          setOpen({ what: 'department', known: { id: department.id, name: department.name } })
                        }
                      >
                        <Spoken>{say(department.name)}</Spoken>
                      </button>
                    )}
                  </td>
                  <td data-label={t('departments.columns.desk')}>
                    <Spoken>{say(desk.label)}</Spoken>{' '}
                    {desk.closed && <span className="second">{t('departments.closed')}</span>}
                  </td>
                  <td className="second" data-label={t('departments.columns.id')}>
                    {desk.id}
                  </td>
                  <td className="actions">
                    <button
                      type="button"
                      className="link"
                      onClick={() =>
                        setOpen({
                          what: 'desk',
                          department: department.id,
                          known: { id: desk.id, name: desk.label },
                        })
                      }
                    >
                      {t('departments.rename')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
    </>
  )
}

function NamedForm({
  open,
  departments,
  onDone,
}: {
  open: Open
  departments: { id: string; name: string }[]
  onDone: () => void
}) {
  const { t } = useTranslation('admin')
  const putDepartment = usePutDepartment()
  const putDesk = usePutDesk()
  const [id, setId] = useState(open.known?.id ?? '')
  const [zh, setZh] = useState(open.known?.name.zh ?? '')
  const [en, setEn] = useState(open.known?.name.en ?? '')
  const [department, setDepartment] = useState(open.department ?? departments[0]?.id ?? '')
  const desk = open.what === 'desk'
  const ready = /^[a-z][a-z0-9-]{0,63}$/.test(id) && zh.trim() !== '' && en.trim() !== ''
  const send = () => {
    const named = { id, name: { zh: zh.trim(), en: en.trim() } }
    if (desk) putDesk.mutate({ ...named, department }, { onSuccess: onDone })
    else putDepartment.mutate(named, { onSuccess: onDone })
  }
  const title = open.known ? t('departments.rename') : t(desk ? 'departments.addDesk' : 'departments.addDepartment')
  const input = (name: string, value: string, change: (text: string) => void, placeholder?: string, fixed = false) => (
    <label>
      <span>{name}</span>
      <input
        className="plain-input"
        value={value}
        maxLength={64}
        placeholder={placeholder}
        disabled={fixed}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  )
  return (
    <section className="step-sheet admin-sheet">
      <header>
        <h3>{title}</h3>
      </header>
      <form
        className="plain-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) send()
        }}
      >
        <Refused error={putDesk.error ?? putDepartment.error} />
        <div className="field-line">
          {input(t('departments.zh'), zh, setZh)}
          {input(t('departments.en'), en, setEn)}
        </div>
        <div className="field-line">
          {input(t('departments.id'), id, setId, undefined, open.known !== undefined)}
          {desk && (
            <label>
              <span>{t('departments.department')}</span>
              <select
                className="plain-input"
                value={department}
                onChange={(event) => setDepartment(event.target.value)}
              >
                {departments.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <p className="second meta">{t('departments.idHint')}</p>
        <div className="step-buttons">
          <button type="submit" className="press filled" disabled={!ready}>
            {t('save')}
          </button>
          <button type="button" className="press" onClick={onDone}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </section>
  )
}
