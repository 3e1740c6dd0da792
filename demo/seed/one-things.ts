import type { Agreements } from './agreements.ts'
import { sampleResident } from './cases.ts'
import { type Days, turnOf } from './days.ts'
import { idOf } from './ids.ts'
import { fromItem, itemId, itemNamed, liling, xiangdong } from './sample-items.ts'
import type { By, SampleMatter, Script } from './script.ts'

const window: By = { party: xiangdong, desk: 'service-window', role: 'officer' }
const there: By = { party: liling, desk: 'service-window', role: 'approver' }

/** Each item of a theme, and how far its case has come: steps with whose they are and on which working day. */
type Part = [name: string, nature: string, goes: [step: string, by: By, on: number, data?: Record<string, unknown>][]]

interface Theme {
  name: string
  before: { papersBefore: number; tripsBefore: number; daysBefore: number }
  opened: number
  begun: boolean
  parts: Part[]
}

const offered = (checked: number, on = checked): Part[2] => [
  ['check', window, checked, { formComplete: true, identitySeen: 'original' }],
  ['offer', window, on],
]

/** Two themes: one whose cases are at different places, one that waits to be begun. */
const themes: Theme[] = [
  {
    name: '示例 到醴陵开饭店一件事',
    before: { papersBefore: 21, tripsBefore: 5, daysBefore: 40 },
    opened: -7,
    begun: true,
    parts: [
      ['示例 个体工商户设立登记', 'permit', [...offered(-7), ['accept', there, -6]]],
      ['示例 食品经营许可', 'permit', offered(-7, -1)],
      ['示例 户外招牌设置备案', 'service', []],
    ],
  },
  {
    name: '示例 随父母到醴陵入学一件事',
    before: { papersBefore: 14, tripsBefore: 4, daysBefore: 25 },
    opened: 0,
    begun: false,
    parts: [
      ['示例 居住登记', 'service', []],
      ['示例 转学手续', 'service', []],
    ],
  },
]

export function oneThings(script: Script, days: Days, { service }: Agreements): void {
  for (const [n, theme] of themes.entries()) {
    const list = script.open(`${theme.name} 清单`, {
      at: days.at(-30, '09:00'),
      by: window,
      kind: 'one-thing-guide',
      data: { name: theme.name, ...theme.before, sample: true },
    })
    for (const [partName, partNature] of theme.parts) {
      const data = { partName, partNature, partHandler: liling, partItem: itemId(itemNamed(partName), days) }
      script.step(list, 'add-part', { name: partName, at: days.at(-30, '09:01'), by: window, data })
    }
    const applicant = {
      applicantName: '示例申请人',
      applicantId: sampleResident(xiangdong, n),
      applicantPhone: '000-0000000',
    }
    const at = days.at(theme.opened, '09:00')
    const data = { itemName: theme.name, guide: list.id, sample: true, ...applicant }
    const thing = script.open(theme.name, { at, by: window, kind: 'one-thing', data })
    if (theme.begun) cases(script, days, theme, thing, service, applicant)
  }
}

function cases(
  script: Script,
  days: Days,
  { name, opened, parts }: Theme,
  thing: SampleMatter,
  under: SampleMatter,
  applicant: Record<string, string>,
): void {
  const at = days.at(opened, '09:01')
  const ids = parts.map(([part]) => `${xiangdong}:${idOf(`${name} ${part}`, at)}`)
  const data = Object.fromEntries(ids.map((id, n) => [`part${n + 1}`, id]))
  script.step(thing, 'begin-parts', { at, by: { ...window, role: 'system' }, data })
  for (const [itemName, , goes] of parts) {
    const matter = script.open(`${name} ${itemName}`, {
      at,
      by: window,
      kind: 'service-case',
      under,
      parties: [xiangdong, liling],
      data: {
        ...fromItem(itemNamed(itemName), days),
        mode: 'collected',
        handler: liling,
        partOf: thing.id,
        sample: true,
        ...applicant,
      },
    })
    // The opening was the first of its day.
    const turns = [opened, ...goes.map(([, , on]) => on)]
    for (const [m, [step, by, on, given]] of goes.entries()) {
      const moment = days.at(on, turnOf(turns, m + 1))
      script.step(matter, step, { at: moment, by, ...(given === undefined ? {} : { data: given }) })
    }
  }
}
