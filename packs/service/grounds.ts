import { type Text, text } from '@lianyu/kernel'

/** What does not count against the term. @source 行政许可法 art. 45 */
export const caseGrounds: Record<string, Text> = {
  hearing: text('听证', 'Hearing'),
  bidding: text('招标', 'Bidding'),
  auction: text('拍卖', 'Auction'),
  inspection: text('检验', 'Inspection'),
  testing: text('检测', 'Testing'),
  quarantine: text('检疫', 'Quarantine'),
  appraisal: text('鉴定', 'Appraisal'),
  'expert-review': text('专家评审', 'Expert review'),
}
