import { eraseAnswer, localDays, type SettingDefault, text } from '@lianyu/kernel'

export const baseSettings: SettingDefault[] = [
  localDays('letter.receive-days', '函件签收时限', 'Time to receive a letter', 2),
  localDays('letter.answer-days', '复函时限', 'Time to answer a letter', 10),
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
