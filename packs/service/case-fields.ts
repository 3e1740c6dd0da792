import { field, remarkFields, text } from '@lianyu/kernel'
import { certificateFields } from './certificate.ts'
import { earlierFields } from './earlier-papers.ts'
import { caseGrounds, deliveries, identityChecks, itemNatures, modes, ways } from './grounds.ts'
import { ratingFields } from './rating.ts'

const personal = { part: 'personal' as const }
const papers = { part: 'personal' as const, accept: ['application/pdf', 'image/jpeg', 'image/png'] }
const count = { min: 0, max: 1_000 }
const days = { min: 1, max: 1_000 }

/** What the item says; a case keeps it as it was on the day of its opening. */
const ofItem: Record<string, field.AuthoredField> = {
  item: field.matter(text('事项', 'Catalogue item'), 'item', 'cases'),
  partOf: field.matter(text('属于一件事', 'Part of one thing'), 'one-thing', 'cases'),
  itemVersion: field.words(text('事项版本', 'Version of the item'), {
    hint: text('事项目录中那一条记录的指纹', 'Fingerprint of the catalogue’s record as it stood'),
  }),
  itemCode: field.words(text('事项编码', 'Item code'), {
    hint: text('国家目录编码，照录不自编', 'The national catalogue’s code, never our own'),
  }),
  itemName: field.words(text('事项', 'Item')),
  itemNature: field.choice(text('事项性质', 'Nature'), itemNatures),
  promisedDays: field.integer(text('承诺办结时限（工作日）', 'Promised term, working days'), days),
  joint: field.yesNo(text('统一或联合办理', 'Handled jointly'), {
    hint: text('适用四十五日', 'The term of 45 days applies'),
  }),
  reviewNeeded: field.yesNo(text('须经审核、审批', 'Reviewed and approved before it is decided')),
  twoOfficers: field.yesNo(text('须两人以上核查', 'Checked by two officers')),
  promiseAllowed: field.yesNo(text('可容缺、可告知承诺', 'May be accepted on a promise')),
  specialSteps: field.choices(text('不计时的特殊环节', 'Steps that do not count'), caseGrounds),
  papersBefore: field.integer(text('改革前材料数', 'Papers before'), count),
  daysBefore: field.integer(text('改革前时限（工作日）', 'Working days before'), days),
  tripsBefore: field.integer(text('改革前跑动次数', 'Trips before'), count),
}

const ofApplicant: Record<string, field.AuthoredField> = {
  applicantKind: field.choice(text('申请人类型', 'Applicant is'), {
    person: text('自然人', 'A person'),
    firm: text('法人和其他组织', 'A firm or organisation'),
  }),
  applicantName: field.words(text('申请人', 'Applicant'), personal),
  applicantId: field.residentId(text('身份证号', 'Resident id'), {
    ...personal,
    hint: text('自然人必填', 'Needed for persons'),
  }),
  applicantUscc: field.uscc(text('统一社会信用代码', 'USCC'), personal),
  applicantPhone: field.phone(text('手机号', 'Phone'), personal),
  application: field.files(text('申请材料', 'Application papers'), papers),
  agentName: field.words(text('代理人', 'Agent'), personal),
  agentId: field.residentId(text('代理人身份证号', 'Agent’s resident id'), personal),
  authorisation: field.files(text('授权委托书', 'Power of attorney'), papers),
  hasAgent: field.yesNo(text('委托代理', 'By an agent')),
  help: field.choice(text('帮办代办', 'Help'), {
    none: text('自己办', 'None'),
    guided: text('帮办', 'Guided by staff'),
    done: text('代办', 'Done by staff'),
  }),
  appliedVia: field.choice(text('申请途径', 'Applied'), ways),
  queueNo: field.words(text('排队号', 'Queue number')),
}

const ofWay: Record<string, field.AuthoredField> = {
  mode: field.choice(text('办理方式', 'Mode'), modes),
  handler: field.party(text('办理地', 'Handling place')),
  caseNo: field.words(text('收件编号', 'Case number')),
  outsideNo: field.words(text('省平台办件号', 'Number on the provincial platform'), {
    hint: text('赣服通、湘易办的办件号，不重复录入', 'The provincial platform’s number: no second entry'),
  }),
  queryCodeHash: field.queryCode(text('查询码指纹', 'Query code’s fingerprint')),
  sample: field.yesNo(text('样例', 'Sample')),
}

const ofReceipt: Record<string, field.AuthoredField> = {
  formComplete: field.yesNo(text('材料齐全、符合法定形式', 'Papers complete and in form')),
  identitySeen: field.choice(text('身份核验', 'Identity check'), identityChecks),
  checkNote: field.paragraph(text('核验说明', 'Note on the check')),
  papersTaken: field.integer(text('向申请人收取的材料数', 'Papers taken from the applicant'), {
    ...count,
    hint: text('实际收取的，不含部门间调取的', 'Really taken; not those fetched from other offices'),
  }),
  missingPapers: field.paragraph(text('容缺的材料', 'Papers promised for later')),
  promiseDue: field.day(text('承诺补齐日', 'Promised for')),
  promisePapers: field.files(text('承诺书', 'Written promise'), papers),
  toldHere: field.paragraph(text('需补正的全部内容', 'Everything that is missing')),
  refilledWhat: field.paragraph(text('补正情况', 'What was completed')),
  refilledVia: field.choice(text('补正途径', 'Completed'), ways),
  parcelNo: field.words(text('寄送单号', 'Parcel number')),
  returnedTakenFor: field.paragraph(text('退回原因', 'Why it is returned')),
}

