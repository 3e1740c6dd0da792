import { field, remarkFields, text } from '@lianyu/kernel'

const personal = { part: 'personal' as const }
const paperFiles = { accept: ['application/pdf', 'image/jpeg', 'image/png'] }

/** What stands in a paper request: whose paper, the consent, the preview, what was given and what came of it. */
export const paperFields: Record<string, field.AuthoredField> = {
  paperName: field.words(text('材料名称', 'Paper')),
  provider: field.party(text('材料在哪里', 'Who holds it')),
  forWhat: field.words(text('为办哪件事', 'For which thing')),
  forCase: field.matter(text('用于办件', 'For the case'), 'service-case', 'paperRequests'),
  basis: field.words(text('要这份材料的依据', 'On what ground it is needed')),
  queryCodeHash: field.queryCode(text('查询码指纹', 'Query code’s fingerprint')),
  sample: field.yesNo(text('样例', 'Sample')),
  subjectName: field.words(text('材料所有人', 'Whose paper'), personal),
  subjectId: field.residentId(text('身份证号', 'Resident id'), personal),
  subjectMore: field.words(text('其他查找线索', 'What else helps to find it'), personal),

  sentBackFor: field.paragraph(text('退回原因', 'Why it is sent back')),
  previewFile: field.files(text('拟提供的材料', 'The paper to be given'), { part: 'internal', ...paperFiles }),
  previewedHash: field.words(text('拟提供材料的指纹', 'Fingerprint of the paper to be given')),
  issuedBy: field.words(text('出具单位', 'Issued by')),
  validUntil: field.day(text('有效期至', 'Valid until')),
  whichOf: field.words(text('查到几份，差在哪里', 'How many were found, and how they differ'), {
    hint: text('不写个人信息', 'No personal data here'),
  }),
  availableOn: field.day(text('何日可提供', 'Available on')),
  deferredFor: field.paragraph(text('暂不能提供的原因', 'Why not yet')),
  failure: field.words(text('故障', 'What failed')),
  noneFor: field.paragraph(text('查无的说明', 'Where was looked')),
  refusedFor: field.paragraph(text('不提供的理由和依据', 'Why it is refused, and on what ground')),
  closedFor: field.paragraph(text('结束说明', 'Why it ends')),
  paper: field.files(text('材料', 'The paper'), { ...personal, ...paperFiles }),
  asPreviewed: field.yesNo(text('与预览的是同一份', 'The same as was previewed')),

  consentHow: field.choice(text('同意方式', 'How consent was given'), {
    signed: text('窗口签字', 'Signed at the window'),
    online: text('本人线上确认', 'Confirmed online by the person'),
    agent: text('代理人出示授权', 'By an agent with a mandate'),
  }),
  consentTo: field.words(text('同意的范围', 'Consent to what')),
  consentOn: field.day(text('同意日', 'Consent given on')),
  consentUntil: field.day(text('同意有效至', 'Consent holds until')),
  consentPaper: field.files(text('同意书', 'Written consent'), { ...personal, ...paperFiles }),
  consentRefusedOn: field.day(text('不同意日', 'Refused on')),
  withdrawnOn: field.day(text('撤回日', 'Withdrawn on')),

  previewedBy: field.choice(text('谁看的', 'Seen by'), {
    person: text('本人', 'The person'),
    agent: text('代理人', 'An agent'),
  }),
  previewedOn: field.day(text('预览日', 'Seen on')),
  approvedHash: field.words(text('认可的材料的指纹', 'Fingerprint of what was approved')),
  declinedFor: field.words(text('不用的原因', 'Why not')),

  usedFor: field.words(text('用在哪里', 'Used for')),
  rejectedFor: field.choice(text('退回原因', 'What is wrong'), {
    wrong: text('不是要的那份', 'Not the paper asked for'),
    expired: text('已过有效期', 'Expired'),
    unreadable: text('打不开或看不清', 'Unreadable'),
  }),

  sawHash: field.words(text('看到的材料的指纹', 'Fingerprint of what was seen')),
  whichOne: field.words(text('是哪一份', 'Which one it is'), personal),
  whichNote: field.words(text('答复说明', 'Note')),
  urgeText: field.paragraph(text('催办内容', 'Message')),
  comment: remarkFields.comment,
  correction: remarkFields.correction,
}
