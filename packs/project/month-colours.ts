import { type ColourRule, type SettingDefault, text } from '@lianyu/kernel'

/** No source says when a month is read: local practice, in every rule to be set. */
const [amberDays, reportDays] = [7, 10]

/** 瓯海: on time or ahead green, late red; a month made up for turns yellow and never plain green. @source domain-rules h */
export const ouhaiColours: ColourRule = {
  id: 'ouhai',
  version: 1,
  label: text('瓯海：按期绿、滞后红、补上黄', 'Ouhai: on time green, late red, made up yellow'),
  amberDays,
  reportDays,
  cases: [
    { when: { light: 'late' }, colour: 'red', word: text('滞后', 'Late') },
    { when: { caughtUp: true }, colour: 'yellow', word: text('补上', 'Made up') },
    { when: {}, colour: 'green', word: text('按期', 'On time') },
  ],
}

/** 三原: red not started, yellow slow, green smooth; posted monthly. @source domain-rules h */
export const sanyuanColours: ColourRule = {
  id: 'sanyuan',
  version: 1,
  label: text('三原：未动红、迟缓黄、顺利绿', 'Sanyuan: not started red, slow yellow, smooth green'),
  amberDays,
  reportDays,
  cases: [
    { when: { light: 'late', begun: false }, colour: 'red', word: text('未动', 'Not started') },
    { when: { light: 'late' }, colour: 'yellow', word: text('迟缓', 'Slow') },
    { when: {}, colour: 'green', word: text('顺利', 'Smooth') },
  ],
}

/**
 * 宁国: four colours. The reports say that green is done and that there is a blue; what the other three stand for is not
 * told, so they are marked as assumed. @source domain-rules h
 */
export const ningguoColours: ColourRule = {
  id: 'ningguo',
  version: 1,
  label: text('宁国：四色，完成为绿', 'Ningguo: four colours, done is green'),
  amberDays,
  reportDays,
  cases: [
    { when: { light: 'done' }, colour: 'green', word: text('完成', 'Done') },
    { when: { light: 'late' }, colour: 'red', word: text('滞后', 'Late'), assumed: true },
    { when: { light: 'due-soon' }, colour: 'yellow', word: text('临期', 'Due soon'), assumed: true },
    { when: {}, colour: 'blue', word: text('推进', 'Under way'), assumed: true },
  ],
}

export const monthColourRules = [ouhaiColours, sanyuanColours, ningguoColours]

export const colourSettings: SettingDefault[] = [
  {
    key: 'project.month-colours',
    label: text('月进度亮色', 'Colours of the months'),
    value: ouhaiColours,
    source: text(
      '瓯海 420 项月度亮色；三原、宁国另有映射；各地自定，启用前请核定',
      'Ouhai, 420 items by month; Sanyuan and Ningguo map otherwise; to be fixed before use',
    ),
    validFrom: '2026-01-01',
    checked: false,
  },
]
