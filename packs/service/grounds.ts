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

/** The sort of item, which decides what law binds its terms. */
export const itemNatures: Record<string, Text> = {
  permit: text('行政许可', 'Permit'),
  confirmation: text('行政确认', 'Confirmation'),
  service: text('公共服务', 'Public service'),
  other: text('其他', 'Other'),
}

/** What a handling place may delegate to a window across the border, item by item: the window does exactly that and no more. */
export const delegatedRights: Record<string, Text> = {
  receive: text('收件受理权', 'To receive and accept'),
  tell: text('一次性告知权', 'To say once what is missing'),
  verify: text('原件核验权', 'To check originals'),
  deliver: text('审批结果送达权', 'To deliver the result'),
}

/**
 * How an item is handled where applicant and deciding office are in different places.
 *
 * @source 国办发〔2020〕35号 part 2; 异地代收代办 in its two forms as Chengdu counts them
 */
export const modes: Record<string, Text> = {
  remote: text('全程网办', 'Wholly online'),
  collected: text('异地委托、本地代收', 'Received here, handled there'),
  authorised: text('异地授权、本地办理', 'Accepted and delivered here on delegated rights'),
  joint: text('多地联办', 'Several places together'),
}

export const identityChecks: Record<string, Text> = {
  original: text('核对原件', 'Original seen'),
  electronic: text('电子证照', 'Electronic licence'),
  face: text('人证比对', 'Face compared with card'),
}

/** By which way an applicant came; a window is a trip. */
export const ways: Record<string, Text> = {
  window: text('到窗口', 'At the window'),
  online: text('网上', 'Online'),
  terminal: text('自助终端', 'Self-service terminal'),
  home: text('上门', 'At the applicant’s home'),
}

export const deliveries: Record<string, Text> = {
  post: text('邮寄', 'Post'),
  window: text('窗口领取', 'At the window'),
  online: text('电子送达', 'Electronically'),
}
