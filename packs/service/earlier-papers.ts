import { type AuthoredOpenStep, field, type Reuses, text } from '@lianyu/kernel'

export const earlierFields: Record<string, field.AuthoredField> = {
  earlierSaid: field.choice(text('申请人的意见', 'The applicant'), {
    given: text('同意用以前交过的材料', 'Consents to earlier papers'),
    refused: text('不同意用以前交过的，自己另交', 'Hands the papers in anew'),
    withdrawn: text('撤回用以前交过材料的同意', 'Takes back the consent to earlier papers'),
  }),
  earlierHow: field.choice(text('怎样表示的', 'How it was said'), {
    signed: text('窗口签字', 'Signed at the window'),
    spoken: text('当面口头', 'By word of mouth at the window'),
    agent: text('代理人出示授权', 'By an agent with a mandate'),
  }),
  // Two cases of one person stand side by side in it: it stays here, and can be erased.
  addedFrom: field.paragraph(text('取自以前的办件', 'From earlier cases'), {
    part: 'internal',
    hint: text('从“以前交过的”取用时自动写明', 'Written by the node where earlier papers are taken over'),
  }),
}

/** Said at the window, by whoever stands there; nothing earlier is looked up before it. */
export const earlierStep: AuthoredOpenStep = {
  label: text('用以前交过的材料：记下意见', 'Earlier papers: what the applicant says'),
  says: text(
    '先问申请人；同意了才能查看，只用于这一件，随时可以撤回',
    'Ask first: nothing is looked up without consent; for this case alone, taken back at any time',
  ),
  did: text('申请人{earlierSaid}（{earlierHow}）', 'The applicant: {earlierSaid} ({earlierHow})'),
  by: ['officer', 'approver'],
  of: 'origin',
  form: ['earlierSaid!', 'earlierHow!'],
}

/** A firm's case is the firm's, whoever brings it. */
export const caseReuses: Reuses = {
  who: ['applicantUscc', 'applicantId'],
  papers: ['application', 'addedPapers'],
  consent: { step: 'consent-earlier', says: 'earlierSaid', given: 'given', withdrawn: 'withdrawn' },
  takes: { step: 'add-papers', files: 'addedPapers', what: 'addedWhat', from: 'addedFrom' },
}
