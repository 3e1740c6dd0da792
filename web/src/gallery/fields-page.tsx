import { type FieldType, fieldTypes } from '@lianyu/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldRow, FieldView } from '../fields/field-row.tsx'
import { type Lookups, LookupsProvider } from '../fields/lookups.tsx'
import { widgetOf } from '../fields/registry.ts'
import type { FieldValue } from '../fields/value.ts'
import { SectionTitle } from '../marks/sentence.tsx'
import { useNow } from '../time/now.tsx'

const names: Record<string, string> = {
  '360322': '上栗县',
  '430181': '浏阳市',
  '430281': '醴陵市',
  'project-office': '项目办',
  'land-office': '示例自然资源局',
  'service-case': '异地代收代办件',
  '360322:01993f2e': '示例项目甲',
}
const named = (...ids: string[]) => ids.map((id) => ({ id, name: names[id] ?? id }))

const lookups: Lookups = {
  parties: named('360322', '430181', '430281'),
  desks: named('project-office', 'land-office'),
  kinds: named('service-case'),
  seesKind: () => true,
  indicators: [{ id: 'project.done', name: '完成投资' }],
  searchDivisions: async (words) => named('360322', '430181', '430281').filter((one) => one.name.includes(words)),
  searchMatters: async () => named('360322:01993f2e'),
  upload: async (file) => ({ hash: 'sample', name: file.name, type: file.type, size: file.size }),
  fileHref: () => '#',
  matterHref: () => '/gallery/matter',
  nameOf: (id) => names[id] ?? id,
  titleOf: async () => undefined,
}

const samples: FieldValue = {
  words: '示例项目甲',
  paragraph: '用地报批已逾期 2 个工作日，请于 11月23日前办结。\n或说明还缺什么。',
  money: 32_000_000_000,
  integer: 1280,
  decimal: '12.50',
  area: '33350.00',
  energy: '1260.50',
  percent: '86.30',
  day: '2026-11-26',
  month: '2026-11',
  instant: '2026-11-20T08:24:00.000Z',
  'yes-no': true,
  choice: 'electronics',
  choices: ['electronics', 'farm'],
  uscc: '91350100M000100Y43',
  'resident-id': '11010519491231002X',
  division: '360322',
  'project-code': '2611-360322-04-01-000000',
  'query-code': '7f3a92ed'.repeat(8),
  phone: '0799-0000000',
  indicator: 'project.done',
  party: '430181',
  parties: ['430181', '430281'],
  desk: 'land-office',
  matter: '360322:01993f2e',
  file: { hash: 'a', name: '示例用地申请.pdf', type: 'application/pdf', size: 1_263_000 },
  files: [{ hash: 'a', name: '示例用地申请.pdf', type: 'application/pdf', size: 1_263_000 }],
  place: { lon: 113.79531, lat: 27.8803 },
  rating: 4,
  'scope-rows': [{ kind: 'service-case', steps: '*', part: 'shared', audience: 'matter-parties' }],
  rows: [{ name: '示例材料', original: true }],
  json: {
    label: { zh: '示例 计分办法', en: 'Sample score' },
    validFrom: '2026-01-01',
    digits: { line: 2, total: 2 },
    items: [
      { id: 'contracts', label: { zh: '签正式合同', en: 'Contracts signed' }, how: { each: 20 }, cap: 60 },
      { id: 'visits', label: { zh: '走访', en: 'Visits' }, how: { each: 1 }, cap: 15 },
    ],
    cases: [
      { colour: 'red', word: { zh: '滞后', en: 'Late' } },
      { colour: 'green', word: { zh: '按期', en: 'On time' } },
    ],
  },
}

/** Every field type: as it is filled in, read and printed. */
export function FieldsPage() {
  const { t } = useTranslation('gallery')
  return (
    <LookupsProvider value={lookups}>
      <SectionTitle>{t('fields')}</SectionTitle>
      <div className="gallery-fields">
        {fieldTypes.map((type) => (
          <OneField key={type} type={type} />
        ))}
      </div>
    </LookupsProvider>
  )
}

function OneField<T extends FieldType>({ type }: { type: T }) {
  const { t } = useTranslation('fields')
  const { t: words, i18n } = useTranslation('marks')
  const { today, offsetMinutes } = useNow()
  const [value, setValue] = useState<FieldValue[T] | undefined>(samples[type])
  const spec = {
    label: type,
    choices: ['electronics', 'fireworks', 'farm'],
    options: { electronics: '电子信息', fireworks: '烟花爆竹', farm: '农产品' },
    rows: { name: { type: 'words' as const }, original: { type: 'yes-no' as const } },
    columns: { name: { label: '材料' }, original: { label: '核原件' } },
  }
  const context = { t, words, language: i18n.language, today, offsetMinutes, nameOf: lookups.nameOf }
  return (
    <>
      <code className="code second">{type}</code>
      <FieldRow type={type} spec={spec} value={value} onChange={setValue} required />
      <div>
        <FieldView type={type} spec={spec} value={value} />
      </div>
      <div className="second meta">{value !== undefined && widgetOf(type).format(value, spec, context)}</div>
    </>
  )
}
