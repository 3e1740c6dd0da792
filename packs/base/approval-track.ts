import { type AuthoredTrack, field, text } from '@lianyu/kernel'

/**
 * What every paper goes through inside a party before it leaves: 拟稿→会签→合法性审核→签发→用印. Each party has its own
 * instance in its home log; the others learn only that it stood at the seal.
 *
 * @source 党政机关公文处理工作条例 (2012) ch. 5
 */
export const approvalTrack: AuthoredTrack = {
  label: text('本方办文', 'Own approval'),
  local: true,
  holder: 'office',
  start: 'drafted',
  stages: {
    drafted: { label: text('拟稿', 'Drafted') },
    countersigned: { label: text('会签', 'Countersigned') },
    reviewed: { label: text('合法性审核', 'Legality reviewed') },
    issued: { label: text('签发', 'Approved for issue') },
    sealed: { label: text('用印', 'Sealed') },
  },
  steps: {
    countersign: {
      label: text('会签', 'Countersign'),
      says: text('记下会签单位的意见，转合法性审核', 'Notes what the units concerned said; goes on to legality review'),
      did: text('完成会签：{countersignedBy}', 'Countersigned: {countersignedBy}'),
      from: 'drafted',
      to: 'countersigned',
      by: ['officer', 'approver'],
      form: ['countersignedBy!'],
    },
    'review-legality': {
      label: text('合法性审核', 'Review legality'),
      says: text('出具审核意见，转领导签发', 'Gives the legal opinion; goes on to be approved'),
      did: text('通过合法性审核', 'Passed legality review'),
      from: 'countersigned',
      to: 'reviewed',
      by: ['legal'],
      form: ['legalOpinion!', 'fairCompetitionNo'],
    },
    issue: {
      label: text('签发', 'Approve for issue'),
      says: text('同意发出，转用印', 'Approves the paper; it goes on to be sealed'),
      did: text('已签发', 'Approved for issue'),
      from: 'reviewed',
      to: 'issued',
      by: ['leader'],
      form: ['issueNote'],
    },
    seal: {
      label: text('用印', 'Seal'),
      says: text('盖章后即可对外签署或发出', 'Once sealed it may be signed or sent'),
      did: text('已用印，文号 {paperNo}', 'Sealed, number {paperNo}'),
      from: 'issued',
      to: 'sealed',
      by: ['seal-keeper'],
      form: ['paperNo!'],
    },
    'send-back': {
      label: text('退回重拟', 'Send back'),
      says: text('退回拟稿，需重走会签、审核、签发', 'Back to drafting; everything is gone through again'),
      did: text('退回重拟：{sentBackFor}', 'Sent back: {sentBackFor}'),
      from: ['countersigned', 'reviewed', 'issued', 'sealed'],
      to: 'drafted',
      by: ['officer', 'legal', 'leader', 'seal-keeper'],
      form: ['sentBackFor!'],
    },
  },
}

export const approvalFields: Record<string, field.AuthoredField> = {
  countersignedBy: field.words(text('会签单位', 'Countersigned by')),
  legalOpinion: field.paragraph(text('审核意见', 'Legal opinion')),
  fairCompetitionNo: field.words(text('公平竞争审查号', 'Fair-competition review number'), {
    hint: text('涉及经营者的政策和合同必填', 'Needed for policies and contracts that concern businesses'),
  }),
  issueNote: field.paragraph(text('签发意见', 'Note on approval')),
  paperNo: field.words(text('文号', 'Paper number'), {
    hint: text('如 湘东府函〔2026〕12号', 'e.g. 湘东府函〔2026〕12号'),
  }),
  sentBackFor: field.paragraph(text('退回原因', 'Why it is sent back')),
}
