import { type SettingDefault, text } from '@lianyu/kernel'

/** 首报首谈 and follow-up are each county's own practice: no law sets the days. */
const ownPractice = text('各地自定，启用前请核定', 'Local practice: to be fixed before use')

function days(key: string, zh: string, en: string, value: number): SettingDefault {
  return {
    key,
    label: text(zh, en),
    value,
    unit: 'working-days',
    source: ownPractice,
    validFrom: '2026-01-01',
    checked: false,
  }
}

export const investSettings: SettingDefault[] = [
  days('invest.recognise-days', '首报认定时限', 'Time to recognise a first report', 3),
  days('invest.arbitrate-days', '首报争议裁定时限', 'Time to arbitrate a first report', 5),
  days('invest.contact-days', '首次对接时限', 'Time to the first contact', 5),
  days('invest.review-days', '项目评审时限', 'Time for the project review', 10),
  days('invest.trip-approval-days', '公务活动审批时限', 'Time to approve a trip', 2),
  days('invest.trip-report-days', '公务活动报告时限', 'Time to report on a trip', 5),
]
