import { type ColourRule, type MonthColour, type SettingDefault, type Text, text } from '@lianyu/kernel'

/** No source says when a month is read: local practice, in every rule to be set. */
const [amberDays, reportDays] = [7, 10]
const readOn = text(`月后 ${reportDays} 日起判`, `months are read ${reportDays} days after their end`)
const dueSoon = text(`提前 ${amberDays} 日算临期`, `due soon means ${amberDays} days before`)
const slowByMonth = text(
  '“未动”“迟缓”逐月判，到期未完成且当月没有完成额的为未动',
  '“not started” and “slow” are said of a month: late, and with nothing done in it',
)
const joined = (...all: Text[]) => text(all.map(({ zh }) => zh).join('，'), all.map(({ en }) => en).join('; '))

/** 瓯海: on time or ahead green, late red; a month made up for turns yellow and never plain green. @source domain-rules h */
export const ouhaiColours: ColourRule = {
  id: 'ouhai',
  version: 1,
  label: text('瓯海：按期绿、滞后红、补上黄', 'Ouhai: on time green, late red, made up yellow'),
  amberDays,
  reportDays,
  assumes: readOn,
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
  assumes: joined(readOn, slowByMonth),
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
  assumes: joined(readOn, dueSoon),
  cases: [
    { when: { light: 'done' }, colour: 'green', word: text('完成', 'Done') },
    { when: { light: 'late' }, colour: 'red', word: text('滞后', 'Late'), assumed: true },
    { when: { light: 'due-soon' }, colour: 'yellow', word: text('临期', 'Due soon'), assumed: true },
    { when: {}, colour: 'blue', word: text('推进', 'Under way'), assumed: true },
  ],
}

export const colourWords: Record<MonthColour, Text> = {
  red: text('红', 'red'),
  yellow: text('黄', 'yellow'),
  green: text('绿', 'green'),
  blue: text('蓝', 'blue'),
}

export const monthColourRules = [ouhaiColours, sanyuanColours, ningguoColours]

/** The rule that a setting names (`sanyuan`) or writes out in full; anything else somebody entered is no rule. */
export function colourRuleOf(kept: unknown): ColourRule | undefined {
  if (typeof kept === 'string') return monthColourRules.find(({ id }) => id === kept)
  return isColourRule(kept) ? kept : undefined
}

/** The county's rule of today; Ouhai's where it has set none. */
export function colourRuleToday(setting: (key: string) => unknown): ColourRule {
  return colourRuleOf(setting('project.month-colours')) ?? ouhaiColours
}

function isColourRule(value: unknown): value is ColourRule {
  const rule = value as Partial<ColourRule> | null | undefined
  return (
    Array.isArray(rule?.cases) &&
    rule.cases.every(
      (one) => typeof one?.when === 'object' && one.when !== null && one.colour in colourWords && isText(one.word),
    ) &&
    Number.isSafeInteger(rule.amberDays) &&
    Number.isSafeInteger(rule.reportDays) &&
    isText(rule.label) &&
    (rule.assumes === undefined || isText(rule.assumes))
  )
}

const isText = (value: Partial<Text> | undefined) => typeof value?.zh === 'string' && typeof value.en === 'string'

export const colourSettings: SettingDefault[] = [
  {
    key: 'project.month-colours',
    label: text('月进度亮色', 'Colours of the months'),
    value: ouhaiColours,
    source: text(
      '瓯海 420 项月度亮色；填 "sanyuan"、"ningguo" 用三原、宁国的映射，也可写全自定；启用前请核定',
      'Ouhai, 420 items by month; "sanyuan" or "ningguo" for the mappings of those two, or a rule of one’s own; to be fixed before use',
    ),
    validFrom: '2026-01-01',
    checked: false,
    fits: (value) => colourRuleOf(value) !== undefined,
  },
]
