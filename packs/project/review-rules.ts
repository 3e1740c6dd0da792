import { jiningBallots, type KeptRule, type ScoreRule, type SettingDefault, text } from '@lianyu/kernel'

/** 济宁 2015: each place three points less than the one before. @source domain-rules h */
export const ballotRule: KeptRule = { ...jiningBallots, source: '济宁 2015 观摩点评' }

/**
 * 延安 2017: points for what a place shows, whatever a jury thinks of it. Planned investment in 亿元; progress is done ÷
 * planned as a fraction; the figures of a unit are entered by the office. @source domain-rules h
 */
export const yananTable: ScoreRule = {
  id: 'review.table',
  version: 1,
  validFrom: '2017-01-01',
  label: text('项目观摩计分表', 'Point table of the project review'),
  source: text('延安 2017 项目观摩计分办法', 'Yan’an 2017, point table of the project review'),
  digits: { line: 2, total: 2 },
  items: [
    { id: 'newStarts', label: text('新开工', 'Newly begun'), how: { each: 5 } },
    { id: 'continued', label: text('续建', 'Continued'), how: { each: 2 } },
    {
      id: 'planYi',
      label: text('计划投资（亿元）', 'Planned (亿元)'),
      how: {
        steps: [
          { atLeast: 0, points: 3 },
          { atLeast: 1, points: 6 },
          { atLeast: 5, points: 10 },
          { atLeast: 10, points: 20 },
        ],
      },
    },
    { id: 'industry', label: text('产业类', 'Industry'), how: { each: 15 } },
    { id: 'livelihood', label: text('民生类', 'People’s livelihood'), how: { each: 8 } },
    { id: 'urban', label: text('功能类', 'Function of the town'), how: { each: 6 } },
    { id: 'progress', label: text('完成 ÷ 计划', 'Done ÷ planned'), how: { each: 60 } },
    { id: 'provincial', label: text('省级项目', 'Provincial'), how: { each: 20 } },
    { id: 'producing', label: text('投产', 'In production'), how: { each: 20 } },
    { id: 'operating', label: text('投运', 'In operation'), how: { each: 10 } },
    { id: 'bigMonths', label: text('当月投资 10 亿元以上', 'Months of 10 亿元 and more'), how: { each: 30 } },
    {
      id: 'groupStarts',
      label: text('集中开工（每年至多 4 次）', 'Group starts, at most 4 a year'),
      how: { each: 30 },
      cap: 120,
    },
    { id: 'criticised', label: text('通报批评扣分', 'Points off for criticism'), how: { each: -1 }, floor: -20 },
  ],
}

export const reviewSettings: SettingDefault[] = [
  {
    key: 'review.ballots',
    label: text('观摩点评计分', 'Score of the review’s ballots'),
    value: ballotRule,
    source: text('济宁 2015 观摩点评；各地自定，启用前请核定', 'Jining 2015; local practice, to be fixed before use'),
    validFrom: '2015-01-01',
    checked: false,
  },
  {
    key: 'review.table',
    label: text('项目观摩计分表', 'Point table of the review'),
    value: yananTable,
    source: text('延安 2017；各地自定，启用前请核定', 'Yan’an 2017; local practice, to be fixed before use'),
    validFrom: '2017-01-01',
    checked: false,
  },
]
