import { localDays, type SettingDefault, text } from '@lianyu/kernel'

const checked = { validFrom: '2019-04-23', checked: true }

export const serviceSettings: SettingDefault[] = [
  {
    key: 'service.tell-days',
    label: text('一次性告知时限', 'Time to say what is missing'),
    value: 5,
    unit: 'working-days',
    source: text('行政许可法 第三十二条', '行政许可法 art. 32'),
    ...checked,
  },
  {
    key: 'service.decide-days',
    label: text('作出决定时限', 'Time to decide'),
    value: 20,
    unit: 'working-days',
    source: text('行政许可法 第四十二条', '行政许可法 art. 42'),
    ...checked,
  },
  {
    key: 'service.extend-days',
    label: text('可延长的时限', 'Longest extension'),
    value: 10,
    unit: 'working-days',
    source: text('行政许可法 第四十二条', '行政许可法 art. 42'),
    ...checked,
  },
  {
    key: 'service.deliver-days',
    label: text('送达时限', 'Time to deliver'),
    value: 10,
    unit: 'working-days',
    source: text('行政许可法 第四十四条', '行政许可法 art. 44'),
    ...checked,
  },
  {
    key: 'service.joint-days',
    label: text('联合办理时限', 'Time to decide together'),
    value: 45,
    unit: 'working-days',
    source: text('行政许可法 第四十二条', '行政许可法 art. 42'),
    ...checked,
  },
  {
    key: 'service.joint-extend-days',
    label: text('联合办理可延长的时限', 'Longest extension when deciding together'),
    value: 15,
    unit: 'working-days',
    source: text('行政许可法 第四十二条', '行政许可法 art. 42'),
    ...checked,
  },
  localDays('service.joint-part-days', '联办中一地的办理时限', 'Time of one place in a joint case', 20),
  localDays('service.other-days', '非许可事项办结时限', 'Time to decide what is no permit', 20),
  {
    ...localDays('service.parcel-days', '原件寄递时限', 'Time for a parcel', 5),
    unit: 'natural-days',
  },
  {
    key: 'service.silence-accepts',
    label: text('非行政许可逾期未告知也视为受理', 'Silence accepts what is no permit too'),
    value: true,
    source: text('参照行政许可法第三十二条，启用前请核定', 'After 行政许可法 art. 32: to be fixed before use'),
    validFrom: '2026-01-01',
    checked: false,
  },
  localDays('service.paper-take-days', '材料调取的接收时限', 'Time to take up a paper request', 2),
  localDays('service.paper-find-days', '材料调取的查找时限', 'Time to find a paper', 5),
  localDays('service.paper-preview-days', '材料预览的时限', 'Time to preview a paper', 5),
  {
    key: 'service.supplement-pause',
    label: text('受理后补正不计时（非行政许可）', 'Completion after acceptance stops the time (not for permits)'),
    value: true,
    source: text('各地做法，未核对依据，启用前请核定', 'Local practice, its basis not checked: to be fixed before use'),
    validFrom: '2026-01-01',
    checked: false,
  },
]
