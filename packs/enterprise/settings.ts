import { localDays, type SettingDefault, text } from '@lianyu/kernel'
import { ladderSetting } from './ladder-rules.ts'
import { surveySetting } from './survey-results.ts'

const natural = (
  key: string,
  zh: string,
  en: string,
  value: number,
  source: SettingDefault['source'],
): SettingDefault => ({
  key,
  label: text(zh, en),
  value,
  unit: 'natural-days',
  source,
  validFrom: '2026-01-01',
  checked: false,
})
const local = text('各地自定，启用前请核定', 'Local practice: to be fixed before use')

export const enterpriseSettings: SettingDefault[] = [
  ladderSetting,
  surveySetting,
  localDays('policy.fair-days', '公平竞争审查时限', 'Fair-competition review', 10),
  localDays('grant.check-days', '兑现审核时限', 'Time to check a grant', 5),
  localDays('grant.post-days', '审核后公示时限', 'Time to post a grant', 3),
  localDays('grant.pay-days', '决定后支付时限', 'Time to pay a grant', 10),
  localDays('grant.objection-days', '公示异议核实时限', 'Time to look into an objection', 5),
  natural(
    'grant.notice-days',
    '兑现公示天数',
    'Days that a grant is posted',
    7,
    text('亩均评价公示 7 天的做法，未核对', 'As with per-mu results, 7 days, not checked'),
  ),
  natural('grant.decide-days', '公示期满后决定天数', 'Days to decide after the posting', 7, local),
  localDays('request.assign-days', '诉求交办时限', 'Time to assign a request', 1),
  localDays('request.answer-days', '诉求答复时限', 'Time to answer a request', 5),
  localDays('request.confirm-days', '诉求回访时限', 'Time to ask the enterprise', 3),
]
