import { eraseAnswer, type SettingDefault, text } from '@lianyu/kernel'

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
  {
    key: eraseAnswer.setting,
    label: text('确认删除的时限', 'Time to confirm an erasure'),
    value: eraseAnswer.workingDays,
    unit: 'working-days',
    source: text(
      '个人信息保护法第四十七、五十条要求及时，未定天数；参照 App违法违规收集使用个人信息行为认定方法第六条，启用前请核定',
      '个人信息保护法 art. 47, 50: without delay, no number of days; after App违法违规收集使用个人信息行为认定方法 art. 6, to be fixed before use',
    ),
    validFrom: '2026-01-01',
    checked: false,
  },
]
