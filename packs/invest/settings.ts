import { localDays, type SettingDefault } from '@lianyu/kernel'
import { entrySetting } from './entry-rule.ts'
import { teamScore } from './score-rule.ts'

/** 首报首谈 and follow-up are each county's own practice: no law sets the days. */
export const investSettings: SettingDefault[] = [
  localDays('invest.recognise-days', '首报认定时限', 'Time to recognise a first report', 3),
  localDays('invest.arbitrate-days', '首报争议裁定时限', 'Time to arbitrate a first report', 5),
  localDays('invest.contact-days', '首次对接时限', 'Time to the first contact', 5),
  localDays('invest.review-days', '项目评审时限', 'Time for the project review', 10),
  localDays('invest.opinion-days', '审查意见时限', 'Time for each review opinion', 7),
  localDays('invest.confirm-days', '履约核实时限', 'Time to confirm what was kept', 5),
  localDays('invest.trip-approval-days', '公务活动审批时限', 'Time to approve a trip', 2),
  localDays('invest.trip-report-days', '公务活动报告时限', 'Time to report on a trip', 5),
  entrySetting,
  teamScore,
]
