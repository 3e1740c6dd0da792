import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../../api/admin-hooks.ts'
import { useSay } from '../../api/say.ts'
import type { Duty } from '../../api/types.ts'

/** Roles a person can have; the node's own (站点) and the public's are nobody's duty. */
export const roles = ['officer', 'approver', 'leader', 'legal', 'seal-keeper', 'administrator'] as const

const isRole = (role: string): role is (typeof roles)[number] => (roles as readonly string[]).includes(role)

/** 项目办 经办人 */
export function useDutyWords(): (duty: Duty) => string {
  const { t } = useTranslation('admin')
  const say = useSay()
  const desks = useDepartments().data?.flatMap((department) => department.desks) ?? []
  return ({ desk, role }) => {
    const label = desks.find((one) => one.id === desk)?.label
    return `${say(label) || desk} ${isRole(role) ? t(`roles.${role}`) : role}`
  }
}

/** What a person may act as: a desk and a role each. */
export function DutiesInput({ duties, onChange }: { duties: Duty[]; onChange: (duties: Duty[]) => void }) {
  const { t } = useTranslation('admin')
  const { t: fields } = useTranslation('fields')
  const say = useSay()
  const departments = useDepartments().data ?? []
  const options = departments
    .filter((department) => !department.closed)
    .map((department) => ({
      label: say(department.name),
      options: department.desks
        .filter((desk) => !desk.closed)
        .map((desk) => ({ value: desk.id, label: say(desk.label) })),
    }))
  const first = options.flatMap((group) => group.options)[0]?.value ?? ''
  const change = (at: number, duty: Duty) => onChange(duties.map((one, n) => (n === at ? duty : one)))
  return (
    <div className="duties">
      <span className="field-label">{t('people.duties')}</span>
      {duties.map((duty, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same until one is changed
        <div key={at} className="duty">
          <Select
            aria-label={t('people.desk')}
            value={duty.desk}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(desk: string) => change(at, { ...duty, desk })}
          />
          <Select
            aria-label={t('people.role')}
            value={duty.role}
            options={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            onChange={(role: string) => change(at, { ...duty, role })}
          />
          <button type="button" className="link meta" onClick={() => onChange(duties.filter((_, n) => n !== at))}>
            {fields('remove')}
          </button>
        </div>
      ))}
      <button type="button" className="link" onClick={() => onChange([...duties, { desk: first, role: 'officer' }])}>
        {t('people.dutyAdd')}
      </button>
    </div>
  )
}
