import { type SettingDefault, text } from '@lianyu/kernel'

/** No law sets a term for letters between units: the values are for each county to fix before use. */
const ownPractice = text('各地自定，启用前请核定', 'Local practice: to be fixed before use')

export const baseSettings: SettingDefault[] = [
  {
    key: 'letter.receive-days',
    label: text('函件签收时限', 'Time to receive a letter'),
    value: 2,
    unit: 'working-days',
    source: ownPractice,
    validFrom: '2026-01-01',
    checked: false,
  },
  {
    key: 'letter.answer-days',
    label: text('复函时限', 'Time to answer a letter'),
    value: 10,
    unit: 'working-days',
    source: ownPractice,
    validFrom: '2026-01-01',
    checked: false,
  },
]