const ofHandling: Record<string, field.AuthoredField> = {
  toldMissing: field.paragraph(text('需补正的全部内容', 'Everything that is missing')),
  completedWhat: field.paragraph(text('补正情况', 'What was completed')),
  completedVia: field.choice(text('补正途径', 'Completed'), ways),
  acceptanceNo: field.words(text('受理通知书文号', 'Number of the notice of acceptance')),
  silentFor: field.words(text('说明', 'Note')),
  returnedFor: field.paragraph(text('退回原因', 'Why it is returned')),
  notAcceptedFor: field.paragraph(text('不予受理的理由', 'Why it is not accepted')),
  supplementFor: field.paragraph(text('补正内容和理由', 'What is to be completed, and why')),
  suppliedWhat: field.paragraph(text('收到的补正材料', 'What has arrived')),
  pauseGround: field.choice(text('法定事由', 'Ground'), caseGrounds),
  pauseNeeded: field.words(text('所需时间', 'Time needed')),
  extendedFor: field.paragraph(text('延期理由', 'Why it is extended')),
  checkedWhat: field.paragraph(text('核查情况', 'What was found')),
  confirmedWhat: field.paragraph(text('第二人核查情况', 'What the second officer found')),
  proposal: field.paragraph(text('拟办意见', 'Proposal')),
  reviewOpinion: field.paragraph(text('审核意见', 'Opinion of the review')),
  signerAsked: field.words(text('请谁加签、签什么', 'Who is to sign besides, and on what')),
  signerOpinion: field.paragraph(text('加签意见', 'Opinion of the added signer')),
  sentBackFor: field.paragraph(text('退回原因', 'Why it is sent back')),
  mendedWhat: field.paragraph(text('补办情况', 'What was mended')),
  decision: field.choice(text('决定', 'Decision'), {
    granted: text('准予', 'Granted'),
    refused: text('不予', 'Refused'),
  }),
  decisionNo: field.words(text('决定文号', 'Number of the decision')),
  refusalGrounds: field.paragraph(text('不予的理由和救济途径', 'Why it is refused, and where to appeal')),
  decisionPapers: field.files(text('结果文书', 'Papers of the decision'), papers),
  resultParcelNo: field.words(text('结果寄送单号', 'Parcel number of the result')),
  resultScanned: field.words(text('扫码收到的单号', 'Number as scanned on arrival')),
  resultWrong: field.paragraph(text('不符情况', 'What does not match')),
  deliveredBy: field.choice(text('送达方式', 'Delivered by'), deliveries),
  deliveryNo: field.words(text('送达单号', 'Delivery number')),
  withdrawnFor: field.paragraph(text('撤回原因', 'Why it is withdrawn')),
}

/** Where the originals are: each parcel scanned and its contents hashed by both ends. */
const ofOriginals: Record<string, field.AuthoredField> = {
  sentNo: field.words(text('寄出单号', 'Parcel number')),
  carrier: field.words(text('承运单位', 'Carrier')),
  sentWhat: field.paragraph(text('寄出清单', 'List of what is in it')),
  sentDigest: field.words(text('寄出时的影像指纹', 'Fingerprint of the scans when sent'), { maxLength: 64 }),
  scannedNo: field.words(text('收到扫码单号', 'Number as scanned on arrival')),
  arrivedDigest: field.words(text('收到时的影像指纹', 'Fingerprint of the scans on arrival'), { maxLength: 64 }),
  parcelWrong: field.paragraph(text('不符、破损或缺件', 'What does not match, is damaged or missing')),
}

const ofPromise: Record<string, field.AuthoredField> = {
  keptWhat: field.paragraph(text('补齐情况', 'What was handed in')),
  brokenWhat: field.paragraph(text('未兑现的处理', 'What follows from the broken promise')),
}

const ofRemarks: Record<string, field.AuthoredField> = {
  verifiedWhat: field.paragraph(text('核验的原件', 'Originals seen')),
  verifiedFound: field.choice(text('核验结论', 'Found'), {
    same: text('与原件一致', 'Same as the original'),
    different: text('与原件不一致', 'Not the same'),
  }),
  outsideStatus: field.words(text('省平台状态', 'Status on the provincial platform')),
  outsideNumber: field.words(text('省平台办件号', 'Number on the provincial platform')),
  outsidePlatform: field.words(text('平台', 'Platform')),
  outsideSeen: field.words(text('平台记录的时间', 'Time on the platform’s record')),
  withdrawAsked: field.paragraph(text('申请人撤回的理由', 'Why the applicant withdraws')),
  comment: field.paragraph(text('留言', 'Comment')),
  followPhone: field.phone(text('接收进度的手机号', 'Phone for progress'), personal),
  followNote: field.words(text('关注说明', 'Note')),
  addedWhat: field.words(text('补交了什么', 'What was added')),
  addedPapers: field.files(text('补交材料', 'Papers added'), papers),
  correction: remarkFields.correction,
}

export const caseFields: Record<string, field.AuthoredField> = {
  ...ofItem,
  ...ofApplicant,
  ...ofWay,
  ...ofReceipt,
  ...ofHandling,
  ...ofOriginals,
  ...ofPromise,
  ...ofRemarks,
  ...earlierFields,
  ...ratingFields,
  ...certificateFields,
}
